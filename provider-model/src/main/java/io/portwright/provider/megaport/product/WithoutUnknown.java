package io.portwright.provider.megaport.product;

import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;

/** A planned object as it can be recorded: what is not known yet is null. */
public final class WithoutUnknown {

  private WithoutUnknown() {}

  public static ObjectValue of(ObjectValue object) {
    return object.isWhollyKnown() ? object : (ObjectValue) value(object);
  }

  private static Value value(Value value) {
    return value.isKnown() ? value.mapParts(WithoutUnknown::value) : Value.nullOf(value.type());
  }
}
