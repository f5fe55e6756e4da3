package io.portwright.engine.eval.function;

import io.portwright.provider.value.Type;

/**
 * One parameter of a function.
 *
 * @param name as it appears in messages
 * @param type what arguments are converted to; {@link Type#DYNAMIC} inside stands for any type
 * @param allowNull null is passed on instead of refused
 * @param allowUnknown unknown is passed on instead of making the result unknown
 * @param allowMarked marks are passed on instead of lifted to the result
 * @param allowDynamic a value without a type (an untyped null, an unknown of unknown type) is
 *     passed on instead of making the result unknown
 */
public record Parameter(
    String name,
    Type type,
    boolean allowNull,
    boolean allowUnknown,
    boolean allowMarked,
    boolean allowDynamic) {

  static Parameter of(String name, Type type) {
    return new Parameter(name, type, false, false, false, false);
  }

  Parameter withNull() {
    return new Parameter(name, type, true, allowUnknown, allowMarked, allowDynamic);
  }

  Parameter withUnknown() {
    return new Parameter(name, type, allowNull, true, allowMarked, allowDynamic);
  }

  Parameter withMarked() {
    return new Parameter(name, type, allowNull, allowUnknown, true, allowDynamic);
  }

  Parameter withDynamic() {
    return new Parameter(name, type, allowNull, allowUnknown, allowMarked, true);
  }
}
