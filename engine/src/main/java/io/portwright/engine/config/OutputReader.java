package io.portwright.engine.config;

import io.portwright.engine.config.OutputValue.Flag;
import io.portwright.engine.syntax.AttributeNode;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.BodyNode;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Name;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code output} blocks. */
final class OutputReader {
  private static final BlockShape SHAPE =
      BlockShape.of(
          Set.of("value"),
          Set.of("description", "depends_on", "sensitive", "ephemeral"),
          Set.of("precondition", "postcondition"));

  private final List<Diagnostic> found;

  OutputReader(List<Diagnostic> found) {
    this.found = found;
  }

  OutputValue read(BlockNode block) {
    Name label = block.labels().getFirst();
    BodyNode body = block.body();
    Identifiers.check(label, "Invalid output name", found);
    found.addAll(SHAPE.problems(block));
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    if (Constants.truth(VariableReader.expression(body, "sensitive"), found).orElse(false)) {
      flags.add(Flag.SENSITIVE);
    }
    if (Constants.truth(VariableReader.expression(body, "ephemeral"), found).orElse(false)) {
      flags.add(Flag.EPHEMERAL);
    }
    for (BlockNode after : SHAPE.blocks(body, "postcondition")) {
      found.add(
          Diagnostic.error(
              "Postconditions are not allowed",
              "Output values can only have preconditions, not postconditions.",
              after.typeRange()));
    }
    Optional<Expression> value = body.attribute("value").map(AttributeNode::expression);
    return new OutputValue(
        label.text(),
        value.orElseGet(() -> new Expression.Invalid(block.header())),
        Constants.text(VariableReader.expression(body, "description"), found).orElse(""),
        flags,
        StaticReferences.list(VariableReader.expression(body, "depends_on"), found),
        CheckRuleReader.read(SHAPE.blocks(body, "precondition"), Optional.empty(), found),
        block.header());
  }
}
