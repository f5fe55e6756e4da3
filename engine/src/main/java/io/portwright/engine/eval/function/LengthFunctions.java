package io.portwright.engine.eval.function;

import static io.portwright.provider.value.Type.BOOL;
import static io.portwright.provider.value.Type.DYNAMIC;
import static io.portwright.provider.value.Type.NUMBER;
import static io.portwright.provider.value.Type.STRING;

import io.portwright.provider.value.BigFloat;
import io.portwright.provider.value.Ranges;
import io.portwright.provider.value.Refinement;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Unification;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Questions about collections: how long, whether, where, which first. */
final class LengthFunctions {

  private LengthFunctions() {}

  static List<Function> all() {
    return List.of(
        length(), alltrue(), anytrue(), contains(), index(), coalesce(), coalescelist(), one());
  }

  private static Function length() {
    return Definition.named("length")
        .takes(Parameter.of("value", DYNAMIC).withDynamic().withUnknown().withMarked())
        .returns(arguments -> {
          Type type = arguments.getFirst().type();
          if (type.equals(NUMBER) || type.equals(BOOL)) {
            throw FunctionFailure.call(
                "argument must be a string, a collection type, or a structural type");
          }
          return NUMBER;
        })
        .does(call -> length(call.argument(0)).withMarks(call.argument(0).marks()));
  }

  private static Value length(Value value) {
    return switch (value.type()) {
      case Type.TupleOf tuple -> Value.number(tuple.elements().size());
      case Type.ObjectOf object -> Value.number(object.attributes().size());
      case Type type when type.equals(STRING) -> textLength(value);
      case Type type when type.isDynamic() -> Value.unknown(NUMBER);
      case Type _ ->
          Sequences.hasKnownLength(value)
              ? Value.number(value.parts().size())
              : between(value.isKnown() ? 1 : Ranges.minLength(value), Ranges.maxLength(value));
    };
  }

  private static Value textLength(Value text) {
    if (text instanceof Value.UnknownValue unknown) {
      return between(Graphemes.count(unknown.refinement().prefix()), Integer.MAX_VALUE);
    }
    return Value.number(Graphemes.count(text.asString()));
  }

  private static Value between(int least, int most) {
    Refinement.Bound upper = bound(most == Integer.MAX_VALUE ? Long.MAX_VALUE : most);
    return Value.unknown(NUMBER, Refinement.between(Optional.of(bound(least)), Optional.of(upper)));
  }

  private static Refinement.Bound bound(long number) {
    return new Refinement.Bound(BigFloat.of(number), true);
  }

  private static Function alltrue() {
    return Definition.named("alltrue")
        .takes("list", Type.list(BOOL))
        .returns(BOOL)
        .does(call -> {
          for (Value item : call.argument(0).parts()) {
            if (!item.isKnown()) {
              return Value.unknown(BOOL);
            }
            if (item.isNull() || !item.asBool()) {
              return Value.FALSE;
            }
          }
          return Value.TRUE;
        });
  }

  private static Function anytrue() {
    return Definition.named("anytrue")
        .takes("list", Type.list(BOOL))
        .returns(BOOL)
        .does(call -> {
          boolean perhaps = false;
          for (Value item : call.argument(0).parts()) {
            if (item.isPresent() && item.asBool()) {
              return Value.TRUE;
            }
            perhaps |= !item.isKnown();
          }
          return perhaps ? Value.unknown(BOOL) : Value.FALSE;
        });
  }

  private static Function contains() {
    return Definition.named("contains")
        .takes("list", DYNAMIC)
        .takes("value", DYNAMIC)
        .returns(BOOL)
        .does(call -> {
          if (!Sequences.isSequenceOrSet(call.argument(0).type())) {
            throw FunctionFailure.call("argument must be list, tuple, or set");
          }
          boolean perhaps = false;
          for (Value item : call.argument(0).parts()) {
            Value equal = Sameness.of(call.argument(1), item);
            if (equal.isKnown() && equal.asBool()) {
              return Value.TRUE;
            }
            perhaps |= !equal.isKnown();
          }
          return perhaps ? Value.unknown(BOOL) : Value.FALSE;
        });
  }

