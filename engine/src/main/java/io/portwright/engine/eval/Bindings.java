package io.portwright.engine.eval;

import io.portwright.provider.value.Value;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names that loops around an expression bind, and the item of the closest splat. */
final class Bindings {
  static final Bindings NONE = new Bindings(null, "", Value.NULL, null);

  private final @Nullable Bindings outer;
  private final String name;
  private final Value value;
  private final @Nullable Value item;

  private Bindings(@Nullable Bindings outer, String name, Value value, @Nullable Value item) {
    this.outer = outer;
    this.name = name;
    this.value = value;
    this.item = item;
  }

  Bindings with(String newName, Value newValue) {
    return new Bindings(this, newName, newValue, item);
  }

  Bindings withItem(Value newItem) {
    return new Bindings(outer, name, value, newItem);
  }

  Optional<Value> named(String wanted) {
    for (Bindings at = this; at.outer != null; at = at.outer) {
      if (at.name.equals(wanted)) {
        return Optional.of(at.value);
      }
    }
    return Optional.empty();
  }

  Value item() {
    if (item == null) {
      throw new IllegalStateException("a splat item outside of a splat");
    }
    return item;
  }
}
