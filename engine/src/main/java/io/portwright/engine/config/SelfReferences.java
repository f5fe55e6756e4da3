package io.portwright.engine.config;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.References;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
