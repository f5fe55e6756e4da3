package io.portwright.engine.config;

import io.portwright.engine.config.InputVariable.Flag;
import io.portwright.engine.eval.GoText;
import io.portwright.engine.syntax.AttributeNode;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.BodyNode;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Name;
import io.portwright.engine.syntax.References;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Conversion;
import io.portwright.provider.value.Conversion.Attempt;
import io.portwright.provider.value.Value;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code variable} blocks. */
final class VariableReader {
  private static final BlockShape SHAPE =
      BlockShape.of(
          Set.of(),
          Set.of("description", "default", "type", "sensitive", "ephemeral", "nullable"),
          Set.of("validation"));

  private static final Set<String> RESERVED =
      Set.of(
          "source",
          "version",
          "provider",
          "providers",
          "_",
          "count",
          "for_each",
          "lifecycle",
          "depends_on",
          "locals");

  private static final String BAD_DEFAULT = "Invalid default value for variable";

  private final List<Diagnostic> found;

  VariableReader(List<Diagnostic> found) {
    this.found = found;
  }

  InputVariable read(BlockNode block) {
    Name label = block.labels().getFirst();
    BodyNode body = block.body();
    Identifiers.check(label, "Invalid variable name", found);
    if (RESERVED.contains(label.text())) {
      found.add(
          Diagnostic.error(
              "Invalid variable name",
              "The variable name "
                  + GoText.quoted(label.text())
                  + " is reserved due to its special meaning inside module blocks.",
              label.range()));
    }
    found.addAll(SHAPE.problems(block));
    TypeConstraint constraint =
        expression(body, "type").map(new TypeReader(found)::read).orElse(TypeConstraint.ANY);
    Set<Flag> flags = flags(body, constraint);
    Optional<Value> fallback =
        expression(body, "default").flatMap(e -> fallback(e, constraint, flags));
    return new InputVariable(
        label.text(),
        constraint,
        fallback,
        Constants.text(expression(body, "description"), found).orElse(""),
        flags,
        validations(label.text(), body),
        block.header());
  }

  private List<CheckRule> validations(String name, BodyNode body) {
    List<BlockNode> blocks = SHAPE.blocks(body, "validation");
    for (BlockNode block : blocks) {
      Optional<Expression> condition = expression(block.body(), "condition");
      if (condition.isPresent() && !mentions(condition.get(), name)) {
        found.add(
            Diagnostic.error(
                "Invalid variable validation condition",
                "The condition for variable "
                    + GoText.quoted(name)
                    + " must refer to var."
                    + name
                    + " in order to test incoming values.",
                condition.get().range()));
      }
    }
    return CheckRuleReader.read(blocks, Optional.empty(), found);
  }

  private static boolean mentions(Expression condition, String name) {
    return References.in(condition).stream()
        .flatMap(traversal -> ReferenceReader.read(traversal).value().stream())
        .anyMatch(r -> r instanceof Reference.Variable variable && variable.name().equals(name));
  }

  static Optional<Expression> expression(BodyNode body, String name) {
    return body.attribute(name).map(AttributeNode::expression);
  }

  private Set<Flag> flags(BodyNode body, TypeConstraint constraint) {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    if (Constants.truth(expression(body, "sensitive"), found).orElse(false)) {
      flags.add(Flag.SENSITIVE);
    }
    if (Constants.truth(expression(body, "ephemeral"), found).orElse(false)) {
      flags.add(Flag.EPHEMERAL);
    }
    if (Constants.truth(expression(body, "nullable"), found).orElse(true)) {
      flags.add(Flag.NULLABLE);
    }
    if (!constraint.type().isPrimitive() && body.attribute("type").isPresent()) {
      flags.add(Flag.PARSED);
    }
    return flags;
  }

  private Optional<Value> fallback(
      Expression expression, TypeConstraint constraint, Set<Flag> flags) {
    Optional<Value> value = Constants.value(expression, found);
    if (value.isEmpty()) {
      return value;
    }
    if (value.get().isNull() && !flags.contains(Flag.NULLABLE)) {
      found.add(
          Diagnostic.error(
              BAD_DEFAULT,
              "A null default value is not valid when nullable=false.",
              expression.range()));
      return Optional.empty();
    }
    Value filled = constraint.defaults().applied(value.get());
    return switch (Conversion.convert(filled, constraint.type())) {
      case Attempt.Converted converted -> Optional.of(converted.value());
      case Attempt.Failed failed -> {
        found.add(
            Diagnostic.error(
                BAD_DEFAULT,
                "This default value is not compatible with the variable's type constraint: "
                    + ConversionText.of(failed)
                    + ".",
                expression.range()));
        yield Optional.of(Value.unknown(constraint.type()));
      }
    };
  }
}
