package io.portwright.engine.config;

import io.portwright.engine.config.InputVariable.Flag;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.BodyNode;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Conversion;
import io.portwright.provider.value.Conversion.Attempt;
import io.portwright.provider.value.Value;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A {@code variable} block of an override file.
 *
 * @param block as written
 * @param read what it says by itself
 */
record VariableChange(BlockNode block, InputVariable read) {
  private static final Map<String, Flag> FLAGS =
      Map.of(
          "sensitive", Flag.SENSITIVE,
          "ephemeral", Flag.EPHEMERAL,
          "nullable", Flag.NULLABLE,
          "type", Flag.PARSED);

  /** The block without {@code validation} blocks, which are refused. */
  static BlockNode withoutRules(BlockNode block, List<Diagnostic> found) {
    BodyNode body = block.body();
    List<BlockNode> rules = body.blocks("validation");
    rules.forEach(rule -> found.add(Overrides.rule(rule)));
    List<BlockNode> others = body.blocks().stream().filter(b -> !rules.contains(b)).toList();
    return new BlockNode(
        block.type(),
        block.typeRange(),
        block.labels(),
        body.with(body.attributes(), others),
        block.open(),
        block.close(),
        block.range());
  }

  /** The variable with whatever this block says instead of what was said before. */
  InputVariable applied(InputVariable base, List<Diagnostic> found) {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    flags.addAll(base.flags());
    FLAGS.forEach((argument, flag) -> {
      if (says(argument)) {
        flags.remove(flag);
        if (read.is(flag)) {
          flags.add(flag);
        }
      }
    });
    TypeConstraint constraint = says("type") ? read.constraint() : base.constraint();
    Optional<Value> fallback = says("default") ? read.fallback() : base.fallback();
    return new InputVariable(
        base.name(),
        constraint,
        fallback.flatMap(value -> converted(value, constraint, flags, found)),
        says("description") ? read.description() : base.description(),
        flags,
        base.validations(),
        base.range());
  }

  private boolean says(String argument) {
    return block.body().attribute(argument).isPresent();
  }

  private Optional<Value> converted(
      Value value, TypeConstraint constraint, Set<Flag> flags, List<Diagnostic> found) {
    if (value.isNull() && !flags.contains(Flag.NULLABLE)) {
      found.add(invalid("A null default value is not valid when nullable=false."));
    }
    return switch (Conversion.convert(value, constraint.type())) {
      case Attempt.Converted converted -> Optional.of(converted.value());
      case Attempt.Failed failed -> {
        found.add(invalid(unsuitable() + failed.message() + "."));
        yield Optional.empty();
      }
    };
  }

  private String unsuitable() {
    if (says("type") && !says("default")) {
      return "Overriding this variable's type constraint has made its default value invalid: ";
    }
    return says("type")
        ? "This variable's default value is not compatible with its type constraint: "
        : "The overridden default value for this variable is not compatible with the variable's"
            + " type constraint: ";
  }

  private Diagnostic invalid(String detail) {
    return Diagnostic.error("Invalid default value for variable", detail, block.header());
  }
}
