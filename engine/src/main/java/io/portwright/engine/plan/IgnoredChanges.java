package io.portwright.engine.plan;

import io.portwright.engine.config.IgnoredAttribute;
import io.portwright.engine.config.Lifecycle;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.AttributePath.Step;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Utf8Order;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ListValue;
import io.portwright.provider.value.Value.MapValue;
import io.portwright.provider.value.Value.ObjectValue;
import io.portwright.provider.value.Value.TupleValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lets a configuration say what prior has, where {@code ignore_changes} asks for it. */
final class IgnoredChanges {
  private IgnoredChanges() {}

  static ObjectValue applied(
      Lifecycle lifecycle, Schema schema, ObjectValue prior, ObjectValue configuration) {
    Value out = configuration;
    if (lifecycle.is(Lifecycle.Flag.IGNORE_ALL)) {
      for (Attribute attribute : schema.attributes().values()) {
        if (attribute.isConfigurable()) {
          AttributePath path = AttributePath.of(attribute.name());
          out = put(out, path.steps(), Optional.of(prior.attribute(attribute.name())));
        }
      }
      return (ObjectValue) out;
    }
    for (IgnoredAttribute ignored : lifecycle.ignoreChanges()) {
      AttributePath path = ignored.path();
      out = put(out, path.steps(), at(prior, path.steps()));
    }
    return (ObjectValue) out;
  }

  private static Optional<Value> at(Value value, List<Step> steps) {
    Optional<Value> here = Optional.of(value);
    for (Step step : steps) {
      here = here.flatMap(v -> part(v, step));
    }
    return here;
  }

  private static Optional<Value> part(Value value, Step step) {
    return switch (step) {
      case Step.Attribute a ->
          switch (value) {
            case ObjectValue o -> Optional.ofNullable(o.attributes().get(a.name()));
            case MapValue m -> Optional.ofNullable(m.entries().get(a.name()));
            case Value _ -> Optional.empty();
          };
      case Step.Key k ->
          switch (value) {
            case ObjectValue o -> Optional.ofNullable(o.attributes().get(k.key()));
            case MapValue m -> Optional.ofNullable(m.entries().get(k.key()));
            case Value _ -> Optional.empty();
          };
      case Step.Index i ->
          (value instanceof ListValue || value instanceof TupleValue)
              ? value.parts().stream().skip(i.index()).findFirst()
              : Optional.empty();
    };
  }

  private static Value put(Value value, List<Step> steps, Optional<Value> replacement) {
    if (steps.isEmpty()) {
      return replacement.orElse(value);
    }
    Step step = steps.getFirst();
    List<Step> rest = steps.subList(1, steps.size());
    return switch (value) {
      case ObjectValue o -> object(o, name(step), rest, replacement);
      case MapValue m -> map(m, name(step), rest, replacement);
      case ListValue l when step instanceof Step.Index i ->
          new ListValue(l.element(), items(l.items(), i.index(), rest, replacement), l.marks());
      case TupleValue t when step instanceof Step.Index i ->
          Value.tuple(items(t.items(), i.index(), rest, replacement)).withMarks(t.marks());
      case Value.NullValue n when n.type() instanceof Type.MapOf m && replacement.isPresent() ->
          rest.isEmpty()
              ? new MapValue(
                  m.element(), new TreeMap<>(Map.of(name(step), replacement.get())), n.marks())
              : n;
      case Value other -> other;
    };
  }

  private static String name(Step step) {
    return switch (step) {
      case Step.Attribute a -> a.name();
      case Step.Key k -> k.key();
      case Step.Index i -> String.valueOf(i.index());
    };
  }

  private static Value object(
      ObjectValue object, String name, List<Step> rest, Optional<Value> replacement) {
    Value part = object.attributes().get(name);
    return part == null ? object : object.with(name, put(part, rest, replacement));
  }

  private static Value map(MapValue map, String key, List<Step> rest, Optional<Value> replacement) {
    SortedMap<String, Value> entries = new TreeMap<>(Utf8Order.INSTANCE);
    entries.putAll(map.entries());
    Value part = entries.get(key);
    if (part != null && !rest.isEmpty()) {
      entries.put(key, put(part, rest, replacement));
    } else if (replacement.isPresent()) {
      entries.put(key, replacement.get());
    } else {
      entries.remove(key);
    }
    return new MapValue(map.element(), entries, map.marks());
  }

  private static List<Value> items(
      List<Value> items, int index, List<Step> rest, Optional<Value> replacement) {
    List<Value> out = new ArrayList<>(items);
    if (index < out.size()) {
      out.set(index, put(out.get(index), rest, replacement));
    }
    return out;
  }
}
