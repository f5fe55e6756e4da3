package io.portwright.engine.plan;

import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Attribute.Shape;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.value.Utf8Order;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ListValue;
import io.portwright.provider.value.Value.MapValue;
import io.portwright.provider.value.Value.ObjectValue;
import io.portwright.provider.value.Value.SetValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an object will look like if nothing but the configuration decides: what is written there,
 * and what prior has for computed attributes that are not. Terraform's rules, nested attributes
 * included: elements of lists meet by index, of maps by key, of sets by what is configured.
 */
final class ProposedNew {
  private ProposedNew() {}

  /** Both objects are of the schema's type; neither has marks. */
  static ObjectValue of(Schema schema, Optional<ObjectValue> prior, ObjectValue configuration) {
    if (prior.isEmpty()) {
      return configuration;
    }
    SortedMap<String, Value> out = attributes(schema.attributes(), prior, configuration);
    schema.blocks().keySet().forEach(name -> out.put(name, configuration.attribute(name)));
    return new ObjectValue(configuration.type(), out, configuration.marks());
  }

  private static SortedMap<String, Value> attributes(
      Map<String, Attribute> schema, Optional<ObjectValue> prior, ObjectValue configuration) {
    SortedMap<String, Value> out = new TreeMap<>(Utf8Order.INSTANCE);
    schema.forEach((name, attribute) ->
        out.put(
            name,
            attribute(
                attribute, prior.map(p -> p.attribute(name)), configuration.attribute(name))));
    return out;
  }

  private static Value attribute(Attribute attribute, Optional<Value> prior, Value configured) {
    if (attribute.isComputed() && configured.isNull()) {
      return prior.filter(value -> !wasWritten(attribute, value)).orElse(configured);
    }
    return switch (attribute.shape()) {
      case Shape.Plain _ -> configured;
      case Shape.Nested nested -> nested(nested, prior.filter(Value::isPresent), configured);
    };
  }

  /**
   * Whether an optional and computed nested attribute holds something that only a configuration can
   * have put there. Then it was written once and has now been taken out.
   */
  private static boolean wasWritten(Attribute attribute, Value prior) {
    if (attribute.presence() != Attribute.Presence.OPTIONAL_COMPUTED
        || !(attribute.shape() instanceof Shape.Nested nested)) {
      return false;
    }
    return objects(prior).stream().anyMatch(object -> hasWritten(nested.attributes(), object));
  }

  private static boolean hasWritten(Map<String, Attribute> schema, ObjectValue object) {
    return schema.entrySet().stream()
        .anyMatch(entry -> {
          Value value = object.attribute(entry.getKey());
          return value.isPresent()
              && (!entry.getValue().isComputed() || wasWritten(entry.getValue(), value));
        });
  }

  private static List<ObjectValue> objects(Value value) {
    List<ObjectValue> found = new ArrayList<>();
    if (value instanceof ObjectValue object) {
      found.add(object);
    } else {
      value.parts().forEach(part -> found.addAll(objects(part)));
    }
    return found;
  }

  private static Value nested(Shape.Nested shape, Optional<Value> prior, Value configured) {
    return switch (configured) {
      case ObjectValue object -> object(shape, prior, object);
      case ListValue list -> {
        List<Value> before = prior.map(p -> List.copyOf(p.parts())).orElse(List.of());
        List<Value> items = new ArrayList<>();
        for (int i = 0; i < list.items().size(); i++) {
          Optional<Value> at = i < before.size() ? Optional.of(before.get(i)) : Optional.empty();
          items.add(element(shape, at, list.items().get(i)));
        }
        yield new ListValue(list.element(), items, list.marks());
      }
      case MapValue map -> {
        SortedMap<String, Value> entries = new TreeMap<>(Utf8Order.INSTANCE);
        map.entries()
            .forEach((key, value) -> entries.put(key, element(shape, entry(prior, key), value)));
        yield new MapValue(map.element(), entries, map.marks());
      }
      case SetValue set -> set(shape, prior, set);
      case Value other -> other;
    };
  }

  private static Optional<Value> entry(Optional<Value> prior, String key) {
    return prior
        .filter(MapValue.class::isInstance)
        .flatMap(p -> Optional.ofNullable(((MapValue) p).entries().get(key)));
  }

  private static Value set(Shape.Nested shape, Optional<Value> prior, SetValue configured) {
    List<Value> before = new ArrayList<>(prior.map(Value::parts).orElse(List.of()));
    List<Value> items = new ArrayList<>();
    for (Value item : configured.items()) {
      Optional<Value> match =
          before.stream().filter(p -> couldComeFrom(shape.attributes(), p, item)).findFirst();
      match.ifPresent(before::remove);
      items.add(element(shape, match, item));
    }
    return Value.set(configured.element(), items).marked(configured.marks());
  }

  /** Whether a prior element can be what a configured one became. */
  private static boolean couldComeFrom(Map<String, Attribute> schema, Value prior, Value item) {
    if (!(prior instanceof ObjectValue before) || !(item instanceof ObjectValue configured)) {
      return prior.equals(item);
    }
    return schema.entrySet().stream()
        .allMatch(entry -> {
          Value was = before.attribute(entry.getKey());
          Value now = configured.attribute(entry.getKey());
          if (now.isNull() && entry.getValue().isComputed()) {
            return true;
          }
          return entry.getValue().shape() instanceof Shape.Nested nested
                  && was instanceof ObjectValue
                  && now instanceof ObjectValue
              ? couldComeFrom(nested.attributes(), was, now)
              : was.equals(now);
        });
  }

  private static Value element(Shape.Nested shape, Optional<Value> prior, Value configured) {
    return configured instanceof ObjectValue object ? object(shape, prior, object) : configured;
  }

  private static Value object(Shape.Nested shape, Optional<Value> prior, ObjectValue configured) {
    Optional<ObjectValue> before =
        prior.filter(ObjectValue.class::isInstance).map(ObjectValue.class::cast);
    return new ObjectValue(
        configured.type(), attributes(shape.attributes(), before, configured), configured.marks());
  }
}
