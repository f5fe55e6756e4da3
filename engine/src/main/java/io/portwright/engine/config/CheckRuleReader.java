package io.portwright.engine.config;

import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.References;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code validation}, {@code precondition} and {@code postcondition} blocks. */
final class CheckRuleReader {
  private static final BlockShape SHAPE =
      BlockShape.of(Set.of("condition", "error_message"), Set.of(), Set.of());

  private CheckRuleReader() {}

  /**
   * @param owner resource that the rules belong to and may not name
   */
  static List<CheckRule> read(
      List<BlockNode> blocks, Optional<ResourceAddress> owner, List<Diagnostic> found) {
    return blocks.stream()
        .map(block -> read(block, owner, found))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<CheckRule> read(
      BlockNode block, Optional<ResourceAddress> owner, List<Diagnostic> found) {
    found.addAll(SHAPE.problems(block));
    Optional<Expression> condition = VariableReader.expression(block.body(), "condition");
    Optional<Expression> message = VariableReader.expression(block.body(), "error_message");
    boolean refers = condition.filter(c -> !References.in(c).isEmpty()).isPresent();
    if (condition.isPresent() && !refers) {
      found.add(
          Diagnostic.error(
              "Invalid " + block.type() + " expression",
              "The condition expression must refer to at least one object from elsewhere in the"
                  + " configuration, or else its result would not be checking anything.",
              condition.get().range()));
    }
    owner.ifPresent(resource -> {
      condition.ifPresent(c -> selfReference(block, c, resource, found));
      message.ifPresent(m -> selfReference(block, m, resource, found));
    });
    return refers && message.isPresent()
        ? Optional.of(new CheckRule(condition.get(), message.get(), block.header()))
        : Optional.empty();
  }

  private static void selfReference(
      BlockNode block, Expression expression, ResourceAddress owner, List<Diagnostic> found) {
    boolean selfish =
        References.in(expression).stream()
            .flatMap(traversal -> ReferenceReader.read(traversal).value().stream())
            .anyMatch(r -> r instanceof Reference.Resource other && other.address().equals(owner));
    if (selfish) {
      found.add(
          Diagnostic.error(
              "Invalid reference in " + block.type(),
              "Configuration for " + owner + " may not refer to itself.",
              expression.range()));
    }
  }
}
