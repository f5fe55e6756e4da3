package io.portwright.provider.megaport.wire;

import io.portwright.provider.value.Entries;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A JSON value. Objects are written with their keys in order, so equal values have equal text.
 * Reading is lenient: what is absent, null or of another type is empty.
 */
public sealed interface Json {

  record Text(String value) implements Json {}

  /** A number exactly as written. */
  record Num(BigDecimal number) implements Json {}

  record Bool(boolean truth) implements Json {}

  record Null() implements Json {}

  record Arr(List<Json> items) implements Json {
    public Arr {
      items = List.copyOf(items);
    }
  }

  record Obj(SortedMap<String, Json> fields) implements Json {
    public Obj {
      fields = Entries.of(fields);
    }

    /** This object with one field set. */
    public Obj with(String name, Json value) {
      SortedMap<String, Json> changed = new TreeMap<>(fields);
      changed.put(name, value);
      return new Obj(changed);
    }

    public Obj with(String name, String value) {
      return with(name, new Text(value));
    }

    public Obj with(String name, long value) {
      return with(name, of(value));
    }

    public Obj with(String name, boolean value) {
      return with(name, new Bool(value));
    }

    /** This object without some of its fields. */
    public Obj without(String... names) {
      return new Obj(Entries.of(fields).without(List.of(names)));
    }

    /** With the field set if there is a value. */
    public Obj withText(String name, Optional<String> value) {
      return value.isPresent() ? with(name, value.get()) : this;
    }

    /** With the field set if there is a value. */
    public Obj withNumber(String name, OptionalLong value) {
      return value.isPresent() ? with(name, value.getAsLong()) : this;
    }

    public boolean isEmpty() {
      return fields.isEmpty();
    }
  }

  Json NULL = new Null();
  Obj EMPTY = new Obj(new TreeMap<>());

  static Json of(long number) {
    return new Num(BigDecimal.valueOf(number));
  }

  static Json of(String text) {
    return new Text(text);
  }

  static Json array(List<? extends Json> items) {
    return new Arr(new ArrayList<>(items));
  }

  /** A field of an object; {@link #NULL} when there is none or this is not an object. */
  default Json at(String name) {
    return this instanceof Obj object ? object.fields().getOrDefault(name, NULL) : NULL;
  }

  /** Items of an array; empty for anything else. */
  default List<Json> items() {
    return this instanceof Arr array ? array.items() : List.of();
  }

  default boolean isNull() {
    return this instanceof Null;
  }

  default Optional<String> text() {
    return this instanceof Text t ? Optional.of(t.value()) : Optional.empty();
  }

  default Optional<String> text(String name) {
    return at(name).text();
  }

  /** The text of a field, or the empty string. */
  default String textOr(String name, String otherwise) {
    return at(name).text().orElse(otherwise);
  }

  /** A whole number, also when it is written as text. */
  default OptionalLong whole() {
    return switch (this) {
      case Num n -> exact(n.number());
      case Text t -> parsed(t.value());
      case Bool b -> OptionalLong.of(b.truth() ? 1 : 0);
      case Null _, Arr _, Obj _ -> OptionalLong.empty();
    };
  }

  default OptionalLong whole(String name) {
    return at(name).whole();
  }

  default Optional<BigDecimal> decimal(String name) {
    return at(name) instanceof Num n ? Optional.of(n.number()) : Optional.empty();
  }

  default Optional<Boolean> truth(String name) {
    return at(name) instanceof Bool b ? Optional.of(b.truth()) : Optional.empty();
  }

  private static OptionalLong exact(BigDecimal number) {
    try {
      return OptionalLong.of(number.longValueExact());
    } catch (ArithmeticException _) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong parsed(String text) {
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException _) {
      return OptionalLong.empty();
    }
  }

  /** Every field of an object in order of names; empty for anything else. */
  default Map<String, Json> entries() {
    return this instanceof Obj object ? object.fields() : Map.of();
  }

  /** Canonical text: keys in order, no spaces. */
  default String toText() {
    return JsonText.write(this);
  }
}
