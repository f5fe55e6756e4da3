package io.portwright.provider.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** A type of the Terraform language. Attribute and key order is the byte order of the names. */
public sealed interface Type {

  Type STRING = Primitive.STRING;
  Type NUMBER = Primitive.NUMBER;
  Type BOOL = Primitive.BOOL;

  /** The type of a value whose type is not known yet, and the constraint {@code any}. */
  Type DYNAMIC = Primitive.DYNAMIC;

  /** Types without parts. */
  enum Primitive implements Type {
    STRING,
    NUMBER,
    BOOL,
    DYNAMIC
  }

  record ListOf(Type element) implements Type {}

  record SetOf(Type element) implements Type {}

  record MapOf(Type element) implements Type {}

  record TupleOf(List<Type> elements, TypeExtent extent) implements Type {
    public TupleOf {
      elements = List.copyOf(elements);
    }

    public TupleOf(List<Type> elements) {
      this(elements, TypeExtent.of(elements));
    }
  }

  /**
   * @param optional names that a value converted to this type may leave out; only type constraints
   *     have any, types of values never do
   */
  record ObjectOf(SortedMap<String, Type> attributes, SortedSet<String> optional, TypeExtent extent)
      implements Type {
    public ObjectOf {
      attributes = Entries.of(attributes);
      optional = optional.isEmpty() ? Collections.emptySortedSet() : sorted(optional);
    }

    public ObjectOf(SortedMap<String, Type> attributes, SortedSet<String> optional) {
      this(attributes, optional, TypeExtent.of(attributes.values()).with(optional));
    }

    /**
     * An object with these attributes.
     *
     * @param each value of an attribute; where one is not of the attribute's type, as under a type
     *     that is not known yet, the object's type follows the values
     */
    public Value.ObjectValue made(Function<String, Value> each) {
      Entries<Value> parts = Entries.of(attributes).named(each);
      return hasOptional()
          ? Value.object(parts)
          : Parts.typed(new Value.ObjectValue(this, parts, Marks.NONE));
    }
  }

  static Type list(Type element) {
    return new ListOf(element);
  }

  static Type set(Type element) {
    return new SetOf(element);
  }

  static Type map(Type element) {
    return new MapOf(element);
  }

  static Type tuple(List<Type> elements) {
    return new TupleOf(elements);
  }

  static ObjectOf object(Map<String, Type> attributes) {
    return new ObjectOf(Entries.of(attributes), Collections.emptySortedSet());
  }

  static ObjectOf object(Map<String, Type> attributes, Collection<String> optional) {
    return new ObjectOf(Entries.of(attributes), new TreeSet<>(optional));
  }

  private static SortedSet<String> sorted(SortedSet<String> names) {
    SortedSet<String> copy = new TreeSet<>(Utf8Order.INSTANCE);
    copy.addAll(names);
    return Collections.unmodifiableSortedSet(copy);
  }

  default boolean isPrimitive() {
    return this instanceof Primitive p && p != Primitive.DYNAMIC;
  }

  default boolean isDynamic() {
    return this == Primitive.DYNAMIC;
  }

  /** List, set or map: all elements of one type. */
  default boolean isCollection() {
    return this instanceof ListOf || this instanceof SetOf || this instanceof MapOf;
  }

  /** Whether {@link #DYNAMIC} occurs anywhere inside. */
  default boolean hasDynamic() {
    return switch (this) {
      case Primitive p -> p == Primitive.DYNAMIC;
      case ListOf l -> l.element().hasDynamic();
      case SetOf s -> s.element().hasDynamic();
      case MapOf m -> m.element().hasDynamic();
      case TupleOf t -> t.extent().hasDynamic();
      case ObjectOf o -> o.extent().hasDynamic();
    };
  }

  /** The name in messages, such as {@code list of string}, {@code object} or {@code tuple}. */
  default String friendlyName() {
    return switch (this) {
      case Primitive p ->
          switch (p) {
            case STRING -> "string";
            case NUMBER -> "number";
            case BOOL -> "bool";
            case DYNAMIC -> "dynamic";
          };
      case ListOf l -> "list of " + l.element().friendlyName();
      case SetOf s -> "set of " + s.element().friendlyName();
      case MapOf m -> "map of " + m.element().friendlyName();
      case TupleOf _ -> "tuple";
      case ObjectOf _ -> "object";
    };
  }

