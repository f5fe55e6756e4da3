package io.portwright.cli.view;

import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Values as they are written in the language, over several lines where they have parts. */
public final class ValueText {
  static final String UNKNOWN = "(known after apply)";
  static final String SENSITIVE = "(sensitive value)";

  private ValueText() {}

  /** A value at an indent; the first line carries no indent of its own. */
  public static String of(Value value, int indent) {
    if (value.isSensitive()) {
      return SENSITIVE;
    }
    return switch (value) {
      case Value.StringValue s -> string(s.text(), indent);
      case Value.NumberValue n -> n.number().toText();
      case Value.BoolValue b -> Boolean.toString(b.truth());
      case Value.NullValue _ -> "null";
      case Value.UnknownValue _ -> UNKNOWN;
      case Value.ListValue v -> sequence("[", v.items(), "]", indent);
      case Value.TupleValue v -> sequence("[", v.items(), "]", indent);
      case Value.SetValue v -> sequence("[", v.items(), "]", indent);
      case Value.MapValue v -> entries(v.entries(), true, indent);
      case Value.ObjectValue v -> entries(v.attributes(), false, indent);
    };
  }

  private static String sequence(String open, Iterable<Value> items, String close, int indent) {
    StringBuilder out = new StringBuilder(open);
    for (Value item : items) {
      out.append('\n').repeat(' ', indent + 2).append(of(item, indent + 2)).append(',');
    }
    if (out.length() > 1) {
      out.append('\n').repeat(' ', indent);
    }
    return out.append(close).toString();
  }

  private static String entries(Map<String, Value> entries, boolean quoted, int indent) {
    if (entries.isEmpty()) {
      return "{}";
    }
    List<String> names = new ArrayList<>();
    int widest = 0;
    for (String key : entries.keySet()) {
      String name = quoted || !isIdentifier(key) ? quote(key) : key;
      names.add(name);
      widest = Math.max(widest, Wrap.width(name));
    }
    StringBuilder out = new StringBuilder("{");
    int at = 0;
    for (Value value : entries.values()) {
      String name = names.get(at++);
      out.append('\n').repeat(' ', indent + 2).append(name);
      out.repeat(' ', widest - Wrap.width(name)).append(" = ").append(of(value, indent + 2));
    }
    return out.append('\n').repeat(' ', indent).append('}').toString();
  }

  static boolean isIdentifier(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean fits = Character.isLetter(c) || c == '_';
      if (!fits && (i == 0 || !Character.isDigit(c) && c != '-')) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static String string(String text, int indent) {
    if (text.indexOf('\n') < 0) {
      return quote(text);
    }
    StringBuilder out = new StringBuilder("<<-EOT");
    for (String line : text.stripTrailing().split("\n", -1)) {
      out.append('\n').repeat(' ', indent + 4).append(Wrap.harmless(line));
    }
    return out.append('\n').repeat(' ', indent).append("EOT").toString();
  }

  static String quote(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> out.append(c);
      }
    }
    return Wrap.harmless(out.append('"').toString());
  }
}
