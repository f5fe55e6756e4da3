package io.portwright.engine.eval.function;

import io.portwright.provider.value.BigFloat;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * One call whose arguments have passed the standard checks.
 *
 * @param arguments converted; null, unknown and marked only where the parameter allows it
 * @param returnType what the type rule of the function chose
 */
record Call(List<Value> arguments, Type returnType, CallContext context) {

  private static final String NOT_WHOLE =
      "value must be a whole number, between -9223372036854775808 and 9223372036854775807";

  Meter meter() {
    return context.meter();
  }

  int count() {
    return arguments.size();
  }

  Value argument(int index) {
    return arguments.get(index);
  }

  /** All arguments from this one on. */
  List<Value> from(int index) {
    return arguments.subList(index, arguments.size());
  }

  String text(int index) {
    return argument(index).asString();
  }

  BigFloat number(int index) {
    return argument(index).asNumber();
  }

  /** A whole number within the range of long; refuses the call when it is not. */
  long whole(int index) throws FunctionFailure {
    return whole(argument(index)).orElseThrow(() -> FunctionFailure.call(NOT_WHOLE));
  }

  /** A whole number of any size; refuses the call when it is not. */
  BigInteger bigWhole(int index) throws FunctionFailure {
    BigFloat number = number(index);
    if (!number.isInteger()) {
      throw FunctionFailure.call("value must be a whole number");
    }
    if (number.isHuge()) {
      throw FunctionFailure.call("value has too many digits");
    }
    return number.toBigInteger();
  }

  /** A whole number within the range of long; refuses the argument when it is not. */
  static long wholeArgument(Value value, int index, String prefix) throws FunctionFailure {
    return whole(value).orElseThrow(() -> FunctionFailure.argument(index, prefix + NOT_WHOLE));
  }

  static Optional<Long> whole(Value value) {
    return value.asNumber().asLongExact();
  }
}
