package io.portwright.engine.state.format;

import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Attribute.Flag;
import io.portwright.provider.schema.Attribute.Shape;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.schema.Schema.NestedBlock;
import io.portwright.provider.value.Value;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * Which places of one value are encrypted, which of them are sensitive, and which are never stored:
 * those that the value's marks say and those that the schema says.
 */
final class SealedPlaces {
  private final Map<String, Treatment> treatments = new TreeMap<>();
  private final SortedSet<String> sensitive = new TreeSet<>();

  private SealedPlaces() {}

  /** By marks only. */
  static SealedPlaces of(Value value) {
    SealedPlaces places = new SealedPlaces();
    places.marks(value, Pointer.ROOT);
    return places;
  }

  /** By marks and by the schema, if there is one. */
  static SealedPlaces of(Value value, Optional<Schema> schema) {
    SealedPlaces places = of(value);
    schema.ifPresent(known -> places.block(known, value, Pointer.ROOT));
    return places;
  }

  Treatment at(String pointer) {
    return treatments.getOrDefault(pointer, Treatment.PLAIN);
  }

  /** Pointers of values that are hidden in output. */
  Set<String> sensitive() {
    return Collections.unmodifiableSortedSet(sensitive);
  }

  private void marks(Value value, String at) {
    if (value.marks().ephemeral()) {
      throw new IllegalArgumentException("an ephemeral value must not reach the store: " + at);
    }
    if (value.isSensitive()) {
      // null holds no secret, here as below, and opening one costs as much as a key exchange
      if (!value.isNull()) {
        seal(at);
      }
      sensitive.add(at);
    }
    eachPart(value, at, this::marks);
  }

  private void seal(String at) {
    treatments.putIfAbsent(at, Treatment.SEALED);
  }

  private void block(Schema schema, Value value, String at) {
    if (!(value instanceof Value.ObjectValue object)) {
      return;
    }
    attributes(schema.attributes(), object, at);
    for (Map.Entry<String, NestedBlock> nested : schema.blocks().entrySet()) {
      Value inside = object.attributes().get(nested.getKey());
      if (inside != null) {
        NestedBlock block = nested.getValue();
        eachObject(
            block.nesting(),
            inside,
            Pointer.child(at, nested.getKey()),
            (item, place) -> block(block.schema(), item, place));
      }
    }
  }

  private void attributes(Map<String, Attribute> attributes, Value.ObjectValue object, String at) {
    for (Attribute attribute : attributes.values()) {
      Value value = object.attributes().get(attribute.name());
      if (value != null) {
        attribute(attribute, value, Pointer.child(at, attribute.name()));
      }
    }
  }

  private void attribute(Attribute attribute, Value value, String at) {
    if (attribute.has(Flag.WRITE_ONLY)) {
      treatments.put(at, Treatment.DROPPED);
      return;
    }
    if (!value.isNull() && attribute.has(Flag.SENSITIVE)) {
      seal(at);
      sensitive.add(at);
    }
    if (!value.isNull() && attribute.has(Flag.SEALED)) {
      seal(at);
    }
    if (attribute.shape() instanceof Shape.Nested nested) {
      eachObject(
          nested.nesting(),
          value,
          at,
          (item, place) -> {
            if (item instanceof Value.ObjectValue object) {
              attributes(nested.attributes(), object, place);
            }
          });
    }
  }

  private static void eachObject(
      Attribute.Nesting nesting, Value value, String at, BiConsumer<Value, String> each) {
    switch (nesting) {
      case SINGLE -> each.accept(value, at);
      case LIST, SET, MAP -> eachPart(value, at, each);
    }
  }

  private static void eachPart(Value value, String at, BiConsumer<Value, String> each) {
    switch (value) {
      case Value.ListValue v -> eachItem(v.items(), at, each);
      case Value.SetValue v -> eachItem(v.items(), at, each);
      case Value.TupleValue v -> eachItem(v.items(), at, each);
      case Value.MapValue v ->
          v.entries().forEach((key, item) -> each.accept(item, Pointer.child(at, key)));
      case Value.ObjectValue v ->
          v.attributes().forEach((name, item) -> each.accept(item, Pointer.child(at, name)));
      case Value.StringValue _,
          Value.NumberValue _,
          Value.BoolValue _,
          Value.NullValue _,
          Value.UnknownValue _ -> {}
    }
  }

  private static void eachItem(List<Value> items, String at, BiConsumer<Value, String> each) {
    for (int i = 0; i < items.size(); i++) {
      each.accept(items.get(i), Pointer.child(at, i));
    }
  }
}
