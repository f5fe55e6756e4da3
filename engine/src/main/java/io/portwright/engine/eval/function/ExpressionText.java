package io.portwright.engine.eval.function;

import io.portwright.provider.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes values as expressions of the language, laid out as its formatter would. */
final class ExpressionText {
  private static final Pattern IDENTIFIER =
      Pattern.compile("[\\p{L}\\p{Nl}_][\\p{L}\\p{Nl}\\p{Nd}\\p{Mn}\\p{Mc}\\p{Pc}-]*");
  private static final int STEP = 2;

  private ExpressionText() {}

  /**
   * One line.
   *
   * @param net brackets that it opens, less those that it closes
   */
  private record Line(String text, int net) {
    Line with(String more, int brackets) {
      return new Line(text + more, net + brackets);
    }
  }

  /** The text of a wholly known value without marks. */
  static String of(Value value) {
    return String.join("\n", indented(lines(value)));
  }

  /** The text of a file that gives these values to variables. */
  static String variables(Map<String, Value> values) {
    List<Line> lines = new ArrayList<>();
    items(values, lines);
    StringBuilder out = new StringBuilder();
    indented(lines).forEach(line -> out.append(line).append('\n'));
    return out.toString();
  }

  static boolean isIdentifier(String name) {
    return IDENTIFIER.matcher(name).matches();
  }

  /** One step deeper behind every line that opens brackets, however many they are. */
  private static List<String> indented(List<Line> lines) {
    Deque<Integer> opened = new ArrayDeque<>();
    List<String> texts = new ArrayList<>();
    for (Line line : lines) {
      int closed = -line.net();
      while (closed > 0 && !opened.isEmpty()) {
        int last = opened.pop();
        if (last > closed) {
          opened.push(last - closed);
        }
        closed -= last;
      }
      texts.add(" ".repeat(STEP * opened.size()) + line.text());
      if (line.net() > 0) {
        opened.push(line.net());
      }
    }
    return texts;
  }

  private static List<Line> lines(Value value) {
    return switch (value) {
      case Value.NullValue _ -> one("null");
      case Value.BoolValue bool -> one(Boolean.toString(bool.truth()));
      case Value.NumberValue number -> one(number.number().toText());
      case Value.StringValue string -> one(quoted(string.text()));
      case Value.ListValue list -> list(list.items());
      case Value.SetValue set -> list(set.items());
      case Value.TupleValue tuple -> list(tuple.items());
      case Value.MapValue map -> object(map.entries());
      case Value.ObjectValue object -> object(object.attributes());
      case Value.UnknownValue unknown -> throw new IllegalStateException("unknown " + unknown);
    };
  }

  private static List<Line> one(String text) {
    return List.of(new Line(text, 0));
  }

  private static List<Line> list(List<Value> items) {
    List<Line> lines = new ArrayList<>(List.of(new Line("[", 1)));
    String separator = "";
    for (Value item : items) {
      lines.add(lines.removeLast().with(separator, 0));
      join(lines, lines(item));
      separator = ", ";
    }
    lines.add(lines.removeLast().with("]", -1));
    return lines;
  }

  /** The first line continues the last one that is there. */
  private static void join(List<Line> lines, List<Line> more) {
    Line first = more.getFirst();
    lines.add(lines.removeLast().with(first.text(), first.net()));
    lines.addAll(more.subList(1, more.size()));
  }

  private static List<Line> object(Map<String, Value> entries) {
    if (entries.isEmpty()) {
      return one("{}");
    }
    List<Line> lines = new ArrayList<>(List.of(new Line("{", 1)));
    items(entries, lines);
    lines.add(new Line("}", -1));
    return lines;
  }

  /** One item. */
  private record Item(String name, List<Line> value) {}

  /** Items on lines of their own; the equals signs of neighbours on one line each are aligned. */
  private static void items(Map<String, Value> entries, List<Line> lines) {
    List<Item> items = new ArrayList<>();
    entries.forEach((name, value) ->
        items.add(new Item(isIdentifier(name) ? name : quoted(name), lines(value))));
    int start = 0;
    while (start < items.size()) {
      int end = start;
      while (end < items.size() && items.get(end).value().size() == 1) {
        end++;
      }
      List<Item> group = items.subList(start, Math.max(end, start + 1));
      int width = group.stream().mapToInt(item -> Graphemes.count(item.name())).max().orElse(0);
      for (Item item : group) {
        String space = " ".repeat(width - Graphemes.count(item.name()));
        lines.add(new Line(item.name() + space + " = ", 0));
        join(lines, item.value());
      }
      start += group.size();
    }
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '$', '%' -> out.append(text.startsWith("{", i + 1) ? "" + c + c : c);
        default -> {
          int point = text.codePointAt(i);
          if (GoText.isPrintable(point)) {
            out.appendCodePoint(point);
          } else {
            out.append(String.format(Locale.ROOT, point > 0xFFFF ? "\\U%08x" : "\\u%04x", point));
          }
          i += Character.charCount(point) - 1;
        }
      }
    }
    return out.append('"').toString();
  }
}
