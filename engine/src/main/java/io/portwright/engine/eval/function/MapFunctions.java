package io.portwright.engine.eval.function;

import static io.portwright.provider.value.Type.DYNAMIC;
import static io.portwright.provider.value.Type.STRING;

import io.portwright.provider.value.Conversion;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Utf8Order;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reading, joining and making maps and objects. */
final class MapFunctions {

  private MapFunctions() {}

  static List<Function> all() {
    return List.of(keys(), lookup(), merge(), transpose(), values(), zipmap());
  }

  private static SortedMap<String, Value> entries(Value value) {
    return switch (value) {
      case Value.MapValue map -> map.entries();
      case Value.ObjectValue object -> object.attributes();
      case Value other ->
          throw new IllegalStateException("no entries in " + other.type().friendlyName());
    };
  }

  private static Function keys() {
    return Definition.named("keys")
        .takes(Parameter.of("inputMap", DYNAMIC).withUnknown().withMarked())
        .returns(arguments ->
            switch (arguments.getFirst().type()) {
              case Type.MapOf _ -> Type.list(STRING);
              case Type.ObjectOf object ->
                  Type.tuple(Collections.nCopies(object.attributes().size(), STRING));
              case Type _ -> throw FunctionFailure.argument(0, "must have map or object type");
            })
        .does(call -> {
          Value map = call.argument(0);
          if (map.type() instanceof Type.ObjectOf object) {
            return Value.tuple(strings(object.attributes().keySet().stream()))
                .withMarks(map.marks());
          }
          return (map.isKnown()
                  ? Value.list(STRING, strings(entries(map).keySet().stream()))
                  : Value.unknown(call.returnType()))
              .withMarks(map.marks());
        });
  }

  private static List<Value> strings(Stream<String> texts) {
    return texts.map(Value::string).toList();
  }

  private static Function values() {
    return Definition.named("values")
        .takes(Parameter.of("mapping", DYNAMIC).withMarked())
        .returns(arguments ->
            switch (arguments.getFirst().type()) {
              case Type.MapOf map -> Type.list(map.element());
              case Type.ObjectOf object -> Type.tuple(List.copyOf(object.attributes().values()));
              case Type _ ->
                  throw FunctionFailure.call("values() requires a map as the first argument");
            })
        .does(call ->
            Sequences.of(call.returnType(), Sequences.items(call.argument(0)))
                .withMarks(call.argument(0).marks()));
  }

  private static Function lookup() {
    return Definition.named("lookup")
        .takes(Parameter.of("inputMap", DYNAMIC).withMarked())
        .takes(Parameter.of("key", STRING).withMarked())
        .takesMany(
            Parameter.of("default", DYNAMIC).withNull().withUnknown().withMarked().withDynamic())
        .returns(MapFunctions::lookupType)
        .perhapsNull()
        .does(MapFunctions::lookup);
  }

  private static Type lookupType(List<Value> arguments) throws FunctionFailure {
    if (arguments.size() > 3) {
      throw FunctionFailure.call("lookup() takes two or three arguments, got " + arguments.size());
    }
    return switch (arguments.getFirst().type()) {
      case Type.ObjectOf object -> {
        if (!arguments.get(1).isKnown()) {
          yield DYNAMIC;
        }
        String key = arguments.get(1).asString();
        Type found = object.attributes().get(key);
        if (found != null) {
          yield found;
        }
        if (arguments.size() == 3) {
          yield arguments.get(2).type();
        }
        throw FunctionFailure.argument(
            0, "the given object has no attribute " + GoText.quoted(key));
      }
      case Type.MapOf map -> {
        if (arguments.size() == 3
            && Conversion.convert(arguments.get(2), map.element()).converted().isEmpty()) {
          throw FunctionFailure.argument(
              2, "the default value must have the same type as the map elements");
        }
        yield map.element();
      }
      case Type _ ->
          throw FunctionFailure.argument(0, "lookup() requires a map as the first argument");
    };
  }

  private static Value lookup(Call call) throws FunctionFailure {
    Marks marks = call.argument(0).marks().and(call.argument(1).marks());
    Value found = entries(call.argument(0)).get(call.text(1));
    if (found != null) {
      return found.marked(marks);
    }
    if (call.count() == 3) {
      return Conversions.toParameter(call.argument(2), call.returnType(), 2).marked(marks);
    }
    throw FunctionFailure.call("lookup failed to find key " + Redaction.quoted(call.argument(1)));
  }

  private static Function merge() {
    return Definition.named("merge")
        .takesMany(Parameter.of("maps", DYNAMIC).withNull().withMarked().withDynamic())
        .returns(MapFunctions::mergedType)
        .does(call -> {
          Marks marks = Marks.NONE;
          SortedMap<String, Value> merged = new TreeMap<>(Utf8Order.INSTANCE);
          for (Value map : call.arguments()) {
            if (!map.isNull()) {
              marks = marks.and(map.marks());
              merged.putAll(entriesToMerge(map));
            }
          }
          if (call.returnType() instanceof Type.ObjectOf type
              && !type.attributes().keySet().equals(merged.keySet())) {
            throw FunctionFailure.call("a null object has no attributes to merge");
          }
          return (call.returnType() instanceof Type.MapOf type
                  ? Value.map(type.element(), merged)
                  : Value.object(merged))
              .withMarks(marks);
        });
  }

