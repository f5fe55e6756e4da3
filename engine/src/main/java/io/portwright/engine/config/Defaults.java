package io.portwright.engine.config;

import io.portwright.provider.value.Type;
import io.portwright.provider.value.Utf8Order;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.MapValue;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What optional attributes become when they are missing or null, at every depth of a type.
 *
 * @param values by attribute name
 * @param parts of attributes by name, of tuple elements by position
 * @param element of the elements of a collection
 */
public record Defaults(
    SortedMap<String, Value> values,
    SortedMap<String, Defaults> parts,
    Optional<Defaults> element) {

  public static final Defaults NONE =
      new Defaults(Collections.emptySortedMap(), Collections.emptySortedMap(), Optional.empty());

  public Defaults {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
  }

  public boolean isEmpty() {
    return values.isEmpty()
        && parts.values().stream().allMatch(Defaults::isEmpty)
        && element.stream().allMatch(Defaults::isEmpty);
  }

  /** The value with its gaps filled; not converted to the type yet. Null and unknown stay. */
  public Value applied(Value value) {
    if (!value.isPresent() || isEmpty()) {
      return value;
    }
    return switch (value) {
      case ObjectValue object -> filled(object.attributes()).marked(object.marks());
      case MapValue map -> filled(map.entries()).marked(map.marks());
      case Value.ListValue list -> Value.tuple(each(list.items())).marked(list.marks());
      case Value.SetValue set -> set(set);
      case Value.TupleValue tuple -> Value.tuple(each(tuple.items())).marked(tuple.marks());
      case Value other -> other;
    };
  }

  private static final Type.Primitive ANY = Type.Primitive.DYNAMIC;

  private Value set(Value.SetValue set) {
    List<Value> items = each(set.items());
    boolean alike = items.stream().map(Value::type).distinct().count() <= 1;
    Value filled =
        alike && !items.isEmpty() ? Value.set(items.getFirst().type(), items) : Value.tuple(items);
    return (items.isEmpty() ? Value.set(ANY, items) : filled).marked(set.marks());
  }

  private Value filled(Map<String, Value> given) {
    SortedMap<String, Value> all = new TreeMap<>(Utf8Order.INSTANCE);
    given.forEach((name, value) -> all.put(name, part(name).applied(value)));
    values.forEach((name, fallback) -> {
      Value present = all.get(name);
      if (present == null || present.isNull()) {
        all.put(name, part(name).applied(fallback));
      }
    });
    return Value.object(all);
  }

  private List<Value> each(List<Value> items) {
    List<Value> filled = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      filled.add(part(Integer.toString(i)).applied(items.get(i)));
    }
    return filled;
  }

  private Defaults part(String name) {
    return element.orElseGet(() -> parts.getOrDefault(name, NONE));
  }
}
