package io.portwright.engine.plan;

import io.portwright.engine.plan.AttributeDiff.Effect;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Attribute.Shape;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Entries;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ListValue;
import io.portwright.provider.value.Value.MapValue;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/** Compares two objects of one schema, attribute by attribute. */
public final class AttributeDiffs {
  private final SortedSet<AttributePath> replacing;
  private final List<AttributeDiff> found = new ArrayList<>();

  private AttributeDiffs(SortedSet<AttributePath> replacing) {
    this.replacing = replacing;
  }

  /**
   * What differs, in the order of the schema. Marks do not count: a value that becomes sensitive is
   * no change of the service.
   *
   * @param replacing paths whose change cannot be made in place
   */
  public static List<AttributeDiff> between(
      Schema schema, ObjectValue before, ObjectValue after, SortedSet<AttributePath> replacing) {
    if (identical(before, after)) {
      return List.of();
    }
    AttributeDiffs diffs = new AttributeDiffs(replacing);
    diffs.attributes(AttributePath.ROOT, schema.attributes(), before, after);
    schema
        .blocks()
        .keySet()
        .forEach(name ->
            diffs.leaf(AttributePath.of(name), before.attribute(name), after.attribute(name)));
    return List.copyOf(diffs.found);
  }

  private void attributes(
      AttributePath at, Map<String, Attribute> schema, ObjectValue before, ObjectValue after) {
    schema.forEach((name, attribute) -> {
      Value was = before.attribute(name);
      Value now = after.attribute(name);
      if (!same(was, now)) {
        attribute(at.attribute(name), attribute, was, now);
      }
    });
  }

  private void attribute(AttributePath at, Attribute attribute, Value before, Value after) {
    switch (attribute.shape()) {
      case Shape.Plain _ -> leaf(at, before, after);
      case Shape.Nested nested -> nested(at, nested, before, after);
    }
  }

  private void nested(AttributePath at, Shape.Nested shape, Value before, Value after) {
    if (before instanceof ObjectValue was && after instanceof ObjectValue now) {
      attributes(at, shape.attributes(), was, now);
    } else if (before instanceof ListValue was && after instanceof ListValue now) {
      int size = Math.max(was.items().size(), now.items().size());
      for (int i = 0; i < size; i++) {
        element(at.index(i), shape, item(was.items(), i), item(now.items(), i));
      }
    } else if (before instanceof MapValue was && after instanceof MapValue now) {
      Map<String, Value> keys = new TreeMap<>(was.entries());
      keys.putAll(now.entries());
      for (String key : keys.keySet()) {
        element(
            at.key(key),
            shape,
            Optional.ofNullable(was.entries().get(key)),
            Optional.ofNullable(now.entries().get(key)));
      }
    } else {
      leaf(at, before, after);
    }
  }

  private static Optional<Value> item(List<Value> items, int index) {
    return index < items.size() ? Optional.of(items.get(index)) : Optional.empty();
  }

  private void element(
      AttributePath at, Shape.Nested shape, Optional<Value> before, Optional<Value> after) {
    if (before.isPresent() && after.isPresent()) {
      if (before.get() instanceof ObjectValue was && after.get() instanceof ObjectValue now) {
        attributes(at, shape.attributes(), was, now);
      } else {
        leaf(at, before.get(), after.get());
      }
    } else {
      found.add(new AttributeDiff(at, before, after, effect(at)));
    }
  }

  private void leaf(AttributePath at, Value before, Value after) {
    if (!same(before, after)) {
      found.add(new AttributeDiff(at, Optional.of(before), Optional.of(after), effect(at)));
    }
  }

  private Effect effect(AttributePath at) {
    return replacing.stream().anyMatch(path -> at.startsWith(path) || path.startsWith(at))
        ? Effect.REPLACES
        : Effect.IN_PLACE;
  }

  /** Same content, whatever the marks. Unknown is the same as nothing, not even as itself. */
  @SuppressWarnings("ReferenceEquality") // what nobody changed is the same object, and often large
  public static boolean same(Value a, Value b) {
    if (a instanceof Value.UnknownValue || b instanceof Value.UnknownValue) {
      return false;
    }
    if (a == b) {
      return a.isWhollyKnown();
    }
    if (a.isNull() || b.isNull()) {
      return a.isNull() && b.isNull();
    }
    if (a.getClass() != b.getClass()) {
      return false;
    }
    if (a instanceof Value.StringValue s) {
      return s.text().equals(b.asString());
    }
    if (a.parts().size() != b.parts().size()) {
      return false;
    }
    return switch (a) {
          case Value.StringValue s -> s.text().equals(b.asString());
          case Value.NumberValue n -> n.number().equals(b.asNumber());
          case Value.BoolValue t -> t.truth() == b.asBool();
          case MapValue m -> Entries.of(m.entries()).hasNamesOf(((MapValue) b).entries());
          case ObjectValue o ->
              Entries.of(o.attributes()).hasNamesOf(((ObjectValue) b).attributes());
          case ListValue _, Value.SetValue _, Value.TupleValue _ -> true;
          case Value.NullValue _, Value.UnknownValue _ -> false;
        }
        && sameParts(a, b);
  }

  /** Same content and same marks at every place: nothing to store. */
  @SuppressWarnings("ReferenceEquality") // what nobody changed is the same object, and often large
  public static boolean identical(Value a, Value b) {
    return a == b ? a.isWhollyKnown() : same(a, b) && sameMarks(a, b);
  }

  private static boolean sameMarks(Value a, Value b) {
    if (a.marksDeep().isEmpty() && b.marksDeep().isEmpty()) {
      return true;
    }
    if (!a.marks().equals(b.marks())) {
      return false;
    }
    Iterator<Value> left = a.parts().iterator();
    Iterator<Value> right = b.parts().iterator();
    while (left.hasNext()) {
      if (!sameMarks(left.next(), right.next())) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameParts(Value a, Value b) {
    Iterator<Value> left = a.parts().iterator();
    Iterator<Value> right = b.parts().iterator();
    while (left.hasNext()) {
      if (!same(left.next(), right.next())) {
        return false;
      }
    }
    return true;
  }
}
