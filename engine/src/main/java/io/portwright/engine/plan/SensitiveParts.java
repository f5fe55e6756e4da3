package io.portwright.engine.plan;

import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Attribute.Flag;
import io.portwright.provider.schema.Attribute.Shape;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Utf8Order;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ListValue;
import io.portwright.provider.value.Value.MapValue;
import io.portwright.provider.value.Value.ObjectValue;
import io.portwright.provider.value.Value.SetValue;
import io.portwright.provider.value.Value.TupleValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts marks on what providers return: they work with plain values only. */
public final class SensitiveParts {
  private SensitiveParts() {}

  /**
   * An object with the marks that its schema asks for and those that another one of the same shape
   * has, such as the configuration it was made from.
   */
  public static ObjectValue marked(Schema schema, ObjectValue object, ObjectValue like) {
    ObjectValue out = bySchema(schema, object);
    return like.marksDeep().isEmpty()
        ? out
        : repeating(schema, (ObjectValue) like(out, like), like.marksDeep());
  }

  private static ObjectValue repeating(Schema schema, ObjectValue object, Marks marks) {
    ObjectValue out = object;
    for (Attribute attribute : schema.attributes().values()) {
      if (attribute.has(Flag.REPEATS_ARGUMENTS) && object.attribute(attribute.name()).isPresent()) {
        out = out.with(attribute.name(), object.attribute(attribute.name()).marked(marks));
      }
    }
    return out;
  }

  /** An object with the marks that its schema asks for. */
  public static ObjectValue bySchema(Schema schema, ObjectValue object) {
    return schema.hasSensitive() ? object(schema.attributes(), object) : object;
  }

  private static ObjectValue object(Map<String, Attribute> schema, ObjectValue object) {
    return object.mapAttributes((name, value) -> {
      Attribute attribute = schema.get(name);
      return attribute == null || !attribute.hasSensitive() ? value : attribute(attribute, value);
    });
  }

  private static Value attribute(Attribute attribute, Value value) {
    if (attribute.has(Flag.SENSITIVE)) {
      return value.marked(Marks.SENSITIVE);
    }
    return attribute.shape() instanceof Shape.Nested nested
        ? nested(nested.attributes(), value)
        : value;
  }

  private static Value nested(Map<String, Attribute> schema, Value value) {
    return value instanceof ObjectValue object
        ? object(schema, object)
        : value.mapParts(part -> nested(schema, part));
  }

  private static Value like(Value value, Value like) {
    Value out = value.marked(like.marks());
    if (like.marksDeep().isEmpty()) {
      return out;
    }
    return switch (out) {
      case ObjectValue o when like instanceof ObjectValue l ->
          o.mapAttributes((name, part) -> likeEntry(part, l.attributes(), name));
      case MapValue m when like instanceof MapValue l ->
          new MapValue(m.element(), entries(m.entries(), l.entries()), m.marks());
      case ListValue v when like instanceof ListValue l ->
          new ListValue(v.element(), items(v.items(), l.items()), v.marks());
      case TupleValue t when like instanceof TupleValue l ->
          new TupleValue(t.type(), items(t.items(), l.items()), t.marks());
      case SetValue s when like instanceof SetValue -> s.marked(like.marksDeep());
      case Value other -> other.isPresent() ? other.marked(like.marksDeep()) : other;
    };
  }

  private static SortedMap<String, Value> entries(
      SortedMap<String, Value> values, SortedMap<String, Value> like) {
    SortedMap<String, Value> out = new TreeMap<>(Utf8Order.INSTANCE);
    values.forEach((key, value) -> out.put(key, likeEntry(value, like, key)));
    return out;
  }

  private static Value likeEntry(Value value, SortedMap<String, Value> like, String key) {
    Value other = like.get(key);
    return other == null ? value : like(value, other);
  }

  private static List<Value> items(List<Value> values, List<Value> like) {
    List<Value> out = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      out.add(i < like.size() ? like(values.get(i), like.get(i)) : values.get(i));
    }
    return out;
  }
}
