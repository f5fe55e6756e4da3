package io.portwright.provider.schema;

import io.portwright.provider.value.Entries;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Utf8Order;
import io.portwright.provider.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
    REPEATS_ARGUMENTS,
    /** Computed, and the rules of the type say what comes of setting it. */
    OWN_RULE,
    /** Computed, and says again what another object says: a difference is no drift of this one. */
    MIRRORS
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

    /** A class rather than a record because its type is asked for very often and made once. */
    final class Nested implements Shape {
      private final Nesting nesting;
      private final SortedMap<String, Attribute> attributes;
      private final Type.ObjectOf objectType;
      private final Type type;
      private final Value none;
      private final boolean hasSensitive;

      public Nested(Nesting nesting, SortedMap<String, Attribute> attributes) {
        SortedMap<String, Attribute> copy = Entries.of(attributes);
        SortedMap<String, Type> types = new TreeMap<>(Utf8Order.INSTANCE);
        copy.forEach((name, attribute) -> types.put(name, attribute.type()));
        this.nesting = nesting;
        this.attributes = copy;
        this.objectType = Type.object(types);
        this.type = nesting.of(objectType);
        this.none = Value.nullOf(type);
        this.hasSensitive = copy.values().stream().anyMatch(Attribute::hasSensitive);
      }

      public Nesting nesting() {
        return nesting;
      }

      public SortedMap<String, Attribute> attributes() {
        return attributes;
      }

      /** Type of one nested object. */
      public Type.ObjectOf objectType() {
        return objectType;
      }

      /** Type of the attribute. */
      public Type type() {
        return type;
      }

      @Override
      public boolean equals(@Nullable Object other) {
        return this == other
            || (other instanceof Nested nested
                && nesting == nested.nesting
                && attributes.equals(nested.attributes));
      }

      @Override
      public int hashCode() {
        return 31 * nesting.hashCode() + attributes.keySet().hashCode();
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
      case Shape.Nested n -> n.type();
    };
  }

  /** The null value of its type. */
  public Value none() {
    return switch (shape) {
      case Shape.Plain p -> Value.nullOf(p.type());
      case Shape.Nested n -> n.none;
    };
  }

  /** Whether it, or anything inside, is sensitive. */
  public boolean hasSensitive() {
    return has(Flag.SENSITIVE) || shape instanceof Shape.Nested nested && nested.hasSensitive;
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
