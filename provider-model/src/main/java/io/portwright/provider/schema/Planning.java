package io.portwright.provider.schema;

import io.portwright.provider.schema.Attribute.Flag;
import io.portwright.provider.schema.Attribute.Replace;
import io.portwright.provider.schema.Attribute.Shape;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Entries;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a schema alone says about a planned change, with the rules of Terraform's plugin framework:
 * set attributes take the configured value, computed ones that are not set keep the prior value,
 * and once anything differs every other computed value becomes unknown unless it {@linkplain
 * Flag#KEEPS_STATE keeps its state}.
 *
 * <p>Nested attributes are planned element by element: lists by index, maps by key. Write-only
 * attributes are always null here.
 */
public final class Planning {

  private final Schema schema;
  private final Type.ObjectOf type;

  public Planning(Schema schema) {
    this.schema = schema;
    this.type = schema.objectType();
  }

  /**
   * @param prior as last read; empty to create
   * @param configuration as written; unset attributes are null
   * @return {@code prior} itself when nothing changes
   */
  public ObjectValue planned(Optional<ObjectValue> prior, ObjectValue configuration) {
    ObjectValue wanted = object(type, schema.attributes(), prior, configuration, Unset.FROM_PRIOR);
    if (prior.isPresent() && conformed(prior.get()).equals(wanted)) {
      return prior.get();
    }
    return object(type, schema.attributes(), prior, configuration, Unset.UNKNOWN);
  }

  /** Attributes that differ although a change of them always needs a new object. */
  public SortedSet<AttributePath> replacements(ObjectValue prior, ObjectValue planned) {
    SortedSet<AttributePath> paths = new TreeSet<>();
    for (Attribute attribute : schema.attributes().values()) {
      if (attribute.replace() == Replace.ALWAYS
          && !value(prior, attribute).equals(value(planned, attribute))) {
        paths.add(AttributePath.of(attribute.name()));
      }
    }
    return paths;
  }

  /**
   * The object with exactly the attributes of the schema, without marks; those it lacks are null.
   */
  public ObjectValue conformed(ObjectValue object) {
    if (Entries.of(object.attributes()).hasNamesOf(type.attributes())
        && object.marksDeep().isEmpty()) {
      return object;
    }
    return type.made(name -> value(object, attribute(schema.attributes(), name)));
  }

  private static Attribute attribute(SortedMap<String, Attribute> attributes, String name) {
    return Objects.requireNonNull(attributes.get(name));
  }

  /** What to do with a computed attribute that the configuration does not set. */
  private enum Unset {
    FROM_PRIOR,
    UNKNOWN
  }

  private ObjectValue object(
      Type.ObjectOf objectType,
      SortedMap<String, Attribute> attributes,
      Optional<ObjectValue> prior,
      ObjectValue configuration,
      Unset unset) {
    return objectType.made(name -> {
      Attribute attribute = attribute(attributes, name);
      return attribute(
          attribute,
          prior.map(object -> value(object, attribute)),
          value(configuration, attribute),
          unset);
    });
  }

  private Value attribute(
      Attribute attribute, Optional<Value> prior, Value configured, Unset unset) {
    Type type = attribute.type();
    if (attribute.has(Flag.WRITE_ONLY)) {
      return Value.nullOf(type);
    }
    if (configured.isNull()) {
      if (attribute.fallback().isPresent()) {
        return attribute.fallback().get();
      }
      if (!attribute.isComputed()) {
        return Value.nullOf(type);
      }
      boolean keep = unset == Unset.FROM_PRIOR || attribute.has(Flag.KEEPS_STATE);
      return keep && prior.isPresent() ? prior.get() : Value.unknown(type);
    }
    if (!configured.isKnown() || !(attribute.shape() instanceof Shape.Nested nested)) {
      return configured.unmarkedDeep();
    }
    return nested(nested, prior, configured, unset);
  }

  private Value nested(Shape.Nested nested, Optional<Value> prior, Value configured, Unset unset) {
    return switch (nested.nesting()) {
      case SINGLE -> element(nested, prior, configured, unset);
      case LIST -> {
        List<Value> items = new ArrayList<>();
        for (Value item : configured.parts()) {
          Optional<Value> before = prior.flatMap(list -> at(list, items.size()));
          items.add(element(nested, before, item, unset));
        }
        yield Value.list(nested.objectType(), items);
      }
      case MAP -> {
        SortedMap<String, Value> entries = new TreeMap<>();
        if (configured instanceof Value.MapValue map) {
          map.entries()
              .forEach((key, item) ->
                  entries.put(key, element(nested, prior.flatMap(m -> at(m, key)), item, unset)));
        }
        yield Value.map(nested.objectType(), entries);
      }
      case SET -> {
        List<Value> items = new ArrayList<>();
        configured
            .parts()
            .forEach(item -> items.add(element(nested, Optional.empty(), item, unset)));
        yield Value.set(nested.objectType(), items);
      }
    };
  }

  private Value element(Shape.Nested nested, Optional<Value> prior, Value configured, Unset unset) {
    if (configured.isNull()) {
      return Value.nullOf(nested.objectType());
    }
    if (!(configured instanceof ObjectValue object)) {
      return Value.unknown(nested.objectType());
    }
    Optional<ObjectValue> before =
        prior.filter(ObjectValue.class::isInstance).map(ObjectValue.class::cast);
    return object(nested.objectType(), nested.attributes(), before, object, unset);
  }

  private static Optional<Value> at(Value list, int index) {
    return list.parts().stream().skip(index).findFirst();
  }

  private static Optional<Value> at(Value map, String key) {
    return map instanceof Value.MapValue known
        ? Optional.ofNullable(known.entries().get(key))
        : Optional.empty();
  }

  private static Value value(ObjectValue object, Attribute attribute) {
    Value found = object.attributes().get(attribute.name());
    return found == null ? attribute.none() : found.unmarkedDeep();
  }
}
