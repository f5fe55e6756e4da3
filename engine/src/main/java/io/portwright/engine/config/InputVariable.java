package io.portwright.engine.config;

import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A {@code variable} block.
 *
 * @param constraint type with its optional attributes and their defaults
 * @param fallback converted to the type, with defaults applied; empty when a value is required
 * @param range type and label
 */
public record InputVariable(
    String name,
    TypeConstraint constraint,
    Optional<Value> fallback,
    String description,
    Set<Flag> flags,
    List<CheckRule> validations,
    SourceRange range) {

  /** Properties of a variable. */
  public enum Flag {
    SENSITIVE,
    EPHEMERAL,
    /** Null is a value, not a wish for the default. Terraform's default. */
    NULLABLE,
    /** Values from the command line or environment are read as expressions, not as plain text. */
    PARSED
  }

  public InputVariable {
    flags = Set.copyOf(flags);
    validations = List.copyOf(validations);
  }

  public boolean is(Flag flag) {
    return flags.contains(flag);
  }
}
