package io.portwright.engine.eval.function;

import io.portwright.provider.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * Writes values as YAML, byte for byte as Terraform does: strings always in double quotes, folded
 * behind column 80, or as literal blocks when they have line breaks.
 */
final class YamlText {

  private static final int FOLD_BEHIND = 80;

  /** In bytes of UTF-8. */
  private static final int LONGEST_SIMPLE_KEY = 128;

  private static final String LINE_BREAKS = "\r\n\u0085\u2028\u2029";

  private final StringBuilder out = new StringBuilder();

  private YamlText() {}

  static String of(Value value) throws FunctionFailure {
    YamlText yaml = new YamlText();
    yaml.node(value, 0, "");
    boolean bare =
        value instanceof Value.NullValue
            || value instanceof Value.NumberValue
            || value instanceof Value.BoolValue;
    return yaml.out.append(bare ? "\n...\n" : "\n").toString();
  }

  /**
   * Writes one node behind what is already on the line.
   *
   * @param indent columns in front of the lines that the node adds
   * @param separator between what is on the line and a node that begins on it
   */
  private void node(Value value, int indent, String separator) throws FunctionFailure {
    switch (value) {
      case Value.NullValue _ -> out.append(separator).append("null");
      case Value.BoolValue bool -> out.append(separator).append(bool.truth());
      case Value.NumberValue number -> out.append(separator).append(number.number().toText());
      case Value.StringValue string -> {
        out.append(separator);
        string(string.text(), indent);
      }
      case Value.MapValue map -> mapping(map.entries(), indent, separator);
      case Value.ObjectValue object -> mapping(object.attributes(), indent, separator);
      case Value.ListValue _, Value.SetValue _, Value.TupleValue _ ->
          sequence(value, indent, separator);
      case Value.UnknownValue _ -> throw FunctionFailure.call("value is not known");
    }
  }

  private void mapping(Map<String, Value> entries, int indent, String separator)
      throws FunctionFailure {
    if (entries.isEmpty()) {
      out.append(separator).append("{}");
      return;
    }
    boolean first = true;
    for (Map.Entry<String, Value> entry : entries.entrySet()) {
      if (!first) {
        newLine(indent);
      }
      first = false;
      if (isSimpleKey(entry.getKey())) {
        quoted(entry.getKey(), indent, false);
        out.append(':');
        value(entry.getValue(), indent);
      } else {
        out.append("? ");
        string(entry.getKey(), indent + 2);
        newLine(indent);
        out.append(": ");
        node(entry.getValue(), indent + 2, "");
      }
    }
  }

  /** Whether a key stands on the line of its value: it is short, and has no line break. */
  private static boolean isSimpleKey(String key) {
    return key.getBytes(StandardCharsets.UTF_8).length <= LONGEST_SIMPLE_KEY
        && key.chars().noneMatch(c -> LINE_BREAKS.indexOf(c) >= 0);
  }

  /** A value behind its key: collections go to the next line, lists without more indent. */
  private void value(Value value, int indent) throws FunctionFailure {
    if (isBlock(value)) {
      boolean list = Sequences.isSequenceOrSet(value.type());
      newLine(list ? indent : indent + 2);
      node(value, list ? indent : indent + 2, "");
    } else {
      node(value, indent + 2, " ");
    }
  }

  private void sequence(Value list, int indent, String separator) throws FunctionFailure {
    if (list.parts().isEmpty()) {
      out.append(separator).append("[]");
      return;
    }
    boolean first = true;
    for (Value item : list.parts()) {
      if (!first) {
        newLine(indent);
      }
      first = false;
      out.append("- ");
      node(item, indent + 2, "");
    }
  }

  private static boolean isBlock(Value value) {
    return !value.parts().isEmpty();
  }

  private void newLine(int indent) {
    out.append('\n').repeat(' ', indent);
  }

  private void string(String text, int indent) {
    if (text.indexOf('\n') >= 0 && isLiteral(text)) {
      literal(text, indent);
    } else {
      quoted(text, indent, true);
    }
  }

  /** Whether a literal block can stand for the text: nothing in it needs an escape. */
  private static boolean isLiteral(String text) {
    if (text.codePoints().anyMatch(c -> c != '\n' && escape(c).length() > 1)) {
      return false;
    }
    return !text.contains(" \n") && !text.endsWith(" ");
  }

  private void literal(String text, int indent) {
    int block = indent == 0 ? 2 : indent;
    out.append('|');
    if (text.startsWith(" ") || text.startsWith("\n")) {
      out.append(2);
    }
    if (!text.endsWith("\n")) {
      out.append('-');
    } else if (text.endsWith("\n\n") || text.equals("\n")) {
      out.append('+');
    }
    String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    int start = 0;
    while (start <= body.length()) {
      int end = body.indexOf('\n', start);
      end = end < 0 ? body.length() : end;
      out.append('\n');
      if (end > start) {
        out.repeat(' ', block).append(body, start, end);
      }
      start = end + 1;
    }
  }

  private void quoted(String text, int indent, boolean mayFold) {
    int column = out.length() - (out.lastIndexOf("\n") + 1);
    column = mayFold ? column : 0;
    out.append('"');
    column++;
    boolean afterSpace = false;
    int[] all = text.codePoints().toArray();
    for (int i = 0; i < all.length; i++) {
      int c = all[i];
      boolean inside = i > 0 && i < all.length - 1;
      if (c == ' ' && mayFold && !afterSpace && column > FOLD_BEHIND && inside) {
        int lead = indent == 0 ? 2 : indent;
        newLine(lead);
        column = lead;
        if (all[i + 1] == ' ') {
          out.append('\\');
          column++;
        }
        afterSpace = true;
        continue;
      }
      String shown = c == '"' || c == '\\' ? "\\" + Character.toString(c) : escape(c);
      out.append(shown);
      column += shown.codePointCount(0, shown.length());
      afterSpace = c == ' ';
    }
    out.append('"');
  }

  /** The character itself, or its escape when it cannot be written as it is. */
  private static String escape(int c) {
    return switch (c) {
      case 0x00 -> "\\0";
      case 0x07 -> "\\a";
      case 0x08 -> "\\b";
      case 0x09 -> "\\t";
      case 0x0A -> "\\n";
      case 0x0B -> "\\v";
      case 0x0C -> "\\f";
      case 0x0D -> "\\r";
      case 0x1B -> "\\e";
      case 0x85 -> "\\N";
      case 0x2028 -> "\\L";
      case 0x2029 -> "\\P";
      case 0xFEFF, 0xFFFE, 0xFFFF -> String.format(Locale.ROOT, "\\u%04X", c);
      default -> {
        if (c < 0x20 || (c >= 0x7F && c < 0xA0)) {
          yield String.format(Locale.ROOT, "\\x%02X", c);
        }
        if (c > 0xFFFF) {
          yield String.format(Locale.ROOT, "\\U%08X", c);
        }
        yield Character.toString(c);
      }
    };
  }
}
