package io.portwright.engine.state.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;

/**
 * Single values in Terraform's JSON form. Marks are not written, nothing is encrypted: for content
 * that is sealed as a whole or holds no secret.
 */
public final class ValueJson {
  private ValueJson() {}

  /**
   * @param value wholly known and of the type
   */
  public static JsonNode write(Value value, Type type) {
    return ValueWriter.plain().write(value, type, Pointer.ROOT, MissingNode.getInstance());
  }

  /**
   * @throws IllegalArgumentException if the JSON does not fit the type
   */
  public static Value read(JsonNode json, Type type) {
    return ValueReader.plain().read(json, type);
  }

  /** Without a type: objects, tuples and primitives as the JSON has them. */
  public static Value readUntyped(JsonNode json) {
    return ValueReader.plain().readUntyped(json);
  }
}
