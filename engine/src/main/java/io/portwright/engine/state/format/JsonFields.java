package io.portwright.engine.state.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.portwright.engine.state.StoreFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The fields of a JSON object that this program wrote. A field that is missing or of another kind
 * means damage.
 *
 * @param file for messages
 */
record JsonFields(String file, JsonNode node) {

  JsonFields {
    if (!node.isObject()) {
      throw StoreFailure.damaged(file, "an object is expected, but something else is there");
    }
  }

  static JsonFields read(String file, byte[] json) {
    return new JsonFields(file, CanonicalJson.read(file, json));
  }

  String text(String name) {
    return optionalText(name).orElseThrow(() -> wrong(name));
  }

  Optional<String> optionalText(String name) {
    JsonNode field = node.path(name);
    if (field.isMissingNode() || field.isNull()) {
      return Optional.empty();
    }
    if (!field.isTextual()) {
      throw wrong(name);
    }
    return Optional.of(field.textValue());
  }

  int number(String name) {
    JsonNode field = node.path(name);
    if (!field.isIntegralNumber() || !field.canConvertToInt()) {
      throw wrong(name);
    }
    return field.intValue();
  }

  OptionalLong optionalLong(String name) {
    JsonNode field = node.path(name);
    if (field.isMissingNode()) {
      return OptionalLong.empty();
    }
    if (!field.isIntegralNumber() || !field.canConvertToLong()) {
      throw wrong(name);
    }
    return OptionalLong.of(field.longValue());
  }

  boolean truth(String name) {
    JsonNode field = node.path(name);
    if (!field.isBoolean()) {
      throw wrong(name);
    }
    return field.booleanValue();
  }

  /** The texts of an array; empty when the field is missing. */
  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    JsonNode field = node.path(name);
    if (!field.isMissingNode() && !field.isArray()) {
      throw wrong(name);
    }
    for (JsonNode item : field) {
      if (!item.isTextual()) {
        throw wrong(name);
      }
      texts.add(item.textValue());
    }
    return texts;
  }

  boolean has(String name) {
    return node.has(name);
  }

  JsonNode field(String name) {
    return node.path(name);
  }

  JsonFields object(String name) {
    if (!node.path(name).isObject()) {
      throw wrong(name);
    }
    return new JsonFields(file, node.get(name));
  }

  StoreFailure wrong(String name) {
    return StoreFailure.damaged(file, "the field " + name + " is missing or not as written");
  }
}
