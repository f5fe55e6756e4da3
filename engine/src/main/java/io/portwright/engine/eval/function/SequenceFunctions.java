package io.portwright.engine.eval.function;

import static io.portwright.provider.value.Type.DYNAMIC;
import static io.portwright.provider.value.Type.NUMBER;
import static io.portwright.provider.value.Type.STRING;

import io.portwright.provider.value.Elements;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Unification;
import io.portwright.provider.value.Utf8Order;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Making lists from lists. */
final class SequenceFunctions {

  private SequenceFunctions() {}

  static List<Function> all() {
    return List.of(
        chunklist(),
        compact(),
        concat(),
        distinct(),
        element(),
        flatten(),
        matchkeys(),
        reverse(),
        SliceFunction.slice(),
        sort());
  }

  private static Function element() {
    return Definition.named("element")
        .takes(Parameter.of("list", DYNAMIC).withMarked())
        .takes("index", NUMBER)
        .returns(SequenceFunctions::elementType)
        .perhapsNull()
        .does(call -> {
          long index = elementIndex(call.argument(1));
          Value list = call.argument(0);
          List<Value> items = Sequences.items(list);
          if (items.isEmpty()) {
            throw FunctionFailure.call("cannot use element function with an empty list");
          }
          int position = (int) Math.floorMod(index, (long) items.size());
          return items.get(position).marked(list.marks());
        });
  }

  private static Type elementType(List<Value> arguments) throws FunctionFailure {
    return switch (arguments.getFirst().type()) {
      case Type.ListOf list -> list.element();
      case Type.TupleOf tuple -> {
        if (!arguments.get(1).isKnown()) {
          yield DYNAMIC;
        }
        long index = elementIndex(arguments.get(1));
        if (tuple.elements().isEmpty()) {
          throw FunctionFailure.call("cannot use element function with an empty list");
        }
        if (index % tuple.elements().size() < 0) {
          throw FunctionFailure.call("a negative index needs a list, not a tuple");
        }
        yield tuple.elements().get((int) (index % tuple.elements().size()));
      }
      case Type other ->
          throw FunctionFailure.call("cannot read elements from " + other.friendlyName());
    };
  }

  private static long elementIndex(Value index) throws FunctionFailure {
    Optional<Long> whole = Call.whole(index);
    if (whole.isEmpty()) {
      throw FunctionFailure.call(
          "invalid index: value must be a whole number, between -9223372036854775808 and"
              + " 9223372036854775807");
    }
    return whole.get();
  }

  private static Function compact() {
    return Definition.named("compact")
        .takes("list", Type.list(STRING))
        .returns(Type.list(STRING))
        .does(call -> {
          if (!call.argument(0).isWhollyKnown()) {
            return Value.unknown(call.returnType());
          }
          List<Value> kept = new ArrayList<>(call.argument(0).parts());
          kept.removeIf(item -> item.isNull() || item.asString().isEmpty());
          return Value.list(STRING, kept);
        });
  }

  private static Function distinct() {
    return Definition.named("distinct")
        .takes("list", Type.list(DYNAMIC))
        .returns(arguments -> arguments.getFirst().type())
        .does(call -> {
          if (!call.argument(0).isWhollyKnown()) {
            return Value.unknown(call.returnType());
          }
          Set<Value> kept = new LinkedHashSet<>(call.argument(0).parts());
          return Sequences.of(call.returnType(), List.copyOf(kept));
        });
  }

  private static Function chunklist() {
    return Definition.named("chunklist")
        .takes(Parameter.of("list", Type.list(DYNAMIC)).withMarked())
        .takes(Parameter.of("size", NUMBER).withMarked())
        .returns(arguments -> Type.list(arguments.getFirst().type()))
        .does(SequenceFunctions::chunks);
  }

