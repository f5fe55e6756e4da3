package io.portwright.engine.state.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.value.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Types in Terraform's JSON form: {@code "string"}, {@code ["list","number"]}, {@code
 * ["object",{"a":"bool"}]}.
 */
public final class TypeJson {
  private TypeJson() {}

  public static JsonNode write(Type type) {
    return switch (type) {
      case Type.Primitive p -> CanonicalJson.NODES.textNode(p.friendlyName());
      case Type.ListOf l -> wrapped("list", write(l.element()));
      case Type.SetOf s -> wrapped("set", write(s.element()));
      case Type.MapOf m -> wrapped("map", write(m.element()));
      case Type.TupleOf t -> {
        ArrayNode elements = CanonicalJson.NODES.arrayNode();
        t.elements().forEach(element -> elements.add(write(element)));
        yield wrapped("tuple", elements);
      }
      case Type.ObjectOf o -> {
        ObjectNode attributes = CanonicalJson.NODES.objectNode();
        o.attributes().forEach((name, attribute) -> attributes.set(name, write(attribute)));
        yield wrapped("object", attributes);
      }
    };
  }

  private static ArrayNode wrapped(String kind, JsonNode inside) {
    return CanonicalJson.NODES.arrayNode().add(kind).add(inside);
  }

  /**
   * @throws IllegalArgumentException if it is not the form of a type
   */
  public static Type read(JsonNode json) {
    if (json.isTextual()) {
      return switch (json.textValue()) {
        case "string" -> Type.STRING;
        case "number" -> Type.NUMBER;
        case "bool" -> Type.BOOL;
        case "dynamic" -> Type.DYNAMIC;
        default -> throw new IllegalArgumentException("unknown type " + json);
      };
    }
    if (!json.isArray() || json.size() != 2) {
      throw new IllegalArgumentException("not a type: " + json);
    }
    JsonNode inside = json.get(1);
    return switch (json.get(0).asText()) {
      case "list" -> Type.list(read(inside));
      case "set" -> Type.set(read(inside));
      case "map" -> Type.map(read(inside));
      case "tuple" -> {
        List<Type> elements = new ArrayList<>();
        inside.forEach(element -> elements.add(read(element)));
        yield Type.tuple(elements);
      }
      case "object" -> {
        SortedMap<String, Type> attributes = new TreeMap<>();
        inside.properties().forEach(a -> attributes.put(a.getKey(), read(a.getValue())));
        yield Type.object(attributes);
      }
      default -> throw new IllegalArgumentException("unknown type " + json);
    };
  }
}
