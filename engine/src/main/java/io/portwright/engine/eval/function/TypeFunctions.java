package io.portwright.engine.eval.function;

import static io.portwright.provider.value.Type.BOOL;
import static io.portwright.provider.value.Type.DYNAMIC;
import static io.portwright.provider.value.Type.NUMBER;
import static io.portwright.provider.value.Type.STRING;

import io.portwright.provider.value.Conversion;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.List;

/** Explicit conversions, and marks. */
final class TypeFunctions {

  private TypeFunctions() {}

  static List<Function> all() {
    return List.of(
        to("tobool", BOOL),
        to("tolist", Type.list(DYNAMIC)),
        to("tomap", Type.map(DYNAMIC)),
        to("tonumber", NUMBER),
        to("toset", Type.set(DYNAMIC)),
        to("tostring", STRING),
        sensitive(),
        nonsensitive(),
        issensitive(),
        ephemeralasnull());
  }

  private static Function to(String name, Type wanted) {
    return Definition.named(name)
        .takes(Parameter.of("v", DYNAMIC).withNull().withMarked().withDynamic())
        .returns(arguments -> {
          Type given = arguments.getFirst().type();
          if (!Conversion.isPossible(given, wanted)) {
            throw cannotConvert(given.friendlyName(), wanted);
          }
          return wanted;
        })
        .perhapsNull()
        .does(call -> {
          Value value = call.argument(0);
          return Conversion.convert(value, wanted)
              .converted()
              .orElseThrow(() -> cannotConvert(value, wanted));
        });
  }

  private static FunctionFailure cannotConvert(Value value, Type wanted) {
    String type = value.type().friendlyName();
    if (value.marksDeep().sensitive()) {
      return cannotConvert("this sensitive " + type, wanted);
    }
    if (value instanceof Value.StringValue string && wanted.isPrimitive()) {
      String hint =
          wanted.equals(BOOL)
              ? "only the strings \"true\" or \"false\" are allowed"
              : "given string must be a decimal representation of a number";
      return FunctionFailure.argument(
          0,
          "cannot convert "
              + GoText.quoted(string.text())
              + " to "
              + wanted.friendlyName()
              + "; "
              + hint);
    }
    return cannotConvert(type, wanted);
  }

  private static FunctionFailure cannotConvert(String what, Type wanted) {
    return FunctionFailure.argument(0, "cannot convert " + what + " to " + constraint(wanted));
  }

  private static String constraint(Type wanted) {
    return switch (wanted) {
      case Type.ListOf _ -> "list of any single type";
      case Type.SetOf _ -> "set of any single type";
      case Type.MapOf _ -> "map of any single type";
      case Type other -> other.friendlyName();
    };
  }

  private static Parameter anything() {
    return Parameter.of("value", DYNAMIC).withNull().withUnknown().withMarked().withDynamic();
  }

  private static Function sensitive() {
    return Definition.named("sensitive")
        .takes(anything())
        .returns(arguments -> arguments.getFirst().type())
        .perhapsNull()
        .does(call -> call.argument(0).marked(Marks.SENSITIVE));
  }

  private static Function nonsensitive() {
    return Definition.named("nonsensitive")
        .takes(anything())
        .returns(arguments -> arguments.getFirst().type())
        .perhapsNull()
        .does(call -> {
          Value value = call.argument(0);
          return value.withMarks(new Marks(false, value.marks().ephemeral()));
        });
  }

  private static Function issensitive() {
    return Definition.named("issensitive")
        .takes(anything())
        .returns(BOOL)
        .does(call -> {
          Value value = call.argument(0);
          if (value.isSensitive()) {
            return Value.TRUE;
          }
          return value.isKnown() ? Value.FALSE : Value.unknown(BOOL);
        });
  }

  private static Function ephemeralasnull() {
    return Definition.named("ephemeralasnull")
        .takes(anything())
        .returns(arguments -> arguments.getFirst().type())
        .perhapsNull()
        .does(call -> withoutEphemeral(call.argument(0)));
  }

  private static Value withoutEphemeral(Value value) {
    if (value.marks().ephemeral()) {
      return Value.nullOf(value.type()).withMarks(new Marks(value.marks().sensitive(), false));
    }
    return value.mapParts(TypeFunctions::withoutEphemeral);
  }
}
