package io.portwright.engine.plan;

import io.portwright.provider.value.Value;
import java.util.Optional;

/**
 * An output value of the root module.
 *
 * @param before empty when it is new
 * @param after empty when it goes; may be unknown
 * @param secrecy whether the output is declared sensitive, now or before
 */
public record OutputChange(
    String name, Optional<Value> before, Optional<Value> after, Secrecy secrecy) {

  /** Whether the value may be shown. */
  public enum Secrecy {
    OPEN,
    SENSITIVE
  }

  /** What happens to an output. */
  public enum Kind {
    CREATE,
    UPDATE,
    DELETE,
    NO_OP
  }

  public Kind kind() {
    if (before.isEmpty()) {
      return after.filter(value -> !value.isNull()).isPresent() ? Kind.CREATE : Kind.NO_OP;
    }
    if (after.isEmpty()) {
      return Kind.DELETE;
    }
    boolean same =
        AttributeDiffs.same(before.get(), after.get())
            && before.get().isSensitive() == after.get().isSensitive();
    return same ? Kind.NO_OP : Kind.UPDATE;
  }
}
