package io.portwright.engine.config;

import io.portwright.engine.syntax.BlockNode;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code validation}, {@code precondition} and {@code postcondition} blocks. */
final class CheckRuleReader {
  private static final BlockShape SHAPE =
      BlockShape.of(Set.of("condition", "error_message"), Set.of(), Set.of());

  private CheckRuleReader() {}

  static List<CheckRule> read(List<BlockNode> blocks, List<Diagnostic> found) {
    return blocks.stream().map(block -> read(block, found)).flatMap(Optional::stream).toList();
  }

  private static Optional<CheckRule> read(BlockNode block, List<Diagnostic> found) {
    found.addAll(SHAPE.problems(block.body(), block.open()));
    return block
        .body()
        .attribute("condition")
        .flatMap(condition ->
            block
                .body()
                .attribute("error_message")
                .map(message ->
                    new CheckRule(condition.expression(), message.expression(), block.header())));
  }
}
