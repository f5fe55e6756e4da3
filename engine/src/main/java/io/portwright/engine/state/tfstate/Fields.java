package io.portwright.engine.state.tfstate;

import com.fasterxml.jackson.databind.JsonNode;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.List;

/**
 * The fields of one object in a state file. A field that is missing or null has the zero value, as
 * in Terraform; one of another kind is an error.
 *
 * @param place of the object in the file, for messages
 * @param found where errors go
 */
record Fields(String place, JsonNode node, List<Diagnostic> found) {

  String text(String name) {
    JsonNode field = node.path(name);
    if (!field.isTextual() && !isAbsent(field)) {
      wrong(name, field);
    }
    return field.isTextual() ? field.textValue() : "";
  }

  boolean truth(String name) {
    JsonNode field = node.path(name);
    if (!field.isBoolean() && !isAbsent(field)) {
      wrong(name, field);
    }
    return field.booleanValue();
  }

  int number(String name) {
    JsonNode field = node.path(name);
    boolean fits = field.isIntegralNumber() && field.canConvertToInt() && field.intValue() >= 0;
    if (!fits && !isAbsent(field)) {
      wrong(name, field);
    }
    return fits ? field.intValue() : 0;
  }

  /** Whether a field is a list, or nothing, which counts as an empty one. */
  boolean isArray(String name) {
    JsonNode field = node.path(name);
    if (!field.isArray() && !isAbsent(field)) {
      wrong(name, field);
      return false;
    }
    return true;
  }

  private static boolean isAbsent(JsonNode field) {
    return field.isMissingNode() || field.isNull();
  }

  private void wrong(String name, JsonNode field) {
    found.add(StateJson.wrong(place + "." + name, field));
  }
}
