package io.portwright.engine.state.tfstate;

import com.fasterxml.jackson.databind.JsonNode;
import io.portwright.engine.state.format.ForeignAttributes;
import io.portwright.engine.state.format.TypeJson;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the {@code outputs} of a state file. */
final class OutputReader {
  private final List<Diagnostic> found;

  OutputReader(List<Diagnostic> found) {
    this.found = found;
  }

  /** Those that can be read; a sensitive one is marked at its root. */
  SortedMap<String, Value> read(JsonNode outputs) {
    SortedMap<String, Value> values = new TreeMap<>();
    for (Map.Entry<String, JsonNode> output : outputs.properties()) {
      value(output.getKey(), output.getValue()).ifPresent(v -> values.put(output.getKey(), v));
    }
    return values;
  }

  private Optional<Value> value(String name, JsonNode output) {
    JsonNode sensitive = output.path("sensitive");
    if (!output.isObject()) {
      found.add(StateJson.wrong("outputs", output));
      return Optional.empty();
    }
    if (!sensitive.isBoolean() && !sensitive.isMissingNode() && !sensitive.isNull()) {
      found.add(StateJson.wrong("outputs.sensitive", sensitive));
      return Optional.empty();
    }
    Type type;
    try {
      type = TypeJson.read(output.path("type"));
    } catch (IllegalArgumentException mistake) {
      found.add(
          Diagnostic.error(
              "Invalid output value type in state",
              "The state file has an invalid type specification for output \""
                  + name
                  + "\": "
                  + mistake.getMessage()
                  + "."));
      return Optional.empty();
    }
    try {
      Value value = ForeignAttributes.read(output.path("value"), type);
      return Optional.of(sensitive.booleanValue() ? value.marked(Marks.SENSITIVE) : value);
    } catch (IllegalArgumentException mistake) {
      found.add(
          Diagnostic.error(
              "Invalid output value saved in state",
              "The state file has an invalid value for output \""
                  + name
                  + "\": "
                  + mistake.getMessage()
                  + "."));
      return Optional.empty();
    }
  }
}
