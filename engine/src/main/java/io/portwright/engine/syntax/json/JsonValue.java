package io.portwright.engine.syntax.json;

import java.util.List;

/** A value in a JSON file. Offsets are those of the file's text. */
sealed interface JsonValue {

  int start();

  int end();

  /** End of the first part of the value: of the bracket or brace that opens it, or of all of it. */
  default int startEnd() {
    return switch (this) {
      case ObjectValue _, ArrayValue _ -> start() + 1;
      case StringValue _, NumberValue _, BooleanValue _, NullValue _, InvalidValue _ -> end();
    };
  }

  /** Equal names are not an error here. */
  record ObjectValue(List<Property> properties, int start, int end) implements JsonValue {
    public ObjectValue {
      properties = List.copyOf(properties);
    }
  }

  record ArrayValue(List<JsonValue> elements, int start, int end) implements JsonValue {
    public ArrayValue {
      elements = List.copyOf(elements);
    }
  }

  /** {@code value} with escapes resolved. */
  record StringValue(String value, int start, int end) implements JsonValue {}

  /** A number in the form that JSON has for it. */
  record NumberValue(String text, int start, int end) implements JsonValue {}

  record BooleanValue(boolean value, int start, int end) implements JsonValue {}

  record NullValue(int start, int end) implements JsonValue {}

  /** Stands where no value could be read; the reader has said why. */
  record InvalidValue(int start, int end) implements JsonValue {}

  /** {@code "name": value}. */
  record Property(StringValue name, JsonValue value) {}
}
