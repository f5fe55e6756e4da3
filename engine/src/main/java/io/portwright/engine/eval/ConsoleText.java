package io.portwright.engine.eval;

import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.List;
import java.util.Map;

/**
 * Values as {@code terraform console} prints them: in the language's own words where it has words
 * for them, a text of several lines as a heredoc, hidden parts by what hides them.
 */
public final class ConsoleText {
  private static final String UNKNOWN = "(known after apply)";
  private static final String SENSITIVE = "(sensitive value)";
  private static final String EPHEMERAL = "(ephemeral value)";
  private static final int STEP = 2;

  private final StringBuilder out = new StringBuilder();

  private ConsoleText() {}

  /** The text of a value, without a line break at its end. */
  public static String of(Value value) {
    ConsoleText text = new ConsoleText();
    text.add(value, 0);
    return text.out.toString();
  }

  private void add(Value value, int indent) {
    if (!value.isKnown()) {
      out.append(UNKNOWN);
    } else if (value.isSensitive()) {
      out.append(SENSITIVE);
    } else if (value.marks().ephemeral()) {
      out.append(EPHEMERAL);
    } else {
      addShown(value, indent);
    }
  }

  private void addShown(Value value, int indent) {
    switch (value) {
      case Value.NullValue nothing -> out.append(nothing(nothing.type()));
      case Value.UnknownValue _ -> out.append(UNKNOWN);
      case Value.BoolValue bool -> out.append(bool.truth());
      case Value.NumberValue number -> out.append(number.number().toText());
      case Value.StringValue string -> string(string.text(), indent);
      case Value.ListValue list -> sequence("tolist([", list.items(), "])", indent);
      case Value.SetValue set -> sequence("toset([", set.items(), "])", indent);
      case Value.TupleValue tuple -> sequence("[", tuple.items(), "]", indent);
      case Value.MapValue map -> entries("tomap({", map.entries(), "})", indent);
      case Value.ObjectValue object -> entries("{", object.attributes(), "}", indent);
    }
  }

  private static String nothing(Type type) {
    return switch (type) {
      case Type.Primitive p -> p == Type.Primitive.DYNAMIC ? "null" : converted(p.friendlyName());
      case Type.ListOf list -> converted("list") + of(list.element());
      case Type.SetOf set -> converted("set") + of(set.element());
      case Type.MapOf map -> converted("map") + of(map.element());
      case Type.TupleOf _, Type.ObjectOf _ -> "null /* " + type.friendlyName() + " */";
    };
  }

  private static String converted(String type) {
    return "to" + type + "(null)";
  }

  private static String of(Type element) {
    return " /* of " + element.friendlyName() + " */";
  }

  private void sequence(String open, List<Value> items, String close, int indent) {
    out.append(open);
    for (Value item : items) {
      line(indent + STEP);
      add(item, indent + STEP);
      out.append(',');
    }
    if (!items.isEmpty()) {
      line(indent);
    }
    out.append(close);
  }

  private void entries(String open, Map<String, Value> entries, String close, int indent) {
    out.append(open);
    entries.forEach((name, value) -> {
      line(indent + STEP);
      string(name, indent + STEP);
      out.append(" = ");
      add(value, indent + STEP);
    });
    if (!entries.isEmpty()) {
      line(indent);
    }
    out.append(close);
  }

  private void line(int indent) {
    out.append('\n').repeat(' ', indent);
  }

  private void string(String text, int indent) {
    if (text.indexOf('\n') < 0) {
      out.append(GoText.quoted(text));
      return;
    }
    List<String> lines = List.of(text.split("\n", -1));
    String end = "EOT";
    while (lines.stream().map(String::strip).anyMatch(end::equals)) {
      end += "_";
    }
    out.append(indent > 0 ? "<<-" : "<<").append(end);
    for (String line : lines) {
      line(indent);
      out.append(line);
    }
    line(indent);
    out.append(end);
  }
}
