package io.portwright.engine.eval.function;

import io.portwright.provider.value.Elements;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.List;

/** Lists, sets and tuples: what they have in common. */
final class Sequences {

  private Sequences() {}

  static boolean isSequence(Type type) {
    return type instanceof Type.ListOf || type instanceof Type.TupleOf;
  }

  static boolean isSequenceOrSet(Type type) {
    return isSequence(type) || type instanceof Type.SetOf;
  }

  /** The items of a known list, set or tuple, in order. */
  static List<Value> items(Value sequence) {
    return List.copyOf(sequence.parts());
  }

  /** The element type of a list, set or map. */
  static Type element(Type collection) {
    return switch (collection) {
      case Type.ListOf list -> list.element();
      case Type.SetOf set -> set.element();
      case Type.MapOf map -> map.element();
      case Type.Primitive _, Type.TupleOf _, Type.ObjectOf _ -> Type.DYNAMIC;
    };
  }

  /**
   * Whether the number of elements of a value of this kind is certain: not for a set with unknown
   * elements, which may turn out to be the same.
   */
  static boolean hasKnownLength(Value value) {
    if (!value.isKnown()) {
      return value.type() instanceof Type.TupleOf;
    }
    return !(value instanceof Value.SetValue set) || set.items().size() <= 1 || set.isWhollyKnown();
  }

  /** A list of the type, or a tuple of whatever types the items have. */
  static Value of(Type resultType, List<Value> items) {
    return resultType instanceof Type.ListOf list
        ? Elements.list(list.element(), items)
        : Value.tuple(items);
  }
}
