package io.portwright.provider.megaport.pricing;

import io.portwright.provider.megaport.wire.Json;

/** How the price of an object can be found out before it is ordered. */
public sealed interface Cost {

  Cost FREE = new Free();
  Cost UNKNOWN = new Unknown();

  /** It costs nothing, whatever it says. */
  record Free() implements Cost {}

  /** It costs something that nobody tells beforehand, or what decides it is not known yet. */
  record Unknown() implements Cost {}

  /**
   * One line of the price book. Objects with equal lines cost the same.
   *
   * @param line body of the request
   * @param count how many of it the object has: the members of a LAG, else 1
   * @param termMonths 0 for what has no term of its own
   */
  record Listed(Chapter chapter, Json.Obj line, int count, int termMonths) implements Cost {}

  /** What kind of line. */
  enum Chapter {
    PRODUCT,
    ADD_ON
  }
}
