package io.portwright.engine.address;

import io.portwright.provider.value.Utf8Order;

/** Which of the instances that {@code count} or {@code for_each} makes; or the only one. */
public sealed interface InstanceKey extends Comparable<InstanceKey> {

  InstanceKey NONE = new None();

  /** Neither {@code count} nor {@code for_each}. */
  record None() implements InstanceKey {
    @Override
    public String toString() {
      return "";
    }
  }

  /** By {@code count}; {@code index >= 0}. */
  record Index(int index) implements InstanceKey {
    @Override
    public String toString() {
      return "[" + index + "]";
    }
  }

  /** By {@code for_each}. */
  record Name(String name) implements InstanceKey {
    @Override
    public String toString() {
      return "[" + QuotedText.quoted(name) + "]";
    }
  }

  @Override
  default int compareTo(InstanceKey other) {
    return switch (this) {
      case None _ -> other instanceof None ? 0 : -1;
      case Index i ->
          switch (other) {
            case None _ -> 1;
            case Index j -> Integer.compare(i.index(), j.index());
            case Name _ -> -1;
          };
      case Name n -> other instanceof Name m ? Utf8Order.INSTANCE.compare(n.name(), m.name()) : 1;
    };
  }
}
