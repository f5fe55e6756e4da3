package io.portwright.provider.value;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Fills the places of {@code any} in a wanted type from the type of a value without parts. */
final class DynamicReplacement {
  private DynamicReplacement() {}

  static Type filled(Type from, Type to) {
    if (from.isDynamic() || !to.hasDynamic()) {
      return to;
    }
    return switch (to) {
      case Type.Primitive p -> p == Type.Primitive.DYNAMIC ? from : p;
      case Type.ListOf l -> Type.list(filled(element(from), l.element()));
      case Type.SetOf s -> Type.set(filled(element(from), s.element()));
      case Type.MapOf m -> Type.map(filled(element(from), m.element()));
      case Type.TupleOf t -> tuple(from, t);
      case Type.ObjectOf o -> object(from, o);
    };
  }

  private static Type element(Type from) {
    return switch (from) {
      case Type.ListOf l -> l.element();
      case Type.SetOf s -> s.element();
      case Type.MapOf m -> m.element();
      case Type.TupleOf t -> Unification.convertibly(t.elements()).orElse(Type.DYNAMIC);
      case Type.ObjectOf o ->
          Unification.convertibly(List.copyOf(o.attributes().values())).orElse(Type.DYNAMIC);
      case Type.Primitive _ -> Type.DYNAMIC;
    };
  }

  private static Type tuple(Type from, Type.TupleOf to) {
    if (!(from instanceof Type.TupleOf given) || given.elements().size() != to.elements().size()) {
      return to;
    }
    List<Type> elements = new ArrayList<>();
    for (int i = 0; i < to.elements().size(); i++) {
      elements.add(filled(given.elements().get(i), to.elements().get(i)));
    }
    return Type.tuple(elements);
  }

  private static Type object(Type from, Type.ObjectOf to) {
    SortedMap<String, Type> attributes = new TreeMap<>(Utf8Order.INSTANCE);
    to.attributes()
        .forEach((name, type) ->
            attributes.put(
                name,
                switch (from) {
                  case Type.ObjectOf o ->
                      filled(o.attributes().getOrDefault(name, Type.DYNAMIC), type);
                  case Type.MapOf m -> filled(m.element(), type);
                  case Type _ -> type;
                }));
    return Type.object(attributes);
  }
}
