package io.portwright.engine.eval.function;

import static io.portwright.provider.value.Type.DYNAMIC;
import static io.portwright.provider.value.Type.NUMBER;

import io.portwright.provider.value.BigFloat;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Arithmetic, rounding, and reading whole numbers. */
final class NumberFunctions {

  private static final int MAX_RANGE = 1024;

  private NumberFunctions() {}

  static List<Function> all() {
    return List.of(
        abs(), ceil(), floor(), log(), max(), min(), parseint(), pow(), range(), signum(), sum());
  }

  private static Function abs() {
    return Definition.named("abs")
        .takes("num", NUMBER)
        .returns(NUMBER)
        .does(call -> Value.number(call.number(0).abs()));
  }

  private static Function ceil() {
    return Definition.named("ceil")
        .takes("num", NUMBER)
        .returns(NUMBER)
        .does(call -> Value.number(call.number(0).ceil()));
  }

  private static Function floor() {
    return Definition.named("floor")
        .takes("num", NUMBER)
        .returns(NUMBER)
        .does(call -> Value.number(call.number(0).floor()));
  }

  private static Function log() {
    return Definition.named("log")
        .takes("num", NUMBER)
        .takes("base", NUMBER)
        .returns(NUMBER)
        .does(call -> ofDouble(Logarithm.of(real(call, 0)) / Logarithm.of(real(call, 1))));
  }

  private static Function pow() {
    return Definition.named("pow")
        .takes("num", NUMBER)
        .takes("power", NUMBER)
        .returns(NUMBER)
        .does(call -> ofDouble(Power.of(real(call, 0), real(call, 1))));
  }

  /** An argument as a double: it may be infinite, but not become so. */
  private static double real(Call call, int position) throws FunctionFailure {
    BigFloat number = call.number(position);
    double real = number.toDouble();
    if (Double.isInfinite(real) && !number.isInfinite()) {
      String largest = new BigDecimal(Double.MAX_VALUE).toPlainString() + ".000000";
      throw FunctionFailure.call(
          "value must be between -" + largest + " and " + largest + " inclusive");
    }
    return real;
  }

  private static Value ofDouble(double number) throws FunctionFailure {
    if (Double.isNaN(number)) {
      throw FunctionFailure.call("the result is not a number");
    }
    return Value.number(BigFloat.of(number));
  }

  private static Function max() {
    return Definition.named("max")
        .takesMany(Parameter.of("numbers", NUMBER))
        .returns(NUMBER)
        .does(call -> extreme(call, 1));
  }

  private static Function min() {
    return Definition.named("min")
        .takesMany(Parameter.of("numbers", NUMBER))
        .returns(NUMBER)
        .does(call -> extreme(call, -1));
  }

  private static Value extreme(Call call, int direction) throws FunctionFailure {
    if (call.count() == 0) {
      throw FunctionFailure.call("must pass at least one number");
    }
    Value extreme = call.argument(0);
    for (Value candidate : call.from(1)) {
      if (Integer.signum(candidate.asNumber().compareTo(extreme.asNumber())) == direction) {
        extreme = candidate;
      }
    }
    return extreme;
  }

  private static Function signum() {
    return Definition.named("signum")
        .takes("num", NUMBER)
        .returns(NUMBER)
        .does(call -> Value.number(Long.signum(call.whole(0))));
  }

  private static Function sum() {
    return Definition.named("sum")
        .takes("list", DYNAMIC)
        .returns(NUMBER)
        .does(call -> sum(call.argument(0)));
  }

  private static Value sum(Value list) throws FunctionFailure {
    Type type = list.type();
    if (type.isPrimitive()) {
      throw FunctionFailure.argument(0, "cannot sum noniterable");
    }
    if (list.parts().isEmpty()) {
      throw FunctionFailure.argument(0, "cannot sum an empty list");
    }
    if (!Sequences.isSequenceOrSet(type)) {
      throw FunctionFailure.argument(
          0, "argument must be list, set, or tuple. Received " + type.friendlyName());
    }
    if (!list.isWhollyKnown()) {
      return Value.unknown(NUMBER);
    }
    Optional<BigFloat> sum = Optional.empty();
    for (Value item : list.parts()) {
      Optional<Value> number = item.isNull() ? Optional.empty() : Conversions.to(item, NUMBER);
      if (number.isEmpty()) {
        throw FunctionFailure.argument(0, "argument must be list, set, or tuple of number values");
      }
      sum = Optional.of(added(sum, number.get().asNumber()));
    }
    return Value.number(sum.orElse(BigFloat.ZERO));
  }

  private static BigFloat added(Optional<BigFloat> sum, BigFloat number) throws FunctionFailure {
    try {
      return sum.isPresent() ? sum.get().plus(number) : number;
    } catch (ArithmeticException e) {
      throw FunctionFailure.call(String.valueOf(e.getMessage()));
    }
  }

  private static Function range() {
    return Definition.named("range")
        .takesMany(Parameter.of("params", NUMBER))
        .returns(Type.list(NUMBER))
        .does(NumberFunctions::range);
  }

  private static Value range(Call call) throws FunctionFailure {
    if (call.count() < 1 || call.count() > 3) {
      throw FunctionFailure.call("must have one, two, or three arguments");
    }
    BigFloat start = call.count() == 1 ? BigFloat.ZERO : call.number(0);
    BigFloat end = call.number(call.count() == 1 ? 0 : 1);
    BigFloat step = end.compareTo(start) < 0 ? BigFloat.of(-1) : BigFloat.ONE;
    step = call.count() == 3 ? call.number(2) : step;
    boolean down = step.signum() < 0;
    if (down && end.compareTo(start) > 0) {
      throw FunctionFailure.argument(1, "end must be less than start when step is negative");
    }
    if (!down && end.compareTo(start) < 0) {
      throw FunctionFailure.argument(1, "end must be greater than start when step is positive");
    }
    List<Value> numbers = new ArrayList<>();
    BigFloat next = start;
    while (down ? next.compareTo(end) > 0 : next.compareTo(end) < 0) {
      if (numbers.size() >= MAX_RANGE) {
        throw FunctionFailure.call(
            "more than 1024 values were generated; either decrease the difference between start"
                + " and end or use a smaller step");
      }
      numbers.add(Value.number(next));
      next = next.plus(step);
    }
    return Value.list(NUMBER, numbers);
  }

  private static Function parseint() {
    return Definition.named("parseint")
        .takes(Parameter.of("number", DYNAMIC).withMarked())
        .takes(Parameter.of("base", NUMBER).withMarked())
        .returns(arguments -> {
          Type type = arguments.getFirst().type();
          if (!type.equals(Type.STRING)) {
            throw FunctionFailure.argument(
                0, "first argument must be a string, not " + type.friendlyName());
          }
          return NUMBER;
        })
        .does(NumberFunctions::parseint);
  }

  private static Value parseint(Call call) throws FunctionFailure {
    Value base = call.argument(1);
    long radix = Call.wholeArgument(base, 1, "");
    if (radix < 2 || radix > 62) {
      throw FunctionFailure.argument(1, "base must be a whole number between 2 and 62 inclusive");
    }
    Optional<BigInteger> parsed = WholeNumberText.parse(call.text(0), (int) radix);
    if (parsed.isEmpty()) {
      throw FunctionFailure.argument(
          0,
          "cannot parse "
              + Redaction.quoted(call.argument(0))
              + " as a base "
              + Redaction.plain(base, Long.toString(radix))
              + " integer");
    }
    return Value.number(BigFloat.of(parsed.get()))
        .withMarks(call.argument(0).marks().and(base.marks()));
  }
}
