package io.portwright.engine.eval.function;

import io.portwright.provider.value.Value;
import java.util.Locale;
import java.util.Map;

/** Writes values as JSON in one line, byte for byte as Terraform does. */
final class JsonText {

  private final StringBuilder out = new StringBuilder();

  private JsonText() {}

  /** The text of a wholly known value without marks. */
  static String of(Value value) throws FunctionFailure {
    JsonText json = new JsonText();
    json.write(value);
    return json.out.toString();
  }

  /** A string in quotation marks; {@code < > &} are escaped too. */
  static String quoted(String text) {
    JsonText json = new JsonText();
    json.string(text);
    return json.out.toString();
  }

  private void write(Value value) throws FunctionFailure {
    switch (value) {
      case Value.NullValue _ -> out.append("null");
      case Value.StringValue string -> string(string.text());
      case Value.BoolValue bool -> out.append(bool.truth());
      case Value.NumberValue number -> {
        if (number.number().isInfinite()) {
          throw FunctionFailure.call("cannot serialize infinity as JSON");
        }
        out.append(number.number().toText());
      }
      case Value.ListValue _, Value.SetValue _, Value.TupleValue _ -> {
        String separator = "[";
        for (Value item : value.parts()) {
          out.append(separator);
          write(item);
          separator = ",";
        }
        out.append(value.parts().isEmpty() ? "[]" : "]");
      }
      case Value.MapValue map -> entries(map.entries());
      case Value.ObjectValue object -> entries(object.attributes());
      case Value.UnknownValue _ -> throw FunctionFailure.call("value is not known");
    }
  }

  private void entries(Map<String, Value> entries) throws FunctionFailure {
    String separator = "{";
    for (Map.Entry<String, Value> entry : entries.entrySet()) {
      out.append(separator);
      string(entry.getKey());
      out.append(':');
      write(entry.getValue());
      separator = ",";
    }
    out.append(entries.isEmpty() ? "{}" : "}");
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '<', '>', '&', '\u2028', '\u2029' -> escape(c);
        default -> {
          if (c < 0x20) {
            escape(c);
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private void escape(char c) {
    out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
  }
}
