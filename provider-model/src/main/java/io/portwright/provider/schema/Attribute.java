package io.portwright.provider.schema;

import io.portwright.provider.value.Type;
import io.portwright.provider.value.Utf8Order;
import io.portwright.provider.value.Value;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One attribute of a block or of a nested object.
 *
 * @param shape plain type, or nested attributes
 * @param presence who sets it
 * @param flags independent properties
 * @param replace whether a change forces a new object
 * @param fallback schema default for an attribute that is not set
 * @param validators checks of one set, known, non-null value; run at plan
 * @param description one sentence with unit and range; empty when the name says it all
 */
public record Attribute(
    String name,
    Shape shape,
    Presence presence,
    Set<Flag> flags,
    Replace replace,
    Optional<Value> fallback,
    List<Validator> validators,
    String description) {

  public Attribute {
    flags = Set.copyOf(flags);
    validators = List.copyOf(validators);
  }

  /** Who gives an attribute its value. */
  public enum Presence {
    REQUIRED,
    OPTIONAL,
    COMPUTED,
    OPTIONAL_COMPUTED
  }

  /** Independent properties of an attribute. */
  public enum Flag {
    /** Hidden in every output and sealed in the store. */
    SENSITIVE,
    /** Sealed in the store, but shown in output. */
    SEALED,
    /** Never stored, neither in plan files nor in state. */
    WRITE_ONLY,
    /** Still works; a use is a warning. */
    DEPRECATED,
    /** When not set, an update keeps the value that state has. */
    KEEPS_STATE,
    /** Computed, and may repeat any argument: as sensitive as the most sensitive of them. */
    REPEATS_ARGUMENTS
  }

  /** Whether a change of the attribute can be made in place. */
  public enum Replace {
    NEVER,
    ALWAYS,
    /** The resource type decides by looking at old and new value. */
    CONDITIONAL
  }

  /** The type, plain or spelled out as nested attributes with their own properties. */
  public sealed interface Shape {
    record Plain(Type type) implements Shape {}

    record Nested(Nesting nesting, SortedMap<String, Attribute> attributes) implements Shape {
      public Nested {
        SortedMap<String, Attribute> copy = new TreeMap<>(Utf8Order.INSTANCE);
        copy.putAll(attributes);
        attributes = Collections.unmodifiableSortedMap(copy);
      }
    }
  }

  /** How many nested objects there are, and how they are told apart. */
  public enum Nesting {
    SINGLE,
    LIST,
    SET,
    MAP;

    public Type of(Type object) {
      return switch (this) {
        case SINGLE -> object;
        case LIST -> Type.list(object);
        case SET -> Type.set(object);
        case MAP -> Type.map(object);
      };
    }
  }

  public static Attribute plain(String name, Type type, Presence presence, Flag... flags) {
    return new Attribute(
        name,
        new Shape.Plain(type),
        presence,
        Set.of(flags),
        Replace.NEVER,
        Optional.empty(),
        List.of(),
        "");
  }

  public static Attribute nested(
      String name, Nesting nesting, Map<String, Attribute> attributes, Presence presence) {
    return new Attribute(
        name,
        new Shape.Nested(nesting, new TreeMap<>(attributes)),
        presence,
        Set.of(),
        Replace.NEVER,
        Optional.empty(),
        List.of(),
        "");
  }

  public Type type() {
    return switch (shape) {
      case Shape.Plain p -> p.type();
      case Shape.Nested n -> {
        SortedMap<String, Type> types = new TreeMap<>(Utf8Order.INSTANCE);
        n.attributes().forEach((child, attribute) -> types.put(child, attribute.type()));
        yield n.nesting().of(Type.object(types));
      }
    };
  }

  public boolean has(Flag flag) {
    return flags.contains(flag);
  }

  public boolean isRequired() {
    return presence == Presence.REQUIRED;
  }

  public boolean isComputed() {
    return presence == Presence.COMPUTED || presence == Presence.OPTIONAL_COMPUTED;
  }

  /** Whether a configuration may set it. */
  public boolean isConfigurable() {
    return presence != Presence.COMPUTED;
  }
}
