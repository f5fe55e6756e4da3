package io.portwright.engine.state.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.value.BigFloat;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/**
 * Writes a value in Terraform's JSON form. Every place is first asked for its treatment; a sealed
 * one is given to {@link Seal} together with what stood there before.
 */
final class ValueWriter {
  /** Encrypts the JSON of one place. */
  interface Seal {
    /**
     * @param before what the file held at this place; missing when it held nothing
     */
    JsonNode seal(String pointer, byte[] json, JsonNode before);
  }

  private final Function<String, Treatment> treatment;
  private final Seal seal;

  ValueWriter(Function<String, Treatment> treatment, Seal seal) {
    this.treatment = treatment;
    this.seal = seal;
  }

  /** A writer that seals and drops nothing. */
  static ValueWriter plain() {
    return new ValueWriter(
        _ -> Treatment.PLAIN,
        (pointer, _, _) -> {
          throw new IllegalStateException("nothing is sealed here: " + pointer);
        });
  }

  JsonNode write(Value value, Type type, String at, JsonNode before) {
    return switch (treatment.apply(at)) {
      case PLAIN -> content(value, type, at, before);
      case SEALED -> {
        JsonNode open = plain().content(value, type, at, MissingNode.getInstance());
        yield seal.seal(at, CanonicalJson.compact(open), before);
      }
      case DROPPED -> CanonicalJson.NODES.nullNode();
    };
  }

  private JsonNode content(Value value, Type type, String at, JsonNode before) {
    if (value.isNull()) {
      return CanonicalJson.NODES.nullNode();
    }
    if (type.isDynamic()) {
      ObjectNode node = CanonicalJson.NODES.objectNode();
      node.set("type", TypeJson.write(value.type()));
      node.set("value", content(value, value.type(), at, before.path("value")));
      return node;
    }
    return switch (value) {
      case Value.StringValue v -> CanonicalJson.NODES.textNode(v.text());
      case Value.BoolValue v -> CanonicalJson.NODES.booleanNode(v.truth());
      case Value.NumberValue v -> CanonicalJson.NODES.numberNode(decimal(v.number()));
      case Value.ListValue v -> items(v.items(), elementType(type, v.element()), at, before);
      case Value.SetValue v -> items(v.items(), elementType(type, v.element()), at, before);
      case Value.TupleValue v -> tuple(v, type, at, before);
      case Value.MapValue v -> map(v, elementType(type, v.element()), at, before);
      case Value.ObjectValue v -> object(v, type, at, before);
      case Value.NullValue _ -> CanonicalJson.NODES.nullNode();
      case Value.UnknownValue _ ->
          throw new IllegalArgumentException("a value that is not known cannot be stored: " + at);
    };
  }

  /** The shortest decimal that reads back to the same number; numbers of few bits need them all. */
  private static BigDecimal decimal(BigFloat number) {
    String text = number.toText();
    boolean same = BigFloat.parse(text).filter(number::equals).isPresent();
    return same ? new BigDecimal(text) : number.toBigDecimal();
  }

  private static Type elementType(Type type, Type own) {
    return switch (type) {
      case Type.ListOf l -> l.element();
      case Type.SetOf s -> s.element();
      case Type.MapOf m -> m.element();
      case Type.Primitive _, Type.TupleOf _, Type.ObjectOf _ -> own;
    };
  }

  private ArrayNode items(List<Value> items, Type element, String at, JsonNode before) {
    ArrayNode node = CanonicalJson.NODES.arrayNode();
    for (int i = 0; i < items.size(); i++) {
      node.add(write(items.get(i), element, Pointer.child(at, i), before.path(i)));
    }
    return node;
  }

  private ArrayNode tuple(Value.TupleValue tuple, Type type, String at, JsonNode before) {
    List<Type> types =
        type instanceof Type.TupleOf t && t.elements().size() == tuple.items().size()
            ? t.elements()
            : tuple.type().elements();
    ArrayNode node = CanonicalJson.NODES.arrayNode();
    for (int i = 0; i < tuple.items().size(); i++) {
      node.add(write(tuple.items().get(i), types.get(i), Pointer.child(at, i), before.path(i)));
    }
    return node;
  }

  private ObjectNode map(Value.MapValue map, Type element, String at, JsonNode before) {
    ObjectNode node = CanonicalJson.NODES.objectNode();
    map.entries()
        .forEach((key, item) -> {
          String name = Sealed.escaped(key);
          node.set(name, write(item, element, Pointer.child(at, key), before.path(name)));
        });
    return node;
  }

  private ObjectNode object(Value.ObjectValue object, Type type, String at, JsonNode before) {
    ObjectNode node = CanonicalJson.NODES.objectNode();
    object
        .attributes()
        .forEach((key, item) -> {
          String name = Sealed.escaped(key);
          Type declared =
              type instanceof Type.ObjectOf o
                  ? o.attributes().getOrDefault(key, item.type())
                  : item.type();
          node.set(name, write(item, declared, Pointer.child(at, key), before.path(name)));
        });
    return node;
  }
}
