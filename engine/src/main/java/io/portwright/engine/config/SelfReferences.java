package io.portwright.engine.config;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Expression.Traversal;
import io.portwright.engine.syntax.References;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds where a resource refers to itself. */
final class SelfReferences {
  private SelfReferences() {}

  /** In {@code count} and {@code for_each}. */
  static List<Diagnostic> inRepetition(ResourceBlock block) {
    return block
        .repetition()
        .expression()
        .map(expression -> in(List.of(expression), block, Optional.empty()))
        .orElse(List.of());
  }

  /** In the arguments of one instance: to the whole resource or to this instance. */
  static List<Diagnostic> inArguments(ResourceBlock block, InstanceKey key) {
    return in(
        BodyExpressions.in(block.body(), block.schema(), MetaArguments.RESOURCE),
        block,
        Optional.of(key));
  }

  /**
   * Where instances refer to each other: to several of them by key, or to all of them, which a key
   * that is not there does too. None of them can be first, so that is a cycle, even for what does
   * not need their values.
   *
   * @param keys of all instances
   */
  static Optional<Diagnostic> amongInstances(
      ResourceBlock block, Set<InstanceKey> keys, ModuleAddress module) {
    if (keys.size() < 2) {
      return Optional.empty();
    }
    Set<InstanceKey> named = new TreeSet<>();
    for (Traversal traversal : traversals(block)) {
      if (ReferenceReader.read(traversal).value().orElse(null) instanceof Reference.Resource r
          && r.address().equals(block.address())) {
        r.key().filter(keys::contains).ifPresentOrElse(named::add, () -> named.addAll(keys));
      }
    }
    named.retainAll(keys);
    return named.size() < 2
        ? Optional.empty()
        : Optional.of(
            Diagnostic.error(
                "Cycle: "
                    + named.stream()
                        .map(key -> block.address().in(module).instance(key).toString())
                        .collect(Collectors.joining(", ")),
                "These instances refer to each other, so none of them can be first. Leave the"
                    + " references to "
                    + block.address()
                    + " out of its own block, or make a second block of some of the instances."));
  }

  private static List<Traversal> traversals(ResourceBlock block) {
    List<Traversal> found = new ArrayList<>(block.dependsOn());
    List<Expression> expressions =
        new ArrayList<>(BodyExpressions.in(block.body(), block.schema(), MetaArguments.RESOURCE));
    ModuleCheck.conditions(block).forEach(part -> expressions.add(part.expression()));
    expressions.addAll(block.lifecycle().replaceTriggeredBy());
    block.repetition().expression().ifPresent(expressions::add);
    expressions.forEach(expression -> found.addAll(References.in(expression)));
    return found;
  }

  private static List<Diagnostic> in(
      List<Expression> expressions, ResourceBlock block, Optional<InstanceKey> own) {
    List<Diagnostic> found = new ArrayList<>();
    for (Expression expression : expressions) {
      References.in(expression).stream()
          .flatMap(traversal -> ReferenceReader.read(traversal).value().stream())
          .filter(Reference.Resource.class::isInstance)
          .map(Reference.Resource.class::cast)
          .filter(reference -> reference.address().equals(block.address()))
          .filter(reference -> reference.key().isEmpty() || reference.key().equals(own))
          .forEach(reference -> found.add(problem(reference)));
    }
    return found;
  }

  private static Diagnostic problem(Reference.Resource reference) {
    return Diagnostic.error(
        "Self-referential block",
        "Configuration for "
            + reference.address()
            + reference.key().map(InstanceKey::toString).orElse("")
            + " may not refer to itself.",
        reference.range());
  }
}
