package io.portwright.engine.syntax.json;

import io.portwright.engine.syntax.json.JsonValue.ArrayValue;
import io.portwright.engine.syntax.json.JsonValue.ObjectValue;
import io.portwright.engine.syntax.json.JsonValue.Property;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.List;
import java.util.Optional;

/** Where in a JSON file something stands, told by the names of the properties around it. */
public final class JsonPath {

  /** Larger files are not read again for each message. */
  private static final int LONGEST = 1_000_000;

  private JsonPath() {}

  /**
   * The names of the properties whose objects or arrays hold the start of a range: {@code
   * resource.terraform_data.a}, {@code output.x[1]}. Empty at the top, and in files that are not
   * read completely or are too large.
   */
  public static Optional<String> of(SourceRange place) {
    if (place.file().text().length() > LONGEST) {
      return Optional.empty();
    }
    StringBuilder path = new StringBuilder();
    Optional<JsonValue> at = JsonReader.read(place.file()).value();
    while (at.isPresent()) {
      at = inside(at.get(), place.start(), path);
    }
    return path.isEmpty() ? Optional.empty() : Optional.of(path.toString());
  }

  private static Optional<JsonValue> inside(JsonValue value, int offset, StringBuilder path) {
    switch (value) {
      case ObjectValue object -> {
        for (Property property : object.properties()) {
          if (holds(property.value(), offset)) {
            path.append(path.isEmpty() ? "" : ".").append(property.name().value());
            return Optional.of(property.value());
          }
        }
      }
      case ArrayValue array -> {
        List<JsonValue> elements = array.elements();
        for (int i = 0; i < elements.size(); i++) {
          if (holds(elements.get(i), offset)) {
            path.append('[').append(i).append(']');
            return Optional.of(elements.get(i));
          }
        }
      }
      case JsonValue _ -> {}
    }
    return Optional.empty();
  }

  private static boolean holds(JsonValue value, int offset) {
    return (value instanceof ObjectValue || value instanceof ArrayValue)
        && value.start() <= offset
        && offset < value.end();
  }
}
