package io.portwright.engine.eval;

import io.portwright.provider.value.Type;
import java.util.Map;
import java.util.Optional;

/** Says in what the types of the two branches of a conditional differ. */
final class TypeDifference {
  private TypeDifference() {}

  static String describe(Type yes, Type no) {
    Optional<String> inside =
        switch (yes) {
          case Type.ObjectOf a when no instanceof Type.ObjectOf b -> objects(a, b);
          case Type.TupleOf a when no instanceof Type.TupleOf b -> tuples(a, b);
          case Type.ListOf a when no instanceof Type.ListOf b ->
              elements("list", a.element(), b.element());
          case Type.SetOf a when no instanceof Type.SetOf b ->
              elements("set", a.element(), b.element());
          case Type.MapOf a when no instanceof Type.MapOf b ->
              elements("map", a.element(), b.element());
          case Type _ -> Optional.empty();
        };
    return inside.orElseGet(() -> names(yes, no));
  }

  private static String names(Type yes, Type no) {
    if (yes.friendlyName().equals(no.friendlyName())) {
      return "At least one deeply-nested attribute or element is not compatible across both the"
          + " 'true' and the 'false' value";
    }
    return "The 'true' value is "
        + yes.friendlyName()
        + ", but the 'false' value is "
        + no.friendlyName();
  }

  private static Optional<String> objects(Type.ObjectOf yes, Type.ObjectOf no) {
    for (Map.Entry<String, Type> attribute : yes.attributes().entrySet()) {
      String name = attribute.getKey();
      Type other = no.attributes().get(name);
      if (other == null) {
        return Optional.of(absent("true", name, "false"));
      }
      if (differ(attribute.getValue(), other)) {
        return Optional.of(
            "Type mismatch for object attribute "
                + GoText.quoted(name)
                + ": "
                + describe(attribute.getValue(), other));
      }
    }
    for (String name : no.attributes().keySet()) {
      if (!yes.attributes().containsKey(name)) {
        return Optional.of(absent("false", name, "true"));
      }
    }
    return Optional.empty();
  }

  private static String absent(String in, String name, String from) {
    return "The '"
        + in
        + "' value includes object attribute "
        + GoText.quoted(name)
        + ", which is absent in the '"
        + from
        + "' value";
  }

  private static Optional<String> tuples(Type.TupleOf yes, Type.TupleOf no) {
    if (yes.elements().size() != no.elements().size()) {
      return Optional.of(
          "The 'true' tuple has length "
              + yes.elements().size()
              + ", but the 'false' tuple has length "
              + no.elements().size());
    }
    for (int i = 0; i < yes.elements().size(); i++) {
      Type a = yes.elements().get(i);
      Type b = no.elements().get(i);
      if (differ(a, b)) {
        return Optional.of("Type mismatch for tuple element " + i + ": " + describe(a, b));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> elements(String kind, Type yes, Type no) {
    boolean structures =
        yes instanceof Type.ObjectOf && no instanceof Type.ObjectOf
            || yes instanceof Type.TupleOf && no instanceof Type.TupleOf;
    return structures
        ? Optional.of("Mismatched " + kind + " element types: " + describe(yes, no))
        : Optional.empty();
  }

  private static boolean differ(Type a, Type b) {
    return !a.equals(b);
  }
}
