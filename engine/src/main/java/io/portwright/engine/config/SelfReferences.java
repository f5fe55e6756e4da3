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
        .map(expression -> in(List.of(expression), block))
        .orElse(List.of())
        .stream()
        .filter(reference -> reference.key().isEmpty())
        .map(SelfReferences::problem)
        .toList();
  }

  /** In the arguments: to the whole resource or to any instance of it. */
  static List<Reference.Resource> inArguments(ResourceBlock block) {
    return in(block.arguments(), block);
  }

  /** Those that one instance may not have: to the whole resource or to this instance. */
  static List<Diagnostic> problems(List<Reference.Resource> references, InstanceKey own) {
    List<Diagnostic> found = new ArrayList<>(0);
    for (Reference.Resource reference : references) {
      if (reference.key().isEmpty() || reference.key().get().equals(own)) {
        found.add(problem(reference));
      }
    }
    return found;
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
    List<Expression> expressions = new ArrayList<>(block.arguments());
    ModuleCheck.conditions(block).forEach(part -> expressions.add(part.expression()));
    expressions.addAll(block.lifecycle().replaceTriggeredBy());
    block.repetition().expression().ifPresent(expressions::add);
    expressions.forEach(expression -> found.addAll(References.in(expression)));
    return found;
  }

  private static List<Reference.Resource> in(List<Expression> expressions, ResourceBlock block) {
    List<Reference.Resource> found = new ArrayList<>(0);
    for (Expression expression : expressions) {
      for (Traversal traversal : References.in(expression)) {
        if (ReferenceReader.read(traversal).value().orElse(null) instanceof Reference.Resource r
            && r.address().equals(block.address())) {
          found.add(r);
        }
      }
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
