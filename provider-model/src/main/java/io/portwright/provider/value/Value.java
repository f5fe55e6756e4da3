package io.portwright.provider.value;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A value of the Terraform language. Marks sit on every node of their own; a set carries the marks
 * of its elements as a whole.
 *
 * <p>{@link Object#equals} compares structure, types and marks; the language's own {@code ==}
 * belongs to the evaluator.
 */
public sealed interface Value extends Marked {

  Type type();

  /** NFC-normalised, as all strings of the language are. */
  record StringValue(String text, Marks marks) implements Value {
    public StringValue {
      text = NormalForm.of(text);
    }

    @Override
    public Type type() {
      return Type.STRING;
    }

    @Override
    public long cells() {
      return Extent.cellsOf(text);
    }

    @Override
    public Value withMarks(Marks newMarks) {
      return new StringValue(text, newMarks);
    }

    @Override
    public String toString() {
      return marks.isEmpty() ? "\"" + text + "\"" : "(sensitive)";
    }
  }

  record NumberValue(BigFloat number, Marks marks) implements Value {
    @Override
    public Type type() {
      return Type.NUMBER;
    }

    @Override
    public Value withMarks(Marks newMarks) {
      return new NumberValue(number, newMarks);
    }

    @Override
    public String toString() {
      return marks.isEmpty() ? number.toText() : "(sensitive)";
    }
  }

  record BoolValue(boolean truth, Marks marks) implements Value {
    @Override
    public Type type() {
      return Type.BOOL;
    }

    @Override
    public Value withMarks(Marks newMarks) {
      return new BoolValue(truth, newMarks);
    }

    @Override
    public String toString() {
      return marks.isEmpty() ? Boolean.toString(truth) : "(sensitive)";
    }
  }

  record NullValue(Type type, Marks marks) implements Value {
    @Override
    public long cells() {
      return type.cells();
    }

    @Override
    public Value withMarks(Marks newMarks) {
      return new NullValue(type, newMarks);
    }

    @Override
    public String toString() {
      return marks.isEmpty() ? "null" : "(sensitive)";
    }
  }

  /**
   * A value that is not known yet.
   *
   * @param origin address of the planned object that it will identify; empty for any other value.
   *     It tells what a reference leads to, and is no part of what the value is: equality leaves it
   *     out
   */
  record UnknownValue(Type type, Refinement refinement, Marks marks, String origin)
      implements Value {
    public UnknownValue(Type type, Refinement refinement, Marks marks) {
      this(type, refinement, marks, "");
    }

    /** The same value, which will identify the object at an address. */
    public UnknownValue identifying(String address) {
      return new UnknownValue(type, refinement, marks, address);
    }

    @Override
    public long cells() {
      return type.cells();
    }

    @Override
    public Value withMarks(Marks newMarks) {
      return new UnknownValue(type, refinement, newMarks, origin);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof UnknownValue unknown
          && type.equals(unknown.type)
          && refinement.equals(unknown.refinement)
          && marks.equals(unknown.marks);
    }

    @Override
    public int hashCode() {
      return Objects.hash(type, refinement, marks);
    }

    @Override
    public String toString() {
      return "(known after apply)";
    }
  }

  record ListValue(Type element, List<Value> items, Marks marks, Extent extent) implements Value {
    public ListValue {
      items = List.copyOf(items);
    }

    public ListValue(Type element, List<Value> items, Marks marks) {
      this(element, items, marks, Extent.of(items));
    }

    @Override
    public Type type() {
      return new Type.ListOf(element);
    }

    @Override
    public Collection<Value> parts() {
      return items;
    }

    @Override
    public Value withMarks(Marks newMarks) {
      return new ListValue(element, items, newMarks, extent);
    }

    @Override
    public String toString() {
      return marks.isEmpty() ? items.toString() : "(sensitive)";
    }
  }

  /** Items in Terraform's set order, without duplicates, without marks of their own. */
  record SetValue(Type element, List<Value> items, Marks marks, Extent extent) implements Value {
    public SetValue {
      items = List.copyOf(items);
    }

    public SetValue(Type element, List<Value> items, Marks marks) {
      this(element, items, marks, Extent.of(items));
    }

    @Override
    public Type type() {
      return new Type.SetOf(element);
    }

    @Override
    public Collection<Value> parts() {
      return items;
    }

    @Override
    public Value withMarks(Marks newMarks) {
      return new SetValue(element, items, newMarks, extent);
    }

    @Override
    public String toString() {
      return marks.isEmpty() ? items.toString() : "(sensitive)";
    }
  }

  record MapValue(Type element, SortedMap<String, Value> entries, Marks marks, Extent extent)
      implements Value {
    public MapValue {
      entries = Entries.of(entries);
    }

    public MapValue(Type element, SortedMap<String, Value> entries, Marks marks) {
      this(element, entries, marks, Extent.of(Entries.of(entries).parts()));
    }

    @Override
    public Type type() {
      return new Type.MapOf(element);
    }

    @Override
    public Collection<Value> parts() {
      return entries.values();
    }

    @Override
    public Value withMarks(Marks newMarks) {
      return new MapValue(element, entries, newMarks, extent);
    }

    @Override
    public String toString() {
      return marks.isEmpty() ? entries.toString() : "(sensitive)";
    }
  }

  record TupleValue(Type.TupleOf type, List<Value> items, Marks marks, Extent extent)
      implements Value {
    public TupleValue {
      items = List.copyOf(items);
    }

    public TupleValue(Type.TupleOf type, List<Value> items, Marks marks) {
      this(type, items, marks, Extent.of(items));
    }

    @Override
    public Collection<Value> parts() {
      return items;
    }

    @Override
    public Value withMarks(Marks newMarks) {
      return new TupleValue(type, items, newMarks, extent);
    }

    @Override
    public String toString() {
      return marks.isEmpty() ? items.toString() : "(sensitive)";
    }
  }

  record ObjectValue(
      Type.ObjectOf type, SortedMap<String, Value> attributes, Marks marks, Extent extent)
      implements Value {
    public ObjectValue {
      attributes = Entries.of(attributes);
    }

    public ObjectValue(Type.ObjectOf type, SortedMap<String, Value> attributes, Marks marks) {
      this(type, attributes, marks, Extent.of(Entries.of(attributes).parts()));
    }

    /** The value of an attribute; a bug of ours when the type has no such attribute. */
    public Value attribute(String name) {
      Value found = attributes.get(name);
      if (found == null) {
        throw new IllegalArgumentException("no attribute " + name + " in " + attributes.keySet());
      }
      return found;
    }

    /** This object with one attribute changed or added. */
    public ObjectValue with(String name, Value value) {
      SortedMap<String, Value> changed = Entries.of(attributes).with(name, value);
      return Parts.typed(new ObjectValue(type, changed, marks));
    }

    /** Each attribute as something makes it; this object itself if nothing becomes another one. */
    public ObjectValue mapAttributes(BiFunction<String, Value, Value> each) {
      Entries<Value> before = Entries.of(attributes);
      Entries<Value> after = before.mapped(each);
      return before.holdsSame(after) ? this : Parts.typed(new ObjectValue(type, after, marks));
    }

    @Override
    public Collection<Value> parts() {
      return attributes.values();
    }

    @Override
    public ObjectValue withMarks(Marks newMarks) {
      return new ObjectValue(type, attributes, newMarks, extent);
    }

    @Override
    public String toString() {
      return marks.isEmpty() ? attributes.toString() : "(sensitive)";
    }
  }

  // ---- making values ----

  Value TRUE = new BoolValue(true, Marks.NONE);
  Value FALSE = new BoolValue(false, Marks.NONE);

  /** The literal {@code null}: its type is not known. */
  Value NULL = new NullValue(Type.DYNAMIC, Marks.NONE);

  static Value string(String text) {
    return new StringValue(text, Marks.NONE);
  }

  static Value number(long number) {
    return new NumberValue(BigFloat.of(number), Marks.NONE);
  }

  static Value number(BigFloat number) {
    return new NumberValue(number, Marks.NONE);
  }

  static Value bool(boolean truth) {
    return truth ? TRUE : FALSE;
  }

  static Value nullOf(Type type) {
    return type.isDynamic() ? NULL : new NullValue(type.withoutOptional(), Marks.NONE);
  }

  static Value unknown(Type type) {
    return new UnknownValue(type.withoutOptional(), Refinement.NONE, Marks.NONE);
  }

  static Value unknown(Type type, Refinement refinement) {
    return new UnknownValue(type.withoutOptional(), refinement, Marks.NONE);
  }

  /** A list; items must already be of the element type. */
  static Value list(Type element, List<Value> items) {
    return new ListValue(element, items, Marks.NONE);
  }

  static Value map(Type element, Map<String, Value> entries) {
    return new MapValue(element, Entries.of(entries), Marks.NONE);
  }

  /** A set; sorts, drops duplicates and lifts the marks of the items to the whole. */
  static Value set(Type element, Collection<Value> items) {
    return SetOrder.set(element, items);
  }

  static TupleValue tuple(List<Value> items) {
    return new TupleValue(Parts.types(items), items, Marks.NONE);
  }

  static ObjectValue object(Map<String, Value> attributes) {
    Entries<Value> parts = Entries.of(attributes);
    return new ObjectValue(Type.object(parts.mapped(Value::type)), parts, Marks.NONE);
  }

  /** The text of a known string. A bug of ours for anything else. */
  default String asString() {
    if (this instanceof StringValue s) {
      return s.text();
    }
    throw isNot("string");
  }

  /** The truth of a known bool. A bug of ours for anything else. */
  default boolean asBool() {
    if (this instanceof BoolValue b) {
      return b.truth();
    }
    throw isNot("bool");
  }

  /** The number of a known number. A bug of ours for anything else. */
  default BigFloat asNumber() {
    if (this instanceof NumberValue n) {
      return n.number();
    }
    throw isNot("number");
  }

  private IllegalStateException isNot(String kind) {
    return new IllegalStateException("not a known " + kind + " but " + type().friendlyName());
  }
}
