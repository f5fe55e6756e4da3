package io.portwright.provider.value;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
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

  /** The object with the type that its attributes have. */
  static Value.ObjectValue typed(Value.ObjectValue object) {
    Entries<Value> parts = Entries.of(object.attributes());
    return Entries.haveTypes(parts, Entries.of(object.type().attributes()))
        ? object
        : new Value.ObjectValue(
            Type.object(parts.mapped(Value::type)), parts, object.marks(), object.extent());
  }

  /** The value without marks at any depth; types and sizes stay what they are. */
  static Value unmarked(Value value) {
    Extent extent = value.extent().unmarked();
    return switch (value) {
      case Value.ListValue v ->
          new Value.ListValue(
              v.element(), each(v.items(), Value::unmarkedDeep), Marks.NONE, extent);
      case Value.TupleValue v ->
          new Value.TupleValue(v.type(), each(v.items(), Value::unmarkedDeep), Marks.NONE, extent);
      case Value.MapValue v ->
          new Value.MapValue(v.element(), each(v.entries()), Marks.NONE, extent);
      case Value.ObjectValue v ->
          new Value.ObjectValue(v.type(), each(v.attributes()), Marks.NONE, extent);
      case Value.SetValue _,
          Value.StringValue _,
          Value.NumberValue _,
          Value.BoolValue _,
          Value.NullValue _,
          Value.UnknownValue _ ->
          value.withMarks(Marks.NONE);
    };
  }

  private static SortedMap<String, Value> each(SortedMap<String, Value> entries) {
    return Entries.of(entries).mapped(Value::unmarkedDeep);
  }

  private static List<Value> each(List<Value> items, UnaryOperator<Value> change) {
    List<Value> changed = new ArrayList<>(items.size());
    items.forEach(item -> changed.add(change.apply(item)));
    return changed;
  }
}
