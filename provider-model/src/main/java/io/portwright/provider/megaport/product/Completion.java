package io.portwright.provider.megaport.product;

import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.value.Utf8Order;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Fills what was not known when a call was accepted: recorded values stay as they were promised,
 * computed ones that are null take what was read.
 */
public final class Completion {

  private Completion() {}

  public static ObjectValue of(Schema schema, ObjectValue recorded, ObjectValue read) {
    return object(schema.attributes(), recorded, read);
  }

  private static ObjectValue object(
      SortedMap<String, Attribute> attributes, ObjectValue recorded, ObjectValue read) {
    SortedMap<String, Value> values = new TreeMap<>(Utf8Order.INSTANCE);
    attributes.forEach((name, attribute) -> {
      Value none = attribute.none();
      Value before = recorded.attributes().getOrDefault(name, none);
      Value now = read.attributes().getOrDefault(name, none);
      values.put(name, value(attribute, before, now));
    });
    return Value.object(values);
  }

  private static Value value(Attribute attribute, Value recorded, Value read) {
    if (recorded.isNull()) {
      return attribute.isComputed() ? read : recorded;
    }
    if (!(attribute.shape() instanceof Attribute.Shape.Nested nested)) {
      return recorded;
    }
    return switch (nested.nesting()) {
      case SINGLE ->
          recorded instanceof ObjectValue a && read instanceof ObjectValue b
              ? object(nested.attributes(), a, b)
              : recorded;
      case LIST -> list(nested, recorded, read);
      case SET, MAP -> recorded;
    };
  }

  private static Value list(Attribute.Shape.Nested nested, Value recorded, Value read) {
    List<Value> others = List.copyOf(read.parts());
    if (!(recorded instanceof Value.ListValue list) || others.size() != list.items().size()) {
      return recorded;
    }
    List<Value> items = new ArrayList<>();
    for (Value item : list.items()) {
      Value other = others.get(items.size());
      items.add(
          item instanceof ObjectValue a && other instanceof ObjectValue b
              ? object(nested.attributes(), a, b)
              : item);
    }
    return Value.list(list.element(), items);
  }
}
