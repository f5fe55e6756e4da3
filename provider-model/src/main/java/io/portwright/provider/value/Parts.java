package io.portwright.provider.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a value holds directly; nothing for primitives, null and unknown. */
final class Parts {

  private Parts() {}

  /** In the order of the language. */
  static Collection<Value> of(Value value) {
    return switch (value) {
      case Value.ListValue v -> v.items();
      case Value.SetValue v -> v.items();
      case Value.TupleValue v -> v.items();
      case Value.MapValue v -> v.entries().values();
      case Value.ObjectValue v -> v.attributes().values();
      case Value.StringValue _,
          Value.NumberValue _,
          Value.BoolValue _,
          Value.NullValue _,
          Value.UnknownValue _ ->
          List.of();
    };
  }

  static Type.TupleOf types(List<Value> items) {
    List<Type> types = new ArrayList<>(items.size());
    items.forEach(item -> types.add(item.type()));
    return new Type.TupleOf(types);
  }

  /** What the parts add up to. */
  static Extent extent(Value value) {
    return switch (value) {
      case Value.ListValue v -> v.extent();
      case Value.SetValue v -> v.extent();
      case Value.TupleValue v -> v.extent();
      case Value.MapValue v -> v.extent();
      case Value.ObjectValue v -> v.extent();
      case Value.StringValue _,
          Value.NumberValue _,
          Value.BoolValue _,
          Value.NullValue _,
          Value.UnknownValue _ ->
          Extent.NOTHING;
    };
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
      case Value.ObjectValue v ->
          Value.object(Entries.of(v.attributes()).mapped(change)).withMarks(v.marks());
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