  private static Value chunks(Call call) throws FunctionFailure {
    Value list = call.argument(0);
    Marks marks = list.marks().and(call.argument(1).marks());
    long size =
        Call.whole(call.argument(1))
            .orElseThrow(() ->
                FunctionFailure.call(
                    "invalid size: value must be a whole number, between"
                        + " -9223372036854775808 and 9223372036854775807"));
    if (size < 0) {
      throw FunctionFailure.call("the size argument must be positive");
    }
    List<Value> items = Sequences.items(list);
    int step = (int) (size == 0 ? Math.max(1, items.size()) : Math.min(size, items.size() + 1L));
    List<Value> chunks = new ArrayList<>();
    for (int start = 0; start < items.size(); start += step) {
      int end = Math.min(items.size(), start + step);
      chunks.add(Sequences.of(list.type(), items.subList(start, end)));
    }
    return Value.list(list.type(), chunks).withMarks(marks);
  }

  private static Function reverse() {
    return Definition.named("reverse")
        .takes(Parameter.of("list", DYNAMIC).withMarked())
        .returns(arguments ->
            switch (arguments.getFirst().type()) {
              case Type.TupleOf tuple -> Type.tuple(tuple.elements().reversed());
              case Type.ListOf list -> list;
              case Type.SetOf set -> Type.list(set.element());
              case Type other ->
                  throw FunctionFailure.argument(
                      0, "can only reverse list or tuple values, not " + other.friendlyName());
            })
        .does(call -> {
          List<Value> items = Sequences.items(call.argument(0)).reversed();
          return Sequences.of(call.returnType(), items).withMarks(call.argument(0).marks());
        });
  }

  private static Function sort() {
    return Definition.named("sort")
        .takes("list", Type.list(STRING))
        .returns(Type.list(STRING))
        .does(call -> {
          Value list = call.argument(0);
          if (!list.isWhollyKnown()) {
            int length = list.parts().size();
            return Value.list(STRING, Collections.nCopies(length, Value.unknown(STRING)));
          }
          List<String> texts = new ArrayList<>();
          for (Value item : list.parts()) {
            if (item.isNull()) {
              throw FunctionFailure.call(
                  "given list element "
                      + texts.size()
                      + " is null; a null string cannot be sorted");
            }
            texts.add(item.asString());
          }
          texts.sort(Utf8Order.INSTANCE);
          return Value.list(STRING, texts.stream().map(Value::string).toList());
        });
  }

  private static Function concat() {
    return Definition.named("concat")
        .takesMany(Parameter.of("seqs", DYNAMIC).withMarked())
        .returns(SequenceFunctions::concatType)
        .does(call -> {
          Marks marks = Marks.NONE;
          List<Value> items = new ArrayList<>();
          for (int i = 0; i < call.count(); i++) {
            Value list = call.argument(i);
            if (call.returnType() instanceof Type.ListOf) {
              list = Conversions.toParameter(list, call.returnType(), i);
            }
            marks = marks.and(list.marks());
            items.addAll(list.parts());
          }
          if (call.returnType() instanceof Type.ListOf && !Elements.areAlike(items)) {
            throw FunctionFailure.call("inconsistent list element types");
          }
          return Sequences.of(call.returnType(), items).withMarks(marks);
        });
  }

