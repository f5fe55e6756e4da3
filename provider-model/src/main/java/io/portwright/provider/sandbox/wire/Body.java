package io.portwright.provider.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One JSON object that a caller sent, read field by field. Keys are case-sensitive and unknown keys
 * are ignored; {@code null} means absent; a value of the wrong type refuses the call.
 */
public final class Body {
  private final ObjectNode node;
  private final String place;

  private Body(ObjectNode node, String place) {
    this.node = node;
    this.place = place;
  }

  /** The object in the bytes of a request. */
  public static Body object(byte[] bytes) {
    if (bytes.length == 0) {
      return new Body(Json.object(), "");
    }
    return of(parse(bytes), "");
  }

  /** An object that was kept for later; never changed. */
  public static Body of(ObjectNode kept) {
    return new Body(kept, "");
  }

  /** The same without some fields. */
  public Body without(List<String> keys) {
    return new Body(node.deepCopy().without(keys), place);
  }

  /** The objects of an array in the bytes of a request. */
  public static List<Body> array(byte[] bytes) {
    return items(parse(bytes), "request");
  }

  private static JsonNode parse(byte[] bytes) {
    return Json.parse(bytes)
        .orElseThrow(() -> Refusal.of(400, "Bad Request", "The request body is not valid JSON."));
  }

  private static Body of(JsonNode node, String place) {
    if (node instanceof ObjectNode object) {
      return new Body(object, place);
    }
    throw Refusal.invalid((place.isEmpty() ? "request" : place) + " must be an object");
  }

  private static List<Body> items(JsonNode node, String place) {
    if (!node.isArray()) {
      throw Refusal.invalid(place + " must be an array");
    }
    List<Body> bodies = new ArrayList<>();
    for (JsonNode item : node) {
      bodies.add(of(item, place + "[" + bodies.size() + "]"));
    }
    return bodies;
  }

  public boolean has(String key) {
    return node.hasNonNull(key);
  }

  /** Text as sent; numbers are taken as their text. */
  public Optional<String> text(String key) {
    return value(key)
        .map(found -> {
          if (found.isContainerNode() || found.isBoolean()) {
            throw wrong(key, "a text");
          }
          return found.asText();
        });
  }

  /** Text that is there and not blank, else the call is refused. */
  public String requiredText(String key) {
    return text(key)
        .filter(found -> !found.isBlank())
        .orElseThrow(() -> Refusal.invalid(name(key) + " is required"));
  }

  /** Whole number; text of digits is taken as a number. */
  public Optional<Integer> integer(String key) {
    return whole(key)
        .map(found -> {
          if (found.intValue() != found) {
            throw wrong(key, "a whole number of at most 32 bits");
          }
          return found.intValue();
        });
  }

  /** Whole number of up to 64 bits; text of digits is taken as a number. */
  public Optional<Long> whole(String key) {
    return value(key)
        .map(found -> {
          if (found.isIntegralNumber() && found.canConvertToLong()) {
            return found.longValue();
          }
          if (found.isTextual() && found.textValue().matches("-?[0-9]{1,18}")) {
            return Long.valueOf(found.textValue());
          }
          throw wrong(key, "a whole number");
        });
  }

  public int requiredInteger(String key) {
    return integer(key).orElseThrow(() -> Refusal.invalid(name(key) + " is required"));
  }

  public Optional<Boolean> flag(String key) {
    return value(key)
        .map(found -> {
          if (!found.isBoolean()) {
            throw wrong(key, "true or false");
          }
          return found.booleanValue();
        });
  }

  /** The object under a key; an empty one when absent. */
  public Body object(String key) {
    return value(key)
        .map(found -> of(found, name(key)))
        .orElseGet(() -> new Body(Json.object(), name(key)));
  }

  /** The objects under a key; none when absent. */
  public List<Body> list(String key) {
    return value(key).map(found -> items(found, name(key))).orElseGet(List::of);
  }

  /** The objects under a key, where one object may stand for a list of one. */
  public List<Body> listOrObject(String key) {
    return value(key).filter(JsonNode::isObject).isPresent() ? List.of(object(key)) : list(key);
  }

  /** The texts under a key; none when absent. */
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : value(key).orElseGet(Json::array)) {
      if (!item.isValueNode()) {
        throw wrong(key, "a list of texts");
      }
      texts.add(item.asText());
    }
    return texts;
  }

  /** A copy of the whole object as sent. */
  public ObjectNode tree() {
    return node.deepCopy();
  }

  /** How a field is called in refusals: its path from the root of the body. */
  public String name(String key) {
    return place.isEmpty() ? key : place + "." + key;
  }

  private Optional<JsonNode> value(String key) {
    return Optional.ofNullable(node.get(key)).filter(found -> !found.isNull());
  }

  private Refusal wrong(String key, String wanted) {
    return Refusal.invalid(name(key) + " must be " + wanted);
  }
}
