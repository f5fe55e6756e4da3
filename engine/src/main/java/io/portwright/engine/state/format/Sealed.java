package io.portwright.engine.state.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The JSON form of an encrypted value: {@code {"$age": "<base64>"}}. A key of the user that starts
 * with a dollar sign gets a second one, so that no value of a user looks like it.
 */
final class Sealed {
  private static final String KEY = "$age";

  private Sealed() {}

  static JsonNode wrap(String ciphertext) {
    ObjectNode node = CanonicalJson.NODES.objectNode();
    return node.put(KEY, ciphertext);
  }

  /** The ciphertext, if this is an encrypted value. */
  static Optional<String> ciphertext(JsonNode node) {
    return node.isObject() && node.size() == 1 && node.path(KEY).isTextual()
        ? Optional.of(node.get(KEY).textValue())
        : Optional.empty();
  }

  static String escaped(String key) {
    return key.startsWith("$") ? "$" + key : key;
  }

  static String unescaped(String key) {
    return key.startsWith("$") ? key.substring(1) : key;
  }
}
