package io.portwright.provider.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says why one type cannot be converted to another, in Terraform's words. */
final class Mismatch {
  private Mismatch() {}

  static String message(Type got, Type want) {
    if (got instanceof Type.ObjectOf g && want instanceof Type.ObjectOf w) {
      return objects(g, w);
    }
    if (got instanceof Type.TupleOf && isOfAny(want) && want instanceof Type.ListOf) {
      return "all list elements must have the same type";
    }
    if (got instanceof Type.TupleOf && isOfAny(want) && want instanceof Type.SetOf) {
      return "all set elements must have the same type";
    }
    if (got instanceof Type.ObjectOf && isOfAny(want) && want instanceof Type.MapOf) {
      return "all map elements must have the same type";
    }
    if (want.isCollection()) {
      return collections(got, want);
    }
    return required(want);
  }

  /** As a quoted word in a message. */
  static String quoted(String name) {
    return "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static String required(Type want) {
    return want.constraintName() + " required";
  }

  private static boolean isOfAny(Type type) {
    return type.isCollection() && elementOf(type).isDynamic();
  }

  private static Type elementOf(Type collection) {
    return switch (collection) {
      case Type.ListOf l -> l.element();
      case Type.SetOf s -> s.element();
      case Type.MapOf m -> m.element();
      case Type other -> throw new IllegalStateException("no collection: " + other);
    };
  }

  private static String objects(Type.ObjectOf got, Type.ObjectOf want) {
    List<String> missing = new ArrayList<>();
    String impossible = "";
    String unsafe = "";
    for (Map.Entry<String, Type> attribute : want.attributes().entrySet()) {
      String name = attribute.getKey();
      Type wanted = attribute.getValue();
      Type given = got.attributes().get(name);
      if (given == null) {
        if (!want.optional().contains(name)) {
          missing.add(quoted(name));
        }
      } else if (!given.equals(wanted)) {
        if (impossible.isEmpty() && !Convertibility.unsafe(given, wanted)) {
          impossible = "attribute " + quoted(name) + ": " + message(given, wanted);
        }
        if (unsafe.isEmpty() && !Convertibility.safe(given, wanted)) {
          unsafe = "attribute " + quoted(name) + ": " + message(given, wanted);
        }
      }
    }
    if (!missing.isEmpty()) {
      return absent(missing);
    }
    if (!impossible.isEmpty()) {
      return impossible;
    }
    return unsafe.isEmpty() ? "incorrect object attributes" : unsafe;
  }

  private static String absent(List<String> names) {
    return switch (names.size()) {
      case 1 -> "attribute " + names.getFirst() + " is required";
      case 2 -> "attributes " + names.getFirst() + " and " + names.getLast() + " are required";
      default ->
          "attributes "
              + String.join(", ", names.subList(0, names.size() - 1))
              + ", and "
              + names.getLast()
              + " are required";
    };
  }

  private static String collections(Type got, Type want) {
    Type element = elementOf(want);
    boolean sequence = !(want instanceof Type.MapOf);
    if (got instanceof Type.TupleOf tuple && sequence) {
      for (int i = 0; i < tuple.elements().size(); i++) {
        Type given = tuple.elements().get(i);
        if (!Convertibility.unsafe(given, element)) {
          return "element " + i + ": " + message(given, element);
        }
      }
      return "all elements must be " + element.constraintName();
    }
    if (got instanceof Type.ObjectOf object && !sequence) {
      for (Map.Entry<String, Type> attribute : object.attributes().entrySet()) {
        if (!Convertibility.unsafe(attribute.getValue(), element)) {
          return "element "
              + quoted(attribute.getKey())
              + ": "
              + message(attribute.getValue(), element);
        }
      }
      return "all elements must be " + element.constraintName();
    }
    boolean sameKind =
        sequence
            ? got instanceof Type.ListOf || got instanceof Type.SetOf
            : got instanceof Type.MapOf;
    if (!sameKind) {
      return required(want);
    }
    String noun =
        switch (want) {
          case Type.ListOf _ -> "list";
          case Type.SetOf _ -> "set";
          case Type _ -> "map";
        };
    return "incorrect " + noun + " element type: " + message(elementOf(got), element);
  }
}
