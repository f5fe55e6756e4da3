package io.portwright.engine.eval;

import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.TraversalStep;
import io.portwright.provider.value.BigFloat;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.MapValue;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;
import java.util.Optional;

/** Steps into values: attributes and indexes. */
final class Access {
  private static final String INVALID_INDEX = "Invalid index";
  private static final String UNSUPPORTED = "Unsupported attribute";
  private static final String NO_ELEMENT =
      "The given key does not identify an element in this collection value";

  private Access() {}

  /** The part, or why there is none. */
  sealed interface Answer {
    record Found(Value value) implements Answer {}

    record Refused(String summary, String detail) implements Answer {}
  }

  static Answer step(Value value, TraversalStep step) {
    return switch (step) {
      case TraversalStep.Attribute attribute -> attribute(value, attribute.name());
      case TraversalStep.Index index -> index(value, key(index.key()));
    };
  }

  private static Value key(Expression key) {
    return switch (key) {
      case Expression.StringLiteral s -> Value.string(s.value());
      case Expression.NumberLiteral n -> Value.number(BigFloat.parse(n.text()).orElseThrow());
      case Expression.BooleanLiteral b -> Value.bool(b.value());
      case Expression.NullLiteral _ -> Value.NULL;
      case Expression _ -> Evaluation.DYNAMIC;
    };
  }

  static Answer attribute(Value value, String name) {
    if (value.isNull()) {
      return new Answer.Refused(
          "Attempt to get attribute from null value",
          "This value is null, so it does not have any attributes.");
    }
    return switch (value.type()) {
      case Type.Primitive p ->
          p == Type.Primitive.DYNAMIC
              ? found(Evaluation.DYNAMIC, value)
              : new Answer.Refused(
                  UNSUPPORTED,
                  "Can't access attributes on a primitive-typed value (" + p.friendlyName() + ").");
      case Type.ObjectOf object -> ofObject(value, object, name);
      case Type.MapOf map -> ofMap(value, map, name);
      case Type.ListOf list when list.element() instanceof Type.ObjectOf element ->
          onList(element, name);
      case Type.SetOf set when set.element() instanceof Type.ObjectOf ->
          new Answer.Refused(
              UNSUPPORTED,
              "Can't access attributes on a set of objects. Did you mean to access an attribute"
                  + " across all elements of the set?");
      case Type.ListOf _, Type.SetOf _, Type.TupleOf _ ->
          new Answer.Refused(UNSUPPORTED, "This value does not have any attributes.");
    };
  }

  private static Answer ofObject(Value value, Type.ObjectOf type, String name) {
    Type attribute = type.attributes().get(name);
    if (attribute == null) {
      return new Answer.Refused(
          UNSUPPORTED, "This object does not have an attribute named " + GoText.quoted(name) + ".");
    }
    return found(
        value instanceof ObjectValue object ? object.attribute(name) : Value.unknown(attribute),
        value);
  }

  private static Answer ofMap(Value value, Type.MapOf type, String name) {
    if (!(value instanceof MapValue map)) {
      return found(Value.unknown(type.element()), value);
    }
    Value entry = map.entries().get(name);
    return entry == null
        ? new Answer.Refused(
            "Missing map element",
            "This map does not have an element with the key " + GoText.quoted(name) + ".")
        : found(entry, value);
  }

  private static Answer onList(Type.ObjectOf element, String name) {
    String which =
        element.attributes().containsKey(name)
            ? "attribute " + GoText.quoted(name)
            : "an attribute";
    return new Answer.Refused(
        UNSUPPORTED,
        "Can't access attributes on a list of objects. Did you mean to access "
            + which
            + " for a specific element of the list, or across all elements of the list?");
  }

  private static Answer found(Value part, Value whole) {
    return new Answer.Found(part.marked(whole.marks()));
  }

  static Answer index(Value collection, Value key) {
    if (collection.isNull()) {
      return new Answer.Refused(
          "Attempt to index null value", "This value is null, so it does not have any indices.");
    }
    if (key.isNull()) {
      return new Answer.Refused(INVALID_INDEX, "Can't use a null value as an indexing key.");
    }
    if (key.type().isDynamic() || collection.type().isDynamic()) {
      return new Answer.Found(Evaluation.DYNAMIC.marked(collection.marks()).marked(key.marks()));
    }
    return switch (collection.type()) {
      case Type.ListOf list -> ofSequence(collection, key, Optional.of(list.element()), -1);
      case Type.TupleOf tuple ->
          ofSequence(collection, key, Optional.empty(), tuple.elements().size());
      case Type.MapOf map -> ofMap(collection, key, map);
      case Type.ObjectOf object -> ofObject(collection, key, object);
      case Type.SetOf _ ->
          new Answer.Refused(
              INVALID_INDEX,
              "Elements of a set are identified only by their value and don't have any separate"
                  + " index or key to select with, so it's only possible to perform operations"
                  + " across all elements of the set.");
      case Type.Primitive _ ->
          new Answer.Refused(INVALID_INDEX, "This value does not have any indices.");
    };
  }

