package io.portwright.provider.value;

import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a value is made of. */
public sealed interface Structured permits Marked {

  default boolean isNull() {
    return this instanceof Value.NullValue;
  }

  /** Known and not null at this node. */
  default boolean isPresent() {
    return isKnown() && !isNull();
  }

  /** Known at this node; parts may still be unknown. */
  default boolean isKnown() {
    return !(this instanceof Value.UnknownValue);
  }

  default boolean isWhollyKnown() {
    return isKnown() && extent().known();
  }

  /** What the parts add up to. */
  default Extent extent() {
    return Extent.NOTHING;
  }

  /**
   * How large this value is: 1 for itself, more for what it holds. A part counts as often as it is
   * reached, and what is null or unknown as much as its type.
   */
  default long cells() {
    return 1 + extent().cells();
  }

  /** Levels of parts inside; 0 without parts. */
  default int depth() {
    return extent().depth();
  }

  /** Direct parts in order; empty for primitives, null and unknown. */
  default Collection<Value> parts() {
    return List.of();
  }

  /** This node with each direct part replaced; the type follows for tuples and objects. */
  default Value mapParts(UnaryOperator<Value> change) {
    return Parts.mapped((Value) this, change);
  }
}