  private static Function index() {
    return Definition.named("index")
        .takes("list", DYNAMIC)
        .takes("value", DYNAMIC)
        .returns(NUMBER)
        .does(call -> {
          Value list = call.argument(0);
          if (!Sequences.isSequence(list.type())) {
            throw FunctionFailure.call("argument must be a list or tuple");
          }
          if (list.parts().isEmpty()) {
            throw FunctionFailure.call("cannot search an empty list");
          }
          int position = 0;
          for (Value item : list.parts()) {
            Value equal = Sameness.of(item, call.argument(1));
            if (!equal.isKnown()) {
              return Value.unknown(NUMBER);
            }
            if (equal.asBool()) {
              return Value.number(position);
            }
            position++;
          }
          throw FunctionFailure.call("item not found");
        });
  }

  private static Function coalesce() {
    return Definition.named("coalesce")
        .takesMany(Parameter.of("vals", DYNAMIC).withNull().withUnknown().withDynamic())
        .returns(arguments ->
            Unification.convertibly(arguments.stream().map(Value::type).toList())
                .orElseThrow(() -> FunctionFailure.call("all arguments must have the same type")))
        .does(call -> {
          for (int i = 0; i < call.count(); i++) {
            Value value =
                Conversions.to(call.argument(i), call.returnType())
                    .orElse(Value.nullOf(call.returnType()));
            if (!value.isKnown()) {
              return Value.unknown(call.returnType());
            }
            boolean empty = value instanceof Value.StringValue s && s.text().isEmpty();
            if (!value.isNull() && !empty) {
              return value;
            }
          }
          throw FunctionFailure.call("no non-null, non-empty-string arguments");
        });
  }

  private static Function coalescelist() {
    return Definition.named("coalescelist")
        .takesMany(Parameter.of("vals", DYNAMIC).withNull().withUnknown().withDynamic())
        .returns(LengthFunctions::coalescedType)
        .perhapsNull()
        .does(call -> {
          for (Value list : call.arguments()) {
            if (!list.isKnown()) {
              return Value.unknown(call.returnType());
            }
            if (!list.isNull() && !list.parts().isEmpty()) {
              return list;
            }
          }
          throw FunctionFailure.call("no non-null arguments");
        });
  }

  private static Type coalescedType(List<Value> arguments) throws FunctionFailure {
    if (arguments.isEmpty()) {
      throw FunctionFailure.call("at least one argument is required");
    }
    List<Type> types = new ArrayList<>();
    for (Value argument : arguments) {
      if (!argument.isKnown()) {
        return DYNAMIC;
      }
      if (!Sequences.isSequence(argument.type())) {
        throw FunctionFailure.call("coalescelist arguments must be lists or tuples");
      }
      types.add(argument.type());
    }
    return types.stream().distinct().count() == 1 ? types.getFirst() : DYNAMIC;
  }

  private static Function one() {
    return Definition.named("one")
        .takes("list", DYNAMIC)
        .returns(arguments ->
            switch (arguments.getFirst().type()) {
              case Type.ListOf list -> list.element();
              case Type.SetOf set -> set.element();
              case Type.TupleOf tuple when tuple.elements().size() <= 1 ->
                  tuple.elements().isEmpty() ? DYNAMIC : tuple.elements().getFirst();
              case Type _ -> throw notZeroOrOne();
            })
        .perhapsNull()
        .does(call -> {
          Value list = call.argument(0);
          if (!Sequences.hasKnownLength(list)) {
            return Value.unknown(call.returnType());
          }
          return switch (list.parts().size()) {
            case 0 -> Value.nullOf(call.returnType());
            case 1 -> Sequences.items(list).getFirst();
            default -> throw notZeroOrOne();
          };
        });
  }

  private static FunctionFailure notZeroOrOne() {
    return FunctionFailure.argument(
        0, "must be a list, set, or tuple value with either zero or one elements");
  }
}
