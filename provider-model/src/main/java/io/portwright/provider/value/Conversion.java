package io.portwright.provider.value;

import io.portwright.provider.value.Value.MapValue;
import io.portwright.provider.value.Value.NullValue;
import io.portwright.provider.value.Value.ObjectValue;
import io.portwright.provider.value.Value.SetValue;
import io.portwright.provider.value.Value.TupleValue;
import io.portwright.provider.value.Value.UnknownValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Turns values into values of another type, as Terraform does: implicitly, wherever a type is
 * wanted. Marks stay where they are; unknown values become unknown values of the wanted type and
 * keep what is known about them; {@link Type#DYNAMIC} inside the wanted type stands for any type,
 * one for all elements of a collection.
 */
public final class Conversion {

  private Conversion() {}

  /** What came out of a conversion. */
  public sealed interface Attempt {

    record Converted(Value value) implements Attempt {}

    /**
     * @param path of the part that does not fit; root when the value as a whole does not
     * @param message what is wrong with it, without a full stop: {@code a number is required}
     */
    record Failed(AttributePath path, String message) implements Attempt {}

    /** The converted value, if there is one. */
    default Optional<Value> converted() {
      return this instanceof Converted c ? Optional.of(c.value()) : Optional.empty();
    }
  }

  /** A part of a value that cannot be converted; never leaves this class. */
  private static final class Unfit extends Exception {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // never serialized
    private final AttributePath path;

    Unfit(AttributePath path, String message) {
      super(message, null, false, false);
      this.path = path;
    }
  }

  /** Converts a value where Terraform converts implicitly. */
  public static Attempt convert(Value value, Type wanted) {
    if (wanted.isPrimitive()
        ? value.type().equals(wanted)
        : value.type().equals(wanted.withoutOptional())) {
      return new Attempt.Converted(value);
    }
    if (!Convertibility.unsafe(value.type(), wanted)) {
      return new Attempt.Failed(AttributePath.ROOT, Mismatch.message(value.type(), wanted));
    }
    try {
      return new Attempt.Converted(converted(value, wanted, AttributePath.ROOT));
    } catch (Unfit e) {
      return new Attempt.Failed(e.path, String.valueOf(e.getMessage()));
    }
  }

  /** Whether values of one type can be converted to another; some of them may still fail. */
  public static boolean isPossible(Type from, Type to) {
    return from.equals(to.withoutOptional()) || Convertibility.unsafe(from, to);
  }

  /** Whether every value of one type can be converted to another without loss. */
  public static boolean isSafe(Type from, Type to) {
    return from.equals(to.withoutOptional()) || Convertibility.safe(from, to);
  }

  /** Why a type cannot be converted to another: {@code string required} and the like. */
  public static String mismatch(Type from, Type to) {
    return Mismatch.message(from, to);
  }

  private static Value converted(Value value, Type wanted, AttributePath path) throws Unfit {
    if (wanted.isDynamic()) {
      return value;
    }
    return switch (value) {
      case UnknownValue unknown -> Unknowns.converted(unknown, wanted.withoutOptional());
      case NullValue n ->
          Value.nullOf(DynamicReplacement.filled(n.type(), wanted.withoutOptional()))
              .withMarks(n.marks());
      case Value known ->
          known.type().equals(wanted)
              ? known
              : convertedKnown(known, wanted, path).marked(known.marks());
    };
  }

  private static Value convertedKnown(Value value, Type wanted, AttributePath path) throws Unfit {
    if (!Convertibility.isOfFittingKind(value.type(), wanted)) {
      throw new Unfit(path, Mismatch.message(value.type(), wanted));
    }
    return switch (wanted) {
      case Type.Primitive primitive -> primitive(value, primitive, path);
      case Type.ListOf _ when hasUncertainLength(value) ->
          Value.unknown(Type.list(((SetValue) value).element()));
      case Type.ListOf list -> {
        List<Value> items = sequence(value, wanted, list.element(), path);
        yield Elements.list(Elements.settled(items, list.element(), value), items);
      }
      case Type.SetOf set -> {
        List<Value> items = sequence(value, wanted, set.element(), path);
        yield Value.set(Elements.settled(items, set.element(), value), items);
      }
      case Type.MapOf map -> map(value, map, path);
      case Type.TupleOf tuple -> tuple((TupleValue) value, tuple, path);
      case Type.ObjectOf object ->
          value instanceof MapValue map ? object(map, object, path) : object(value, object, path);
    };
  }

  /** Unknown elements of a set may turn out to be the same as others. */
  private static boolean hasUncertainLength(Value value) {
    return value instanceof SetValue set && set.items().size() > 1 && !set.isWhollyKnown();
  }

  private static Value primitive(Value value, Type.Primitive wanted, AttributePath path)
      throws Unfit {
    return switch (wanted) {
      case STRING ->
          value instanceof Value.NumberValue n
              ? Value.string(n.number().toText())
              : Value.string(Boolean.toString(value.asBool()));
      case NUMBER ->
          Value.number(
              BigFloat.parse(value.asString())
                  .orElseThrow(() -> new Unfit(path, "a number is required")));
      case BOOL -> bool(value.asString(), path);
      case DYNAMIC -> value;
    };
  }

  private static Value bool(String text, AttributePath path) throws Unfit {
    return switch (text) {
      case "true", "1" -> Value.TRUE;
      case "false", "0" -> Value.FALSE;
      default -> {
        String lower = text.toLowerCase(Locale.ROOT);
        boolean spelled = lower.equals("true") || lower.equals("false");
        throw new Unfit(
            path,
            "a bool is required"
                + (spelled ? "; to convert from string, use lowercase \"" + lower + "\"" : ""));
      }
    };
  }

  private static List<Value> sequence(Value value, Type wanted, Type element, AttributePath path)
      throws Unfit {
    Type inside = Elements.type(value, element);
    List<Value> items = new ArrayList<>(value.parts().size());
    int index = 0;
    for (Value part : value.parts()) {
      items.add(converted(part, inside, path.index(index++)));
    }
    boolean unifies = value instanceof TupleValue && wanted instanceof Type.ListOf;
    return element.hasDynamic()
        ? alike(unifies ? unified(items, path) : items, value, wanted, path)
        : items;
  }

  /** Elements that differ in what {@code any} deep inside stands for, brought together. */
  private static List<Value> unified(List<Value> items, AttributePath path) throws Unfit {
    List<Type> types = items.stream().map(Value::type).distinct().toList();
    if (types.size() < 2) {
      return items;
    }
    Optional<Type> common = Unification.convertibly(types);
    if (common.isEmpty()) {
      throw new Unfit(path, "cannot find a common base type for all elements");
    }
    List<Value> same = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      same.add(converted(items.get(i), common.get(), path.index(i)));
    }
    return same;
  }

  private static List<Value> alike(List<Value> items, Value source, Type wanted, AttributePath path)
      throws Unfit {
    if (!Elements.areAlike(items)) {
      String parts = source instanceof ObjectValue ? "attribute" : "element";
      throw new Unfit(
          path, parts + " types must all match for conversion to " + Elements.kind(wanted));
    }
    return items;
  }

  private static Value map(Value value, Type.MapOf wanted, AttributePath path) throws Unfit {
    SortedMap<String, Value> entries = entries(value);
    Type element = Elements.type(value, wanted.element());
    List<String> keys = List.copyOf(entries.keySet());
    List<Value> items = new ArrayList<>(entries.size());
    for (Map.Entry<String, Value> entry : entries.entrySet()) {
      items.add(converted(entry.getValue(), element, path.key(entry.getKey())));
    }
    if (wanted.element().hasDynamic()) {
      boolean unifies = element.isCollection() || element instanceof Type.ObjectOf;
      items = alike(unifies ? unified(items, path) : items, value, wanted, path);
    }
    Type settled = Elements.settled(items, wanted.element(), value);
    SortedMap<String, Value> changed = new TreeMap<>(Utf8Order.INSTANCE);
    for (int i = 0; i < items.size(); i++) {
      changed.put(keys.get(i), Elements.typed(items.get(i), settled));
    }
    return Value.map(settled, changed);
  }

  private static SortedMap<String, Value> entries(Value value) {
    return switch (value) {
      case MapValue m -> m.entries();
      case ObjectValue o -> o.attributes();
      case Value other -> throw new IllegalStateException("no entries in " + other.type());
    };
  }

  private static Value tuple(TupleValue value, Type.TupleOf wanted, AttributePath path)
      throws Unfit {
    List<Value> items = new ArrayList<>(value.items().size());
    for (int i = 0; i < value.items().size(); i++) {
      items.add(converted(value.items().get(i), wanted.elements().get(i), path.index(i)));
    }
    return Value.tuple(items);
  }

  private static Value object(Value value, Type.ObjectOf wanted, AttributePath path) throws Unfit {
    SortedMap<String, Value> given = ((ObjectValue) value).attributes();
    SortedMap<String, Value> attributes = new TreeMap<>(Utf8Order.INSTANCE);
    for (Map.Entry<String, Type> attribute : wanted.attributes().entrySet()) {
      String name = attribute.getKey();
      Value part = given.get(name);
      attributes.put(
          name,
          part == null
              ? Value.nullOf(attribute.getValue())
              : converted(part, attribute.getValue(), path.attribute(name)));
    }
    return Value.object(attributes);
  }

  private static Value object(MapValue value, Type.ObjectOf wanted, AttributePath path)
      throws Unfit {
    SortedMap<String, Value> attributes = new TreeMap<>(Utf8Order.INSTANCE);
    for (Map.Entry<String, Value> entry : value.entries().entrySet()) {
      Type type = wanted.attributes().get(entry.getKey());
      if (type != null) {
        if (!Convertibility.unsafe(value.element(), type)) {
          throw new Unfit(
              path,
              "map element type is incompatible with attribute "
                  + Mismatch.quoted(entry.getKey())
                  + ": "
                  + Mismatch.message(value.element(), type));
        }
        attributes.put(entry.getKey(), converted(entry.getValue(), type, path.key(entry.getKey())));
      }
    }
    for (Map.Entry<String, Type> attribute : wanted.attributes().entrySet()) {
      String name = attribute.getKey();
      if (!attributes.containsKey(name)) {
        if (!wanted.optional().contains(name)) {
          throw new Unfit(
              path, "map has no element for required attribute " + Mismatch.quoted(name));
        }
        attributes.put(name, Value.nullOf(attribute.getValue()));
      }
    }
    return Value.object(attributes);
  }
}