  private static Type concatType(List<Value> arguments) throws FunctionFailure {
    if (arguments.isEmpty()) {
      throw FunctionFailure.call("at least one argument is required");
    }
    List<Type> types = arguments.stream().map(Value::type).toList();
    if (types.stream().allMatch(Type.ListOf.class::isInstance)) {
      Optional<Type> common = Unification.convertibly(types);
      if (common.isPresent()) {
        return common.get();
      }
    }
    List<Type> elements = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      switch (types.get(i)) {
        case Type.TupleOf tuple -> elements.addAll(tuple.elements());
        case Type.ListOf list -> {
          if (!arguments.get(i).isKnown()) {
            return DYNAMIC;
          }
          elements.addAll(Collections.nCopies(arguments.get(i).parts().size(), list.element()));
        }
        case Type other ->
            throw FunctionFailure.argument(
                i, "all arguments must be lists or tuples; got " + other.friendlyName());
      }
    }
    return Type.tuple(elements);
  }

  private static Function flatten() {
    return Definition.named("flatten")
        .takes(Parameter.of("list", DYNAMIC).withMarked())
        .returns(arguments -> {
          Value list = arguments.getFirst();
          if (!list.isKnown()) {
            return DYNAMIC;
          }
          if (list.isWhollyKnown() && !Sequences.isSequenceOrSet(list.type())) {
            throw FunctionFailure.call("can only flatten lists, sets and tuples");
          }
          return Flat.of(list).map(flat -> (Type) Value.tuple(flat.items()).type()).orElse(DYNAMIC);
        })
        .does(call ->
            Flat.of(call.argument(0))
                .map(flat -> Value.tuple(flat.items()).withMarks(flat.marks()))
                .orElseGet(() -> Value.unknown(DYNAMIC).withMarks(call.argument(0).marksDeep())));
  }

  /** Everything inside nested lists, sets and tuples; the marks of those that dissolved. */
  private record Flat(List<Value> items, Marks marks) {

    /** Empty when a part that is unknown could dissolve too. */
    static Optional<Flat> of(Value list) {
      if (!Sequences.hasKnownLength(list)) {
        return Optional.empty();
      }
      Marks marks = list.marks();
      List<Value> items = new ArrayList<>();
      for (Value item : list.parts()) {
        boolean mayDissolve =
            Sequences.isSequenceOrSet(item.type()) || (item.type().isDynamic() && !item.isNull());
        if (!mayDissolve || item.isNull()) {
          items.add(item);
          continue;
        }
        Optional<Flat> inside = item.isKnown() ? of(item) : Optional.empty();
        if (inside.isEmpty()) {
          return Optional.empty();
        }
        items.addAll(inside.get().items());
        marks = marks.and(inside.get().marks());
      }
      return Optional.of(new Flat(items, marks));
    }
  }

  private static Function matchkeys() {
    return Definition.named("matchkeys")
        .takes("values", Type.list(DYNAMIC))
        .takes("keys", Type.list(DYNAMIC))
        .takes("searchset", Type.list(DYNAMIC))
        .returns(arguments -> {
          if (commonType(arguments).isEmpty()) {
            throw FunctionFailure.call("keys and searchset must be of the same type");
          }
          return arguments.getFirst().type();
        })
        .does(SequenceFunctions::matching);
  }

  private static Optional<Type> commonType(List<Value> arguments) {
    return Unification.convertibly(List.of(arguments.get(1).type(), arguments.get(2).type()));
  }

  private static Value matching(Call call) throws FunctionFailure {
    List<Value> values = Sequences.items(call.argument(0));
    Type common = commonType(call.arguments()).orElse(DYNAMIC);
    Value keys = Conversions.toParameter(call.argument(1), common, 1);
    Value wanted = Conversions.toParameter(call.argument(2), common, 2);
    if (values.size() != keys.parts().size()) {
      throw FunctionFailure.call("length of keys and values should be equal");
    }
    if (wanted.parts().isEmpty()) {
      return Sequences.of(call.returnType(), List.of());
    }
    if (!call.argument(0).isWhollyKnown() || !keys.isWhollyKnown()) {
      return Value.unknown(call.returnType());
    }
    call.meter().steps((long) values.size() * wanted.parts().size());
    List<Value> found = new ArrayList<>();
    int position = 0;
    for (Value key : keys.parts()) {
      for (Value candidate : wanted.parts()) {
        Value equal = Sameness.of(key, candidate);
        if (!equal.isKnown()) {
          return Sequences.of(call.returnType(), List.of());
        }
        if (equal.asBool()) {
          found.add(values.get(position));
          break;
        }
      }
      position++;
    }
    return Sequences.of(call.returnType(), found);
  }
}
