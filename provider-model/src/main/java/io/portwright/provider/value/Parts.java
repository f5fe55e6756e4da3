package io.portwright.provider.value;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a value holds directly; nothing for primitives, null and unknown. */
final class Parts {

  private Parts() {}

  static Type.TupleOf types(List<Value> items) {
    List<Type> types = new ArrayList<>(items.size());
    items.forEach(item -> types.add(item.type()));
    return new Type.TupleOf(types);
  }

  /** The value with each part replaced; the type follows for tuples and objects. */
  static Value mapped(Value value, UnaryOperator<Value> change) {
    return switch (value) {
      case Value.ListValue v ->
          new Value.ListValue(v.element(), each(v.items(), change), v.marks());
      case Value.SetValue v -> Value.set(v.element(), each(v.items(), change)).marked(v.marks());
      case Value.TupleValue v -> Value.tuple(each(v.items(), change)).withMarks(v.marks());
      case Value.MapValue v ->
          new Value.MapValue(v.element(), Entries.of(v.entries()).mapped(change), v.marks());
      case Value.ObjectValue v -> v.mapAttributes((_, part) -> change.apply(part));
      case Value.StringValue _,
          Value.NumberValue _,
          Value.BoolValue _,
          Value.NullValue _,
          Value.UnknownValue _ ->
          value;
    };
  }

  private static List<Value> each(List<Value> items, UnaryOperator<Value> change) {
    List<Value> changed = new ArrayList<>(items.size());
    items.forEach(item -> changed.add(change.apply(item)));
    return changed;
  }
}
