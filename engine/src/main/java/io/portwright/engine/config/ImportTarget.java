package io.portwright.engine.config;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.address.ResourceAddress.Mode;
import io.portwright.engine.syntax.AttributeNode;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.TraversalStep;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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

  /** Words in front of resources that are in no state. */
  private static final Set<String> UNMANAGED = Set.of("data", "ephemeral");

  /** With keys that are evaluated for each object. */
  static Checked<ImportTarget> repeated(AttributeNode written) {
    return read(written, List.of());
  }

  /** An address that stands there as it is. */
  static Checked<ImportTarget> single(AttributeNode written) {
    return switch (written.expression()) {
      case Expression.Traversal traversal -> read(written, unfitKeys(traversal, written));
      // Keywords are names where only names are expected, and too short ones for a resource.
      case Expression.NullLiteral word ->
          Checked.failed(List.of(incomplete(word), notManaged(written)));
      case Expression.BooleanLiteral word ->
          Checked.failed(List.of(incomplete(word), notManaged(written)));
      case Expression other ->
          read(
              written,
              List.of(
                  notStatic(other),
                  Diagnostic.error(
                      "Invalid address",
                      "A resource instance address is required here. The module path must be"
                          + " followed by a resource instance specification.")));
    };
  }

  private static List<Diagnostic> unfitKeys(Expression.Traversal traversal, AttributeNode written) {
    return traversal.steps().stream()
        .filter(step ->
            step instanceof TraversalStep.Index index
                && index.key() instanceof Expression.BooleanLiteral)
        .flatMap(step ->
            Stream.of(
                Diagnostic.error(
                    "Invalid address",
                    "Invalid resource instance key: either a string or an integer is required.",
                    step.range()),
                notManaged(written)))
        .toList();
  }

  private static Diagnostic incomplete(Expression expression) {
    return Diagnostic.error(
        "Invalid address",
        "Resource specification must include a resource type and name.",
        expression.range());
  }

  private static Checked<ImportTarget> read(AttributeNode written, List<Diagnostic> known) {
    List<Part> parts = new ArrayList<>();
    Expression expression = written.expression();
    if (!collect(expression, parts)) {
      return Checked.failed(List.of(notStatic(expression), notManaged(written)));
    }
    List<Diagnostic> problems = new ArrayList<>(known);
    problems.addAll(problems(parts, written));
    return problems.isEmpty()
        ? Checked.of(new ImportTarget(parts, expression.range()))
        : Checked.failed(problems);
  }

  private static Diagnostic notStatic(Expression expression) {
    return Diagnostic.error(
        "Invalid expression",
        "A single static variable reference is required: only attribute access and indexing with"
            + " constant keys. No calculations, function calls, template expressions, etc are"
            + " allowed here.",
        expression.range());
  }

  private static Diagnostic notManaged(AttributeNode written) {
    return Diagnostic.error(
        "Invalid import address", "Only managed resources can be imported.", written.range());
  }

  private static List<Diagnostic> problems(List<Part> parts, AttributeNode written) {
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
    List<Diagnostic> found = new ArrayList<>();
    boolean wholeModule = rest > 0 && rest == names.size();
    boolean managed = names.size() - rest >= 2 && !UNMANAGED.contains(names.get(rest));
    if (wholeModule) {
      found.add(
          Diagnostic.error(
              "Invalid address",
              "A resource instance address is required here. The module path must be followed by a"
                  + " resource instance specification.",
              written.expression().range()));
    } else if (names.size() - rest < 2) {
      found.add(incomplete(written.expression()));
    }
    boolean reserved =
        names.size() - rest >= 2
            && !wholeModule
            && written.expression() instanceof Expression.Traversal
            && WrittenAddress.isReserved(names.get(rest));
    if (reserved) {
      found.add(WrittenAddress.reserved(names.get(rest), written.expression().range()));
    }
    boolean longer =
        managed
            && !reserved
            && names.size() - rest - (names.get(rest).equals("resource") ? 1 : 0) > 2;
    if (longer) {
      found.add(
          Diagnostic.error(
              "Invalid address",
              "Resource instance key must be given in square brackets.",
              lastStep(written.expression())));
    }
    if (!managed || longer || reserved) {
      found.add(notManaged(written));
    }
    return found;
  }

  private static SourceRange lastStep(Expression expression) {
    return expression instanceof Expression.Traversal traversal && !traversal.steps().isEmpty()
        ? traversal.steps().getLast().range()
        : expression.range();
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

  /** The keys of modules and of the instance, as they are written. */
  List<Expression> keys() {
    return parts.stream()
        .filter(Part.Key.class::isInstance)
        .map(part -> ((Part.Key) part).expression())
        .toList();
  }

  /** Whether there is a key anywhere in the address. */
  public boolean hasKey() {
    return parts.stream().anyMatch(Part.Key.class::isInstance);
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
