package io.portwright.engine.config;

import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.syntax.Expression;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Value;
import java.util.List;
import java.util.Set;

/**
 * An {@code output} block.
 *
 * @param range type and label
 */
public record OutputValue(
    String name,
    Expression value,
    String description,
    Set<Flag> flags,
    List<Expression.Traversal> dependsOn,
    List<CheckRule> preconditions,
    SourceRange range) {

  /** Properties of an output. */
  public enum Flag {
    SENSITIVE,
    EPHEMERAL
  }

  public OutputValue {
    flags = Set.copyOf(flags);
    dependsOn = List.copyOf(dependsOn);
    preconditions = List.copyOf(preconditions);
  }

  public boolean isSensitive() {
    return flags.contains(Flag.SENSITIVE);
  }

  /**
   * A value as those see it who refer to the output. That an output of a called module is declared
   * sensitive hides nothing from its caller, as in Terraform 1.11: only what the value is made from
   * does.
   */
  Value declared(Value value, ModuleAddress module) {
    boolean hidden = isSensitive() && module.isRoot();
    return value.marked(new Marks(hidden, flags.contains(Flag.EPHEMERAL)));
  }
}
