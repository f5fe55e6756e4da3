package io.portwright.engine.plan.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.AttributePath.Step;

/** Paths of attributes in a plan file: an array of names, numbers and {@code {"key": …}}. */
final class PathJson {

  private PathJson() {}

  static ArrayNode write(AttributePath path) {
    ArrayNode out = JsonNodeFactory.instance.arrayNode();
    for (Step step : path.steps()) {
      switch (step) {
        case Step.Attribute a -> out.add(a.name());
        case Step.Index i -> out.add(i.index());
        case Step.Key k -> out.addObject().put("key", k.key());
      }
    }
    return out;
  }

  static AttributePath read(JsonNode json) {
    AttributePath path = AttributePath.ROOT;
    for (JsonNode step : json) {
      if (step.isTextual()) {
        path = path.attribute(step.textValue());
      } else if (step.isObject()) {
        path = path.key(step.path("key").asText());
      } else {
        path = path.index(step.asInt());
      }
    }
    return path;
  }
}
