package io.portwright.provider.schema;

import io.portwright.provider.schema.Attribute.Flag;
import io.portwright.provider.schema.Attribute.Shape;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Write-only attributes: they are null in every plan and in state, and are filled in from the
 * configuration for the one call that sends them.
 */
public final class WriteOnly {

  private WriteOnly() {}

  /** The planned object with the write-only values of the configuration, at any depth. */
  public static ObjectValue filled(Schema schema, ObjectValue planned, ObjectValue configuration) {
    return object(schema.attributes(), planned, configuration);
  }

  /** The object with every write-only value null. */
  public static ObjectValue stripped(Schema schema, ObjectValue object) {
    return object(schema.attributes(), object, Value.object(new TreeMap<>()));
  }

  /** Whether the schema has write-only attributes at any depth. */
  public static boolean in(Schema schema) {
    return in(schema.attributes());
  }

  private static boolean in(SortedMap<String, Attribute> attributes) {
    return attributes.values().stream()
        .anyMatch(attribute ->
            attribute.has(Flag.WRITE_ONLY)
                || (attribute.shape() instanceof Shape.Nested nested && in(nested.attributes())));
  }

  private static ObjectValue object(
      SortedMap<String, Attribute> attributes, ObjectValue object, ObjectValue source) {
    SortedMap<String, Value> values = new TreeMap<>(object.attributes());
    attributes.forEach((name, attribute) -> {
      Value here = object.attributes().get(name);
      if (here == null) {
        return;
      }
      Value there = source.attributes().getOrDefault(name, attribute.none());
      if (attribute.has(Flag.WRITE_ONLY)) {
        values.put(name, there);
      } else if (attribute.shape() instanceof Shape.Nested nested && in(nested.attributes())) {
        values.put(name, nested(nested, here, there));
      }
    });
    return Value.object(values).withMarks(object.marks());
  }

  private static Value nested(Shape.Nested nested, Value here, Value there) {
    if (here instanceof ObjectValue object) {
      return object(nested.attributes(), object, objectOrEmpty(there));
    }
    if (here instanceof Value.ListValue list) {
      List<Value> sources = List.copyOf(there.parts());
      List<Value> items = new ArrayList<>();
      for (Value item : list.items()) {
        Value source =
            items.size() < sources.size() ? sources.get(items.size()) : Value.nullOf(item.type());
        items.add(nested(nested, item, source));
      }
      return Value.list(list.element(), items).withMarks(list.marks());
    }
    return here;
  }

  private static ObjectValue objectOrEmpty(Value value) {
    return value instanceof ObjectValue object ? object : Value.object(new TreeMap<>());
  }
}
