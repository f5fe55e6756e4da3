package io.portwright.engine.config;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.address.ResourceAddress.Mode;
import io.portwright.engine.syntax.AttributeNode;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Expression.Traversal;
import io.portwright.engine.syntax.TraversalStep;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where an object is imported to: names and, between them, keys that may have to be evaluated.
 *
 * @param parts in the order of the address
 * @param range of the whole expression
 */
public record ImportTarget(List<Part> parts, SourceRange range) {
  public ImportTarget {
    parts = List.copyOf(parts);
  }

  /** A piece of the address. */
  public sealed interface Part {
    record Name(String text) implements Part {}

    record Key(Expression expression) implements Part {}
  }

  static Checked<ImportTarget> of(AttributeNode written) {
    Expression expression = written.expression();
    List<Diagnostic> found = new ArrayList<>();
    Optional<ImportTarget> target = read(expression, found);
    if (target.isEmpty() || !found.isEmpty()) {
      found.add(
          Diagnostic.error(
              "Invalid import address",
              "Only managed resources can be imported.",
              written.range()));
    }
    return found.isEmpty() ? Checked.of(target.orElseThrow()) : Checked.failed(found);
  }

  private static Optional<ImportTarget> read(Expression expression, List<Diagnostic> found) {
    List<Part> parts = new ArrayList<>();
    if (!collect(expression, parts)) {
      StaticReferences.bare(expression, found);
      return readBare(expression, found);
    }
    if (expression instanceof Traversal) {
      return readBare(expression, found);
    }
    return managed(parts)
        ? Optional.of(new ImportTarget(parts, expression.range()))
        : Optional.empty();
  }

  private static Optional<ImportTarget> readBare(Expression expression, List<Diagnostic> found) {
    List<Diagnostic> unread = new ArrayList<>();
    Optional<Traversal> traversal = StaticReferences.bare(expression, unread);
    if (traversal.isEmpty()) {
      return Optional.empty();
    }
    Checked<MoveEndpoint> address = WrittenAddress.of(traversal.get());
    found.addAll(address.diagnostics());
    List<Part> parts = new ArrayList<>();
    return address
        .value()
        .filter(_ -> collect(traversal.get(), parts))
        .flatMap(read ->
            switch (read) {
              case MoveEndpoint.Module _ -> {
                found.add(
                    Diagnostic.error(
                        "Invalid address",
                        "A resource instance address is required here. The module path must be"
                            + " followed by a resource instance specification.",
                        expression.range()));
                yield Optional.empty();
              }
              case MoveEndpoint.Resource resource when resource.address().isData() ->
                  Optional.empty();
              case MoveEndpoint.Resource _ ->
                  Optional.of(new ImportTarget(parts, expression.range()));
            });
  }

  private static boolean managed(List<Part> parts) {
    List<String> names = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof Part.Name name) {
        names.add(name.text());
      }
    }
    int rest = 0;
    while (rest + 1 < names.size() && names.get(rest).equals("module")) {
      rest += 2;
    }
    return names.size() - rest >= 2 && !names.get(rest).equals("data");
  }

  /** The address when all its keys are written out; no value when one has to be evaluated. */
  Optional<String> text() {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Part.Name name -> text.append(text.isEmpty() ? "" : ".").append(name.text());
        case Part.Key key -> {
          switch (key.expression()) {
            case Expression.StringLiteral _, Expression.NumberLiteral _ ->
                text.append('[').append(key.expression().range().text()).append(']');
            case Expression _ -> {
              return Optional.empty();
            }
          }
        }
      }
    }
    return Optional.of(text.toString());
  }

  private static boolean collect(Expression expression, List<Part> parts) {
    return switch (expression) {
      case Expression.Traversal traversal -> {
        parts.add(new Part.Name(traversal.root().text()));
        steps(traversal.steps(), parts);
        yield true;
      }
      case Expression.RelativeTraversal relative when collect(relative.source(), parts) -> {
        steps(relative.steps(), parts);
        yield true;
      }
      case Expression.IndexAccess index when collect(index.collection(), parts) -> {
        parts.add(new Part.Key(index.key()));
        yield true;
      }
      case Expression _ -> false;
    };
  }

  private static void steps(List<TraversalStep> steps, List<Part> parts) {
    for (TraversalStep step : steps) {
      parts.add(
          switch (step) {
            case TraversalStep.Attribute attribute -> new Part.Name(attribute.name());
            case TraversalStep.Index index -> new Part.Key(index.key());
          });
    }
  }

  /** The block that the target belongs to, whatever the keys are. */
  public ResourceAddress block() {
    List<String> names = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof Part.Name name) {
        names.add(name.text());
      }
    }
    ModuleAddress module = ModuleAddress.ROOT;
    int at = 0;
    while (names.get(at).equals("module") && names.size() > at + 2) {
      module = module.child(names.get(at + 1), InstanceKey.NONE);
      at += 2;
    }
    if (names.get(at).equals("resource") && names.size() > at + 2) {
      at++;
    }
    return new ResourceAddress(module, Mode.MANAGED, names.get(at), names.get(at + 1));
  }
}