  /** Behind an untyped null the types are not checked before, and empty lists pass. */
  private static SortedMap<String, Value> entriesToMerge(Value map) throws FunctionFailure {
    if (map.parts().isEmpty() && !map.type().isPrimitive()) {
      return Collections.emptySortedMap();
    }
    if (map.type() instanceof Type.MapOf || map.type() instanceof Type.ObjectOf) {
      return entries(map);
    }
    throw notMergeable(map.type());
  }

  private static FunctionFailure notMergeable(Type type) {
    return FunctionFailure.call(
        "arguments must be maps or objects, got " + GoText.quoted(type.friendlyName()));
  }

  private static Type mergedType(List<Value> arguments) throws FunctionFailure {
    SortedMap<String, Type> attributes = new TreeMap<>(Utf8Order.INSTANCE);
    boolean allKnown = true;
    for (Value argument : arguments) {
      switch (argument.type()) {
        case Type.ObjectOf object -> {
          if (!argument.isNull()) {
            attributes.putAll(object.attributes());
          }
        }
        case Type.MapOf map -> {
          if (argument.isPresent()) {
            entries(argument).keySet().forEach(key -> attributes.put(key, map.element()));
          }
          allKnown &= argument.isKnown();
        }
        case Type type -> {
          if (type.isDynamic()) {
            return DYNAMIC;
          }
          throw notMergeable(type);
        }
      }
    }
    List<Type> types = arguments.stream().map(Value::type).distinct().toList();
    if (types.size() == 1) {
      return types.getFirst();
    }
    return allKnown ? Type.object(attributes) : DYNAMIC;
  }

  private static Function zipmap() {
    return Definition.named("zipmap")
        .takes(Parameter.of("keys", Type.list(STRING)).withMarked())
        .takes(Parameter.of("values", DYNAMIC).withMarked())
        .returns(MapFunctions::zippedType)
        .does(call -> {
          Value keys = call.argument(0);
          Value values = call.argument(1);
          Marks marks = keys.marksDeep().and(values.marks());
          if (!keys.isWhollyKnown()) {
            return Value.unknown(call.returnType()).withMarks(marks);
          }
          SortedMap<String, Value> zipped = zipped(keys, Sequences.items(values));
          return (call.returnType() instanceof Type.MapOf map
                  ? Value.map(map.element(), zipped)
                  : Value.object(zipped))
              .withMarks(marks);
        });
  }

  private static Type zippedType(List<Value> arguments) throws FunctionFailure {
    Value keys = arguments.getFirst();
    return switch (arguments.get(1).type()) {
      case Type.ListOf list -> Type.map(list.element());
      case Type.TupleOf tuple -> {
        if (!keys.isWhollyKnown()) {
          yield DYNAMIC;
        }
        List<Value> types = new ArrayList<>();
        tuple.elements().forEach(type -> types.add(Value.unknown(type)));
        SortedMap<String, Type> attributes = new TreeMap<>(Utf8Order.INSTANCE);
        zipped(keys, types).forEach((key, value) -> attributes.put(key, value.type()));
        yield Type.object(attributes);
      }
      case Type _ -> throw FunctionFailure.call("values argument must be a list or tuple value");
    };
  }

  private static SortedMap<String, Value> zipped(Value keys, List<Value> values)
      throws FunctionFailure {
    if (keys.parts().size() != values.size()) {
      throw FunctionFailure.call(
          "number of keys ("
              + keys.parts().size()
              + ") does not match number of values ("
              + values.size()
              + ")");
    }
    SortedMap<String, Value> zipped = new TreeMap<>(Utf8Order.INSTANCE);
    int index = 0;
    for (Value key : keys.parts()) {
      if (key.isNull()) {
        throw FunctionFailure.call("keys list has null value at index " + index);
      }
      zipped.put(key.asString(), values.get(index));
      index++;
    }
    return zipped;
  }

  private static Function transpose() {
    Type type = Type.map(Type.list(STRING));
    return Definition.named("transpose")
        .takes("values", type)
        .returns(type)
        .does(call -> {
          if (!call.argument(0).isWhollyKnown()) {
            return Value.unknown(call.returnType());
          }
          SortedMap<String, List<String>> swapped = new TreeMap<>(Utf8Order.INSTANCE);
          for (var entry : entries(call.argument(0)).entrySet()) {
            if (entry.getValue().isNull()) {
              throw FunctionFailure.call("input must not contain null list");
            }
            for (Value item : entry.getValue().parts()) {
              if (item.isNull()) {
                throw FunctionFailure.call("input list must not contain null string");
              }
              swapped.computeIfAbsent(item.asString(), _ -> new ArrayList<>()).add(entry.getKey());
            }
          }
          SortedMap<String, Value> lists = new TreeMap<>(Utf8Order.INSTANCE);
          swapped.forEach(
              (key, names) -> lists.put(key, Value.list(STRING, strings(names.stream()))));
          return Value.map(Type.list(STRING), lists);
        });
  }
}
