package io.portwright.engine.eval.function;

import io.portwright.provider.value.Equality;
import io.portwright.provider.value.Value;

/** Equality as the searching functions see it. */
final class Sameness {

  private Sameness() {}

  /** A bool; known whenever both values are wholly known, also with untyped nulls inside. */
  static Value of(Value a, Value b) {
    Value equal = Equality.equal(a, b);
    return equal.isKnown() || !a.isWhollyKnown() || !b.isWhollyKnown()
        ? equal
        : Value.bool(a.unmarkedDeep().equals(b.unmarkedDeep()));
  }
}
