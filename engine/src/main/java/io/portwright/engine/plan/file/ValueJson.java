package io.portwright.engine.plan.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.engine.state.format.TypeJson;
import io.portwright.provider.value.BigFloat;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Refinement;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Values with everything that clings to them: types, unknowns with refinements, sensitive marks.
 * Text and truth stand for themselves; every other value is an object with a field that says what
 * it is.
 */
final class ValueJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Set<String> ADDITIONS = Set.of("items", "entries", "refinement", "origin");

  private ValueJson() {}

  static JsonNode write(Value value) {
    if (value.marks().ephemeral()) {
      throw new IllegalArgumentException("an ephemeral value must not be stored");
    }
    JsonNode plain = writePlain(value);
    return value.isSensitive() ? object("sensitive", plain) : plain;
  }

  private static JsonNode writePlain(Value value) {
    return switch (value) {
      case Value.StringValue s -> JSON.textNode(s.text());
      case Value.BoolValue b -> JSON.booleanNode(b.truth());
      case Value.NumberValue n -> object("number", JSON.textNode(n.number().toText()));
      case Value.NullValue n -> object("null", TypeJson.write(n.type()));
      case Value.UnknownValue u -> {
        ObjectNode out = object("unknown", TypeJson.write(u.type()));
        if (!u.origin().isEmpty()) {
          out.put("origin", u.origin());
        }
        yield u.refinement().equals(Refinement.NONE)
            ? out
            : out.set("refinement", refinement(u.refinement()));
      }
      case Value.ListValue l ->
          object("list", TypeJson.write(l.element())).set("items", items(l.items()));
      case Value.SetValue s ->
          object("set", TypeJson.write(s.element())).set("items", items(s.items()));
      case Value.TupleValue t -> object("tuple", items(t.items()));
      case Value.MapValue m ->
          object("map", TypeJson.write(m.element())).set("entries", entries(m.entries()));
      case Value.ObjectValue o -> object("object", entries(o.attributes()));
    };
  }

  private static ObjectNode object(String key, JsonNode value) {
    return JSON.objectNode().set(key, value);
  }

  private static ArrayNode items(Collection<Value> values) {
    ArrayNode out = JSON.arrayNode(values.size());
    values.forEach(value -> out.add(write(value)));
    return out;
  }

  private static ObjectNode entries(Map<String, Value> values) {
    ObjectNode out = JSON.objectNode();
    values.forEach((key, value) -> out.set(key, write(value)));
    return out;
  }

  private static ObjectNode refinement(Refinement refinement) {
    ObjectNode out = JSON.objectNode();
    out.put("not_null", refinement.notNull());
    out.put("prefix", refinement.prefix());
    refinement.lower().ifPresent(bound -> out.set("lower", bound(bound)));
    refinement.upper().ifPresent(bound -> out.set("upper", bound(bound)));
    out.put("min_length", refinement.minLength());
    out.put("max_length", refinement.maxLength());
    return out;
  }

  private static JsonNode bound(Refinement.Bound bound) {
    return JSON.arrayNode().add(bound.value().toText()).add(bound.inclusive());
  }

  /**
   * @throws IllegalArgumentException if it is not the form of a value
   */
  static Value read(JsonNode json) {
    if (json.isTextual()) {
      return Value.string(json.textValue());
    }
    if (json.isBoolean()) {
      return Value.bool(json.booleanValue());
    }
    if (!json.isObject() || json.isEmpty()) {
      throw new IllegalArgumentException("not a value: " + json.getNodeType());
    }
    String kind = kind(json);
    JsonNode inside = json.path(kind);
    return switch (kind) {
      case "sensitive" -> read(inside).marked(Marks.SENSITIVE);
      case "number" -> Value.number(number(inside));
      case "null" -> Value.nullOf(TypeJson.read(inside));
      case "unknown" ->
          new Value.UnknownValue(
              TypeJson.read(inside),
              json.has("refinement") ? readRefinement(json.get("refinement")) : Refinement.NONE,
              Marks.NONE,
              json.path("origin").asText());
      case "list" -> Value.list(TypeJson.read(inside), readItems(json.path("items")));
      case "set" -> Value.set(TypeJson.read(inside), readItems(json.path("items")));
      case "tuple" -> Value.tuple(readItems(inside));
      case "map" -> Value.map(TypeJson.read(inside), readEntries(json.path("entries")));
      case "object" -> Value.object(readEntries(inside));
      default -> throw new IllegalArgumentException("unknown kind of value: " + kind);
    };
  }

  /** The field that says what it is; the others only add to it. */
  private static String kind(JsonNode json) {
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      if (!ADDITIONS.contains(field.getKey())) {
        return field.getKey();
      }
    }
    return "";
  }

  private static BigFloat number(JsonNode json) {
    return BigFloat.parse(json.asText())
        .orElseThrow(() -> new IllegalArgumentException("not a number: " + json.asText()));
  }

  private static List<Value> readItems(JsonNode json) {
    List<Value> items = new ArrayList<>(json.size());
    json.forEach(item -> items.add(read(item)));
    return items;
  }

  private static Map<String, Value> readEntries(JsonNode json) {
    Map<String, Value> entries = new TreeMap<>();
    json.properties().forEach(entry -> entries.put(entry.getKey(), read(entry.getValue())));
    return entries;
  }

  private static Refinement readRefinement(JsonNode json) {
    return new Refinement(
        json.path("not_null").asBoolean(),
        json.path("prefix").asText(),
        readBound(json.path("lower")),
        readBound(json.path("upper")),
        json.path("min_length").asInt(),
        json.path("max_length").asInt());
  }

  private static Optional<Refinement.Bound> readBound(JsonNode json) {
    return json.isMissingNode()
        ? Optional.empty()
        : Optional.of(new Refinement.Bound(number(json.get(0)), json.get(1).asBoolean()));
  }
}
