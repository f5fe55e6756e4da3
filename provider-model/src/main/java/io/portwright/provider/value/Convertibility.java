package io.portwright.provider.value;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which types can be converted to which. Optional attributes count in wanted object types. */
final class Convertibility {
  private Convertibility() {}

  /** Whether every value survives without loss; equal types do. */
  static boolean safe(Type from, Type to) {
    return from.equals(to) || known(from, to, Care.SAFE);
  }

  /** Whether some values can be converted; equal types can. */
  static boolean unsafe(Type from, Type to) {
    return from.equals(to) || known(from, to, Care.UNSAFE);
  }

  /** Whether a value of this kind can be converted at all, whatever its parts are. */
  static boolean isOfFittingKind(Type from, Type to) {
    return switch (to) {
      case Type.Primitive _ -> from instanceof Type.Primitive;
      case Type.ListOf _, Type.SetOf _ ->
          from instanceof Type.ListOf || from instanceof Type.SetOf || from instanceof Type.TupleOf;
      case Type.MapOf _, Type.ObjectOf _ ->
          from instanceof Type.MapOf || from instanceof Type.ObjectOf;
      case Type.TupleOf wanted ->
          from instanceof Type.TupleOf given && given.elements().size() == wanted.elements().size();
    };
  }

  private enum Care {
    SAFE,
    UNSAFE
  }

  private static boolean any(Type from, Type to, Care care) {
    return from.equals(to) || known(from, to, care);
  }

  private static boolean known(Type from, Type to, Care care) {
    if (to.isDynamic()) {
      return true;
    }
    if (from.isDynamic()) {
      return care == Care.UNSAFE;
    }
    return switch (to) {
      case Type.Primitive wanted ->
          from instanceof Type.Primitive given && primitive(given, wanted, care);
      case Type.ObjectOf wanted -> toObject(from, wanted, care);
      case Type.TupleOf wanted -> from instanceof Type.TupleOf given && tuples(given, wanted, care);
      case Type.ListOf wanted ->
          switch (from) {
            case Type.ListOf given -> any(given.element(), wanted.element(), care);
            case Type.SetOf given -> any(given.element(), wanted.element(), care);
            case Type.TupleOf given -> tupleTo(given.elements(), wanted.element(), care);
            case Type _ -> false;
          };
      case Type.SetOf wanted ->
          switch (from) {
            case Type.ListOf given ->
                care == Care.UNSAFE && any(given.element(), wanted.element(), care);
            case Type.SetOf given -> any(given.element(), wanted.element(), care);
            case Type.TupleOf given -> tupleTo(given.elements(), wanted.element(), care);
            case Type _ -> false;
          };
      case Type.MapOf wanted ->
          switch (from) {
            case Type.MapOf given -> any(given.element(), wanted.element(), care);
            case Type.ObjectOf given -> allTo(given.attributes().values(), wanted.element(), care);
            case Type _ -> false;
          };
    };
  }

  private static boolean primitive(Type.Primitive from, Type.Primitive to, Care care) {
    return switch (to) {
      case STRING -> true;
      case NUMBER, BOOL -> care == Care.UNSAFE && from == Type.Primitive.STRING;
      case DYNAMIC -> true;
    };
  }

  private static boolean toObject(Type from, Type.ObjectOf wanted, Care care) {
    if (from instanceof Type.MapOf map) {
      return care == Care.UNSAFE
          && wanted.attributes().entrySet().stream()
              .allMatch(wish ->
                  wanted.optional().contains(wish.getKey())
                      || any(map.element(), wish.getValue(), care));
    }
    if (!(from instanceof Type.ObjectOf given)) {
      return false;
    }
    for (Map.Entry<String, Type> attribute : wanted.attributes().entrySet()) {
      Type type = given.attributes().get(attribute.getKey());
      boolean fits =
          type == null
              ? wanted.optional().contains(attribute.getKey())
              : any(type, attribute.getValue(), care);
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static boolean tuples(Type.TupleOf from, Type.TupleOf to, Care care) {
    if (from.elements().size() != to.elements().size()) {
      return false;
    }
    for (int i = 0; i < from.elements().size(); i++) {
      if (!any(from.elements().get(i), to.elements().get(i), care)) {
        return false;
      }
    }
    return true;
  }

  /** Elements whose common type is not known yet must all be of a type that is not known yet. */
  private static boolean tupleTo(List<Type> from, Type element, Care care) {
    if (!element.isDynamic() || from.isEmpty()) {
      return allTo(from, element, care);
    }
    return common(from, care)
        .filter(type -> !type.isDynamic() || from.stream().allMatch(Type::isDynamic))
        .isPresent();
  }

  private static Optional<Type> common(Collection<Type> types, Care care) {
    return care == Care.SAFE
        ? Unification.safely(List.copyOf(types))
        : Unification.convertibly(List.copyOf(types));
  }

  private static boolean allTo(Collection<Type> from, Type element, Care care) {
    if (from.isEmpty()) {
      return true;
    }
    if (element.isDynamic()) {
      return common(from, care).isPresent();
    }
    return from.stream().allMatch(type -> any(type, element, care));
  }
}
