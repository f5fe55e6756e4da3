package io.portwright.engine.config;

import io.portwright.engine.syntax.Expression;
import java.util.List;
import java.util.Set;

/**
 * The {@code lifecycle} block of a resource.
 *
 * @param ignoreChanges what is not planned when it changes in the configuration
 * @param replaceTriggeredBy references whose change replaces the resource
 */
public record Lifecycle(
    Set<Flag> flags,
    List<IgnoredAttribute> ignoreChanges,
    List<Expression> replaceTriggeredBy,
    List<CheckRule> preconditions,
    List<CheckRule> postconditions) {

  public static final Lifecycle NONE =
      new Lifecycle(Set.of(), List.of(), List.of(), List.of(), List.of());

  /** Arguments that are on or off. */
  public enum Flag {
    CREATE_BEFORE_DESTROY,
    /** {@code create_before_destroy} was written, as true or as false. */
    EXCHANGE_WRITTEN,
    PREVENT_DESTROY,
    /** {@code ignore_changes = all}. */
    IGNORE_ALL
  }

  public Lifecycle {
    flags = Set.copyOf(flags);
    ignoreChanges = List.copyOf(ignoreChanges);
    replaceTriggeredBy = List.copyOf(replaceTriggeredBy);
    preconditions = List.copyOf(preconditions);
    postconditions = List.copyOf(postconditions);
  }

  /** Whether there are preconditions or postconditions. */
  public boolean hasConditions() {
    return !preconditions.isEmpty() || !postconditions.isEmpty();
  }

  public boolean is(Flag flag) {
    return flags.contains(flag);
  }
}