  /** The name where a type is asked for: {@code any type}, {@code list of any single type}. */
  default String constraintName() {
    return switch (this) {
      case Primitive p -> p == Primitive.DYNAMIC ? "any type" : p.friendlyName();
      case ListOf l -> "list of " + elementName(l.element());
      case SetOf s -> "set of " + elementName(s.element());
      case MapOf m -> "map of " + elementName(m.element());
      case TupleOf _, ObjectOf _ -> friendlyName();
    };
  }

  private static String elementName(Type element) {
    return element.isDynamic() ? "any single type" : element.constraintName();
  }

  /** The form in which the console's {@code type} function prints, with line breaks and indents. */
  default String display() {
    StringBuilder out = new StringBuilder();
    display(out, 0);
    return out.toString();
  }

  private void display(StringBuilder out, int indent) {
    switch (this) {
      case Primitive p -> out.append(p.friendlyName());
      case ListOf l -> wrapped(out, "list(", l.element(), indent);
      case SetOf s -> wrapped(out, "set(", s.element(), indent);
      case MapOf m -> wrapped(out, "map(", m.element(), indent);
      case TupleOf t -> {
        if (t.elements().isEmpty()) {
          out.append("tuple([])");
          return;
        }
        out.append("tuple([\n");
        for (Type element : t.elements()) {
          out.repeat(' ', indent + 4);
          element.display(out, indent + 4);
          out.append(",\n");
        }
        out.repeat(' ', indent).append("])");
      }
      case ObjectOf o -> {
        if (o.attributes().isEmpty()) {
          out.append("object({})");
          return;
        }
        out.append("object({\n");
        for (Map.Entry<String, Type> attribute : o.attributes().entrySet()) {
          out.repeat(' ', indent + 4).append(attribute.getKey()).append(": ");
          attribute.getValue().display(out, indent + 4);
          out.append(",\n");
        }
        out.repeat(' ', indent).append("})");
      }
    }
  }

  private static void wrapped(StringBuilder out, String head, Type element, int indent) {
    out.append(head);
    if (element instanceof TupleOf || element instanceof ObjectOf) {
      out.append('\n').repeat(' ', indent + 4);
      element.display(out, indent + 4);
      out.append(",\n").repeat(' ', indent).append(')');
    } else {
      element.display(out, indent);
      out.append(')');
    }
  }

  /** How many types there are inside, this one included; a shared one counts every time. */
  default long cells() {
    return switch (this) {
      case Primitive _ -> 1;
      case ListOf l -> 1 + l.element().cells();
      case SetOf x -> 1 + x.element().cells();
      case MapOf m -> 1 + m.element().cells();
      case TupleOf t -> 1 + t.extent().cells();
      case ObjectOf o -> 1 + o.extent().cells();
    };
  }

  /** Whether an optional marker occurs anywhere inside. */
  default boolean hasOptional() {
    return switch (this) {
      case Primitive _ -> false;
      case ListOf l -> l.element().hasOptional();
      case SetOf x -> x.element().hasOptional();
      case MapOf m -> m.element().hasOptional();
      case TupleOf t -> t.extent().hasOptional();
      case ObjectOf o -> o.extent().hasOptional();
    };
  }

  /** This type without optional markers at any depth: the type that converted values have. */
  default Type withoutOptional() {
    return hasOptional() ? stripped() : this;
  }

  private Type stripped() {
    return switch (this) {
      case Primitive p -> p;
      case ListOf l -> new ListOf(l.element().withoutOptional());
      case SetOf s -> new SetOf(s.element().withoutOptional());
      case MapOf m -> new MapOf(m.element().withoutOptional());
      case TupleOf t -> {
        List<Type> elements = new ArrayList<>();
        t.elements().forEach(element -> elements.add(element.withoutOptional()));
        yield new TupleOf(elements);
      }
      case ObjectOf o -> {
        SortedMap<String, Type> attributes = new TreeMap<>(Utf8Order.INSTANCE);
        o.attributes().forEach((name, type) -> attributes.put(name, type.withoutOptional()));
        yield object(attributes);
      }
    };
  }
}
