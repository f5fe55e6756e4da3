package io.portwright.engine.state.tfstate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.portwright.provider.diagnostic.Diagnostic;
import java.io.IOException;

/** JSON as Terraform writes it, read piece by piece, and how its mistakes are called. */
final class StateJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNumberLength(100_000)
                          .maxStringLength(Integer.MAX_VALUE)
                          .maxNestingDepth(1_000)
                          .build())
                  .build())
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .build();

  private StateJson() {}

  static JsonParser parser(StateFile file) throws IOException {
    return MAPPER.getFactory().createParser(file.bytes());
  }

  /** The value that the parser stands at. */
  static JsonNode tree(JsonParser parser) throws IOException {
    return MAPPER.readTree(parser);
  }

  /** What Terraform calls a value that is not what it should be. */
  static String kind(JsonToken token, String text) {
    return switch (token) {
      case VALUE_STRING -> "string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "number " + text;
      case VALUE_TRUE, VALUE_FALSE -> "bool";
      case START_ARRAY, END_ARRAY -> "array";
      case START_OBJECT, END_OBJECT -> "object";
      case VALUE_NULL, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> "null";
    };
  }

  static Diagnostic wrong(String field, JsonNode value) {
    return wrong(field, kind(value.asToken(), value.asText()));
  }

  static Diagnostic wrong(String field, String kind) {
    return Diagnostic.error(
        "Invalid state file format",
        "The state file field \"" + field + "\" has invalid value " + kind + ".");
  }
}
