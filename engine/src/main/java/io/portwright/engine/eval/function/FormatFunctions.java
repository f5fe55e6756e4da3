package io.portwright.engine.eval.function;

import static io.portwright.provider.value.Type.DYNAMIC;
import static io.portwright.provider.value.Type.STRING;

import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Text from format strings. */
final class FormatFunctions {

  private FormatFunctions() {}

  static List<Function> all() {
    return List.of(format(), formatlist());
  }

  private static Function format() {
    return Definition.named("format")
        .takes("format", STRING)
        .takesMany(Parameter.of("args", DYNAMIC).withNull().withUnknown())
        .returns(STRING)
        .does(call -> {
          if (call.from(1).stream().allMatch(Value::isWhollyKnown)) {
            return Value.string(
                Formatter.format(FormatSpec.read(call.text(0)), call.from(1), call.meter()));
          }
          int percent = call.text(0).indexOf('%');
          return percent > 0
              ? KnownPrefix.unknown(call.text(0).substring(0, percent))
              : Value.unknown(STRING);
        });
  }

  private static Function formatlist() {
    return Definition.named("formatlist")
        .takes("format", STRING)
        .takesMany(Parameter.of("args", DYNAMIC).withNull().withUnknown())
        .returns(Type.list(STRING))
        .does(FormatFunctions::formatlist);
  }

  private static Value formatlist(Call call) throws FunctionFailure {
    List<Value> arguments = call.from(1);
    int rows = rows(arguments);
    for (Value argument : arguments) {
      if (isRepeated(argument) && !Sequences.hasKnownLength(argument)) {
        return Value.unknown(call.returnType());
      }
      if (isRepeated(argument) && !argument.isKnown()) {
        return Value.unknown(call.returnType());
      }
    }
    List<Value> results = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      List<Value> values = new ArrayList<>();
      for (Value argument : arguments) {
        values.add(isRepeated(argument) ? Sequences.items(argument).get(row) : argument);
      }
      results.add(
          values.stream().allMatch(Value::isWhollyKnown)
              ? Value.string(formatted(call, values, row))
              : Value.unknown(STRING));
    }
    return Value.list(STRING, results);
  }

  private static String formatted(Call call, List<Value> values, int row) throws FunctionFailure {
    try {
      return Formatter.format(FormatSpec.read(call.text(0)), values, call.meter());
    } catch (FunctionFailure e) {
      throw call.count() == 1
          ? e
          : FunctionFailure.call("error on format iteration " + row + ": " + e.getMessage());
    }
  }

  private static boolean isRepeated(Value argument) {
    return Sequences.isSequenceOrSet(argument.type()) && !argument.isNull();
  }

  /** How many results there will be; 1 when no argument is a list. */
  private static int rows(List<Value> arguments) throws FunctionFailure {
    int chosenBy = -1;
    int rows = 1;
    for (int i = 0; i < arguments.size(); i++) {
      Value argument = arguments.get(i);
      if (!isRepeated(argument) || !Sequences.hasKnownLength(argument)) {
        continue;
      }
      int length =
          argument.type() instanceof Type.TupleOf tuple
              ? tuple.elements().size()
              : argument.parts().size();
      if (chosenBy >= 0 && length != rows) {
        throw FunctionFailure.argument(
            i + 1,
            "argument "
                + (i + 1)
                + " has length "
                + length
                + ", which is inconsistent with argument "
                + (chosenBy + 1)
                + " of length "
                + rows);
      }
      chosenBy = chosenBy < 0 ? i : chosenBy;
      rows = length;
    }
    return rows;
  }
}
