package io.portwright.provider.megaport;

import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Configurations as the engine hands them over, from plain maps, lists, strings and numbers. */
final class Written {

  private Written() {}

  static ObjectValue of(Schema schema, Map<String, ?> written) {
    return object(schema.attributes(), written);
  }

  private static ObjectValue object(
      SortedMap<String, Attribute> attributes, Map<String, ?> written) {
    for (String name : written.keySet()) {
      if (!attributes.containsKey(name)) {
        throw new IllegalArgumentException("no attribute " + name);
      }
    }
    SortedMap<String, Value> values = new TreeMap<>();
    attributes.forEach((name, attribute) -> {
      Object value = written.get(name);
      values.put(name, value == null ? Value.nullOf(attribute.type()) : value(attribute, value));
    });
    return Value.object(values);
  }

  @SuppressWarnings("unchecked")
  private static Value value(Attribute attribute, Object written) {
    if (written instanceof Value value) {
      return value;
    }
    return switch (attribute.shape()) {
      case Attribute.Shape.Plain plain -> plain(plain.type(), written);
      case Attribute.Shape.Nested nested -> {
        if (written instanceof Map<?, ?> map) {
          yield object(nested.attributes(), (Map<String, ?>) map);
        }
        List<Value> items = new ArrayList<>();
        for (Object item : (List<?>) written) {
          items.add(object(nested.attributes(), (Map<String, ?>) item));
        }
        yield Value.list(((Type.ListOf) attribute.type()).element(), items);
      }
    };
  }

  private static Value plain(Type type, Object written) {
    return switch (written) {
      case String text -> Value.string(text);
      case Integer number -> Value.number(number);
      case Boolean truth -> Value.bool(truth);
      case List<?> list -> {
        Type element = ((Type.ListOf) type).element();
        yield Value.list(element, list.stream().map(item -> plain(element, item)).toList());
      }
      case Map<?, ?> map -> {
        Type element = ((Type.MapOf) type).element();
        SortedMap<String, Value> entries = new TreeMap<>();
        map.forEach((key, item) -> entries.put((String) key, plain(element, item)));
        yield Value.map(element, entries);
      }
      default -> throw new IllegalArgumentException("cannot write " + written);
    };
  }
}
