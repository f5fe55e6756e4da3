package io.portwright.engine.plan;

import io.portwright.engine.config.Lifecycle;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Schema;
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
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Lets a configuration say what prior has, where {@code ignore_changes} asks for it. Marks go with
 * the values.
 */
final class IgnoredChanges {

  /**
   * A path with its value before.
   *
   * @param path without a text key at its end
   * @param key at the end of the path: only that entry counts where the value is a map
   */
  private record Ignored(List<Step> path, Value before, Optional<String> key) {}

  private IgnoredChanges() {}

  static ObjectValue applied(
      Lifecycle lifecycle, Schema schema, ObjectValue prior, ObjectValue configuration) {
    if (lifecycle.is(Lifecycle.Flag.IGNORE_ALL)) {
      ObjectValue out = configuration;
      for (Attribute attribute : schema.attributes().values()) {
        if (attribute.isConfigurable()) {
          out = out.with(attribute.name(), prior.attribute(attribute.name()));
        }
      }
      return out;
    }
    Value out = configuration;
    for (Ignored ignored : ignored(lifecycle, prior, configuration)) {
      out = put(out, ignored.path(), ignored);
    }
    return (ObjectValue) out;
  }

  /** Only where the value has changed; a path that leads nowhere is no reason for anything. */
  private static List<Ignored> ignored(
      Lifecycle lifecycle, ObjectValue prior, ObjectValue configuration) {
    List<Ignored> found = new ArrayList<>();
    lifecycle
        .ignoreChanges()
        .forEach(whole -> {
          List<Step> path = whole.path().steps();
          Optional<String> key =
              path.getLast() instanceof Step.Key last ? Optional.of(last.key()) : Optional.empty();
          List<Step> to = key.isPresent() ? path.subList(0, path.size() - 1) : path;
          Optional<Value> before = at(prior, to);
          Optional<Value> now = at(configuration, to);
          if (before.isPresent()
              && now.isPresent()
              && !AttributeDiffs.identical(before.get(), now.get())) {
            found.add(new Ignored(to, before.get(), key));
          }
        });
    return found;
  }

  private static Optional<Value> at(Value value, List<Step> steps) {
    Optional<Value> here = Optional.of(value);
    for (Step step : steps) {
      here = here.flatMap(v -> part(v, step));
    }
    return here;
  }

  /** Names lead into objects only, keys into maps only. */
  private static Optional<Value> part(Value value, Step step) {
    return switch (step) {
      case Step.Attribute a ->
          value instanceof ObjectValue o
              ? Optional.ofNullable(o.attributes().get(a.name()))
              : Optional.empty();
      case Step.Key k ->
          value instanceof MapValue m
              ? Optional.ofNullable(m.entries().get(k.key()))
              : Optional.empty();
      case Step.Index i ->
          (value instanceof ListValue || value instanceof TupleValue)
              ? value.parts().stream().skip(i.index()).findFirst()
              : Optional.empty();
    };
  }

  private static Value put(Value value, List<Step> steps, Ignored ignored) {
    if (steps.isEmpty()) {
      return replaced(value, ignored);
    }
    List<Step> rest = steps.subList(1, steps.size());
    return switch (steps.getFirst()) {
      case Step.Attribute a when value instanceof ObjectValue o ->
          o.with(a.name(), put(o.attribute(a.name()), rest, ignored));
      case Step.Key k when value instanceof MapValue m -> {
        SortedMap<String, Value> entries = new TreeMap<>(Utf8Order.INSTANCE);
        entries.putAll(m.entries());
        entries.computeIfPresent(k.key(), (_, part) -> put(part, rest, ignored));
        yield new MapValue(m.element(), entries, m.marks());
      }
      case Step.Index i when value instanceof ListValue l ->
          new ListValue(l.element(), items(l.items(), i.index(), rest, ignored), l.marks());
      case Step.Index i when value instanceof TupleValue t ->
          Value.tuple(items(t.items(), i.index(), rest, ignored)).withMarks(t.marks());
      case Step.Attribute _, Step.Key _, Step.Index _ -> value;
    };
  }

  private static List<Value> items(List<Value> items, int index, List<Step> rest, Ignored ignored) {
    List<Value> out = new ArrayList<>(items);
    if (index < out.size()) {
      out.set(index, put(out.get(index), rest, ignored));
    }
    return out;
  }

  private static Value replaced(Value now, Ignored ignored) {
    if (ignored.key().isEmpty() || !(now.type() instanceof Type.MapOf map)) {
      return ignored.before();
    }
    if (!now.isKnown()) {
      return now;
    }
    String key = ignored.key().get();
    SortedMap<String, Value> entries = new TreeMap<>(Utf8Order.INSTANCE);
    if (now instanceof MapValue m) {
      entries.putAll(m.entries());
    }
    Value before = ignored.before() instanceof MapValue m ? m.entries().get(key) : null;
    if (before == null) {
      entries.remove(key);
    } else {
      entries.put(key, before);
    }
    return now.isNull() && entries.isEmpty()
        ? now
        : new MapValue(map.element(), entries, now.marks());
  }
}