  private static Answer unfit(Value key, Type wanted) {
    return new Answer.Refused(
        INVALID_INDEX, NO_ELEMENT + ": " + Evaluation.problem(key, wanted) + ".");
  }

  /**
   * @param element type of list elements; empty for tuples
   * @param tupleLength known from the type; negative for lists
   */
  private static Answer ofSequence(
      Value collection, Value key, Optional<Type> element, int tupleLength) {
    Optional<Value> converted = Evaluation.converted(key, Type.NUMBER);
    if (converted.isEmpty()) {
      return unfit(key, Type.NUMBER);
    }
    Value number = converted.get();
    boolean lengthKnown = tupleLength >= 0 || collection.isKnown();
    if (!number.isKnown() || !lengthKnown) {
      Value part = Value.unknown(element.orElse(Type.DYNAMIC));
      return new Answer.Found(part.marked(collection.marks()).marked(key.marks()));
    }
    BigFloat at = number.asNumber();
    int length = tupleLength >= 0 ? tupleLength : collection.parts().size();
    Optional<Integer> index = at.asIntExact().filter(i -> i >= 0 && i < length);
    if (index.isEmpty()) {
      boolean hidden = collection.isSensitive();
      return new Answer.Refused(INVALID_INDEX, NO_ELEMENT + outside(at, length, hidden) + ".");
    }
    Value part =
        collection.isKnown()
            ? List.copyOf(collection.parts()).get(index.get())
            : Value.unknown(((Type.TupleOf) collection.type()).elements().get(index.get()));
    return new Answer.Found(part.marked(collection.marks()).marked(key.marks()));
  }

  private static String outside(BigFloat at, int length, boolean hidden) {
    if (!at.isInteger()) {
      return ": indexing a sequence requires a whole number, but the given index has a fractional"
          + " part";
    }
    if (at.signum() < 0) {
      return ": a negative number is not a valid index for a sequence";
    }
    if (hidden || at.compareTo(BigFloat.of(length)) > 0) {
      return "";
    }
    return length == 0
        ? ": the collection has no elements"
        : ": the given index is greater than or equal to the length of the collection";
  }

  private static Answer ofMap(Value collection, Value key, Type.MapOf type) {
    Optional<Value> converted = Evaluation.converted(key, Type.STRING);
    if (converted.isEmpty()) {
      return unfit(key, Type.STRING);
    }
    if (!converted.get().isKnown() || !(collection instanceof MapValue map)) {
      return new Answer.Found(
          Value.unknown(type.element()).marked(collection.marks()).marked(key.marks()));
    }
    Value entry = map.entries().get(converted.get().asString());
    return entry == null
        ? new Answer.Refused(INVALID_INDEX, NO_ELEMENT + ".")
        : new Answer.Found(entry.marked(collection.marks()).marked(key.marks()));
  }

  private static Answer ofObject(Value collection, Value key, Type.ObjectOf type) {
    Optional<Value> converted = Evaluation.converted(key, Type.STRING);
    if (converted.isEmpty()) {
      return unfit(key, Type.STRING);
    }
    if (!collection.isKnown()) {
      return new Answer.Found(Evaluation.DYNAMIC.marked(collection.marks()));
    }
    if (!converted.get().isKnown()) {
      return new Answer.Found(Evaluation.DYNAMIC.marked(collection.marks()).marked(key.marks()));
    }
    String name = converted.get().asString();
    Type attribute = type.attributes().get(name);
    if (attribute == null) {
      String hint =
          key.type().equals(Type.NUMBER)
              ? " An object only supports looking up attributes by name, not by numeric index."
              : "";
      return new Answer.Refused(INVALID_INDEX, NO_ELEMENT + "." + hint);
    }
    Value part =
        collection instanceof ObjectValue object
            ? object.attribute(name)
            : Value.unknown(attribute);
    return new Answer.Found(part.marked(collection.marks()).marked(key.marks()));
  }
}
