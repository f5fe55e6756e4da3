package io.portwright.provider.value;

import io.portwright.provider.value.Value.UnknownValue;
import java.util.Optional;

/** What stays known of an unknown value that is converted to another type. */
final class Unknowns {
  private Unknowns() {}

  static Value converted(UnknownValue value, Type wanted) {
    Type type = DynamicReplacement.filled(value.type(), wanted);
    if (type.equals(value.type())) {
      return value;
    }
    Refinement known = value.refinement();
    Refinement kept =
        new Refinement(
            known.notNull(),
            "",
            Optional.empty(),
            Optional.empty(),
            lower(known, value.type(), type),
            upper(known, value.type(), type));
    return Value.unknown(type, kept).withMarks(value.marks());
  }

  private static int lower(Refinement known, Type from, Type to) {
    int given =
        switch (from) {
          case Type.ObjectOf o when to instanceof Type.MapOf -> o.attributes().size();
          case Type.TupleOf t when to.isCollection() -> t.elements().size();
          case Type c when c.isCollection() && to.isCollection() -> known.minLength();
          case Type _ -> 0;
        };
    return to instanceof Type.SetOf && !(from instanceof Type.SetOf) ? Math.min(given, 1) : given;
  }

  private static int upper(Refinement known, Type from, Type to) {
    return switch (from) {
      case Type.ObjectOf o when to instanceof Type.MapOf -> o.attributes().size();
      case Type.TupleOf t when to.isCollection() -> t.elements().size();
      case Type c when c.isCollection() && to.isCollection() -> known.maxLength();
      case Type _ -> Integer.MAX_VALUE;
    };
  }
}
