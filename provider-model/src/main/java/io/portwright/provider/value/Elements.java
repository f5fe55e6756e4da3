package io.portwright.provider.value;

import java.util.ArrayList;
import java.util.List;

/** Elements of a collection whose type leaves something open: {@code list(any)} and the like. */
public final class Elements {
  private Elements() {}

  /** Whether the elements have one type; those without a type of their own fit any. */
  public static boolean areAlike(List<Value> items) {
    return items.stream().map(Value::type).filter(t -> !t.isDynamic()).distinct().count() < 2;
  }

  /** A list of items that are alike: those without a type take the type of the others. */
  public static Value list(Type declared, List<Value> items) {
    Type element = common(items, declared);
    List<Value> typed = new ArrayList<>(items.size());
    items.forEach(item -> typed.add(typed(item, element)));
    return Value.list(element, typed);
  }

  /** The type of the elements, where the declared one leaves it open. */
  private static Type common(List<Value> items, Type declared) {
    if (!declared.hasDynamic()) {
      return declared;
    }
    for (Value item : items) {
      if (!item.type().isDynamic()) {
        return item.type();
      }
    }
    return declared;
  }

  /** An element of a collection of this type. */
  static Value typed(Value item, Type element) {
    if (!item.type().isDynamic() || element.isDynamic()) {
      return item;
    }
    return (item.isNull() ? Value.nullOf(element) : Value.unknown(element)).withMarks(item.marks());
  }

  static String kind(Type collection) {
    return switch (collection) {
      case Type.ListOf _ -> "list";
      case Type.SetOf _ -> "set";
      case Type.MapOf _ -> "map";
      case Type other -> throw new IllegalStateException("no collection: " + other);
    };
  }

  /** The element type that {@code any} stands for in the conversion of this value. */
  static Type type(Value value, Type wanted) {
    if (!wanted.isDynamic()) {
      return wanted;
    }
    return switch (value) {
      case Value.TupleValue t -> Unification.convertibly(t.type().elements()).orElse(Type.DYNAMIC);
      case Value.ObjectValue o ->
          Unification.convertibly(List.copyOf(o.type().attributes().values())).orElse(Type.DYNAMIC);
      case Value.ListValue l -> l.element();
      case Value.SetValue s -> s.element();
      case Value.MapValue m -> m.element();
      case Value _ -> wanted;
    };
  }

  /** The one type that converted elements have. */
  static Type settled(List<Value> items, Type wanted, Value source) {
    Type plain = wanted.withoutOptional();
    Type found = common(items, plain);
    return found.isDynamic() && source.parts().isEmpty() && source.type().isCollection()
        ? type(source, wanted)
        : found;
  }
}
