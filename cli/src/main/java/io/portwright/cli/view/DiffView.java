package io.portwright.cli.view;

import io.portwright.cli.view.Style.Tone;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Utf8Order;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The attributes of one object, as they are and as they will be. What does not change is counted,
 * not shown, except for the names that tell the reader which object it is.
 */
final class DiffView {
  private static final Set<String> IDENTIFYING = Set.of("id", "product_name", "product_uid");

  /** Shown even when unknown: the reader wants to see that the end is connected. */
  private static final Set<String> CONNECTING = Set.of("requested_product_uid");

  private static final String OLD_TO_NEW = " -> ";

  private final Style style;
  private final SortedSet<AttributePath> forcing;

  DiffView(Style style, Set<AttributePath> forcing) {
    this.style = style;
    this.forcing = new TreeSet<>(forcing);
  }

  /** Lines between the braces of a block, at an indent. */
  List<String> block(
      Schema schema, Optional<ObjectValue> before, Optional<ObjectValue> after, int indent) {
    SortedMap<String, Value> old = before.map(ObjectValue::attributes).orElse(empty());
    SortedMap<String, Value> now = after.map(ObjectValue::attributes).orElse(empty());
    return members(old, now, schema.attributes(), AttributePath.ROOT, indent);
  }

  private static SortedMap<String, Value> empty() {
    return Collections.unmodifiableSortedMap(new TreeMap<>());
  }

  /** One member of a block or object, ready to be aligned with its neighbours. */
  private record Row(char sign, String label, List<String> text, String comment) {}

  private List<String> members(
      SortedMap<String, Value> old,
      SortedMap<String, Value> now,
      SortedMap<String, Attribute> schema,
      AttributePath path,
      int indent) {
    SortedSet<String> names = new TreeSet<>(Utf8Order.INSTANCE);
    names.addAll(old.keySet());
    names.addAll(now.keySet());
    List<Row> rows = new ArrayList<>();
    int unchanged = 0;
    int later = 0;
    int computed = 0;
    for (String name : names) {
      Value was = old.getOrDefault(name, Value.NULL);
      Value will = now.getOrDefault(name, Value.NULL);
      Optional<Attribute> attribute = Optional.ofNullable(schema.get(name));
      boolean both = !old.isEmpty() && !now.isEmpty();
      if (was.isNull() && will.isNull()) {
        continue;
      }
      boolean ends = now.isEmpty() && attribute.isPresent() && !attribute.get().isConfigurable();
      if (ends && !identifies(name, path)) {
        computed++;
      } else if (isLater(identifies(name, path), was, will, attribute)) {
        later++;
      } else if (both && same(was, will) && !(path.isRoot() && IDENTIFYING.contains(name))) {
        unchanged++;
      } else {
        rows.add(row(name, was, will, attribute, path.attribute(name), indent));
      }
    }
    List<String> lines = aligned(rows, indent);
    note(lines, computed, "computed attributes hidden", indent);
    note(lines, later, "more known after apply", indent);
    note(
        lines,
        unchanged,
        unchanged == 1 ? "unchanged attribute hidden" : "unchanged attributes hidden",
        indent);
    return lines;
  }

  private void note(List<String> lines, int count, String text, int indent) {
    if (count > 0) {
      lines.add(" ".repeat(indent + 2) + style.paint(Tone.FAINT, "# (" + count + " " + text + ")"));
    }
  }

  private static boolean identifies(String name, AttributePath path) {
    return CONNECTING.contains(name) || (path.isRoot() && IDENTIFYING.contains(name));
  }

  /** Values that nobody chose and nobody knows yet: one line for all of them says enough. */
  private static boolean isLater(
      boolean identifies, Value was, Value will, Optional<Attribute> attribute) {
    return !will.isKnown()
        && !identifies
        && attribute.isPresent()
        && attribute.get().isComputed()
        && (was.isNull() || !attribute.get().isConfigurable());
  }

  private static boolean same(Value was, Value will) {
    return was.equals(will);
  }

  private Row row(
      String name,
      Value was,
      Value will,
      Optional<Attribute> attribute,
      AttributePath path,
      int indent) {
    char sign = sign(was, will);
    Value shown = sign == '-' ? was : will;
    String comment =
        forcing.contains(path)
            ? style.paint(Tone.REPLACED, "# forces replacement")
            : Units.note(name, shown).map(note -> style.paint(Tone.FAINT, "# " + note)).orElse("");
    List<String> text =
        attribute
            .filter(a -> a.has(Attribute.Flag.SENSITIVE))
            .map(a -> List.of(change(sign, ValueText.SENSITIVE, ValueText.SENSITIVE)))
            .orElseGet(() -> text(was, will, attribute, path, indent, sign));
    return new Row(sign, label(name), text, comment);
  }

  private static char sign(Value was, Value will) {
    if (was.isNull()) {
      return '+';
    }
    if (will.isNull()) {
      return '-';
    }
    return same(was, will) ? ' ' : '~';
  }

  private List<String> text(
      Value was,
      Value will,
      Optional<Attribute> attribute,
      AttributePath path,
      int indent,
      char sign) {
    if (was.isSensitive() || will.isSensitive()) {
      return List.of(change(sign, ValueText.SENSITIVE, ValueText.SENSITIVE));
    }
    boolean open =
        isStructure(was) && (isStructure(will) || will.isNull())
            || was.isNull() && isStructure(will);
    if (open) {
      return structure(was, will, attribute, path, indent);
    }
    String old = ValueText.of(was, indent + 4);
    String now = ValueText.of(will, indent + 4);
    return lines(change(sign, old, now));
  }

  private static List<String> lines(String text) {
    return text.indexOf('\n') < 0 ? List.of(text) : List.of(text.split("\n", -1));
  }

  private String change(char sign, String old, String now) {
    return switch (sign) {
      case '+', ' ' -> now;
      case '-' -> old + OLD_TO_NEW + "null";
      default -> old + style.paint(Tone.CHANGED, OLD_TO_NEW) + now;
    };
  }

  private static boolean isStructure(Value value) {
    return !value.isSensitive()
        && switch (value) {
          case Value.ListValue v -> !v.items().isEmpty();
          case Value.SetValue v -> !v.items().isEmpty();
          case Value.TupleValue v -> !v.items().isEmpty();
          case Value.MapValue v -> !v.entries().isEmpty();
          case Value.ObjectValue v -> !v.attributes().isEmpty();
          case Value.StringValue _,
              Value.NumberValue _,
              Value.BoolValue _,
              Value.NullValue _,
              Value.UnknownValue _ ->
              false;
        };
  }

  private List<String> structure(
      Value was, Value will, Optional<Attribute> attribute, AttributePath path, int indent) {
    Value model = will.isNull() ? was : will;
    List<String> lines = new ArrayList<>();
    if (model instanceof ObjectValue || model instanceof Value.MapValue) {
      lines.add("{");
      lines.addAll(members(entries(was), entries(will), nested(attribute), path, indent + 4));
      lines.add(" ".repeat(indent + 2) + "}" + (will.isNull() ? OLD_TO_NEW + "null" : ""));
    } else {
      lines.add("[");
      lines.addAll(
          items(
              new ArrayList<>(was.parts()),
              new ArrayList<>(will.parts()),
              attribute,
              path,
              indent + 4));
      lines.add(" ".repeat(indent + 2) + "]" + (will.isNull() ? OLD_TO_NEW + "null" : ""));
    }
    return lines;
  }

  private List<String> items(
      List<Value> was,
      List<Value> will,
      Optional<Attribute> attribute,
      AttributePath path,
      int indent) {
    List<Row> rows = new ArrayList<>();
    int unchanged = 0;
    for (int i = 0; i < Math.max(was.size(), will.size()); i++) {
      Value old = i < was.size() ? was.get(i) : Value.NULL;
      Value now = i < will.size() ? will.get(i) : Value.NULL;
      if (same(old, now) && !was.isEmpty() && !will.isEmpty()) {
        unchanged++;
        continue;
      }
      char sign = sign(old, now);
      List<String> text = new ArrayList<>(text(old, now, attribute, path.index(i), indent, sign));
      text.set(text.size() - 1, text.getLast() + ",");
      rows.add(new Row(sign, "", text, ""));
    }
    List<String> lines = aligned(rows, indent);
    note(
        lines,
        unchanged,
        unchanged == 1 ? "unchanged element hidden" : "unchanged elements hidden",
        indent);
    return lines;
  }

  private static SortedMap<String, Value> entries(Value value) {
    return switch (value) {
      case ObjectValue v -> v.attributes();
      case Value.MapValue v -> v.entries();
      default -> empty();
    };
  }

  private static SortedMap<String, Attribute> nested(Optional<Attribute> attribute) {
    return attribute
        .map(Attribute::shape)
        .filter(Attribute.Shape.Nested.class::isInstance)
        .map(shape -> ((Attribute.Shape.Nested) shape).attributes())
        .orElseGet(() -> Collections.unmodifiableSortedMap(new TreeMap<String, Attribute>()));
  }

  private List<String> aligned(List<Row> rows, int indent) {
    int widest = 0;
    for (Row row : rows) {
      widest = Math.max(widest, Wrap.width(row.label()));
    }
    List<String> lines = new ArrayList<>();
    for (Row row : rows) {
      StringBuilder first = new StringBuilder();
      first.repeat(' ', indent).append(painted(row.sign())).append(' ');
      if (!row.label().isEmpty()) {
        first.append(row.label()).repeat(' ', widest - Wrap.width(row.label())).append(" = ");
      }
      first.append(row.text().getFirst());
      lines.add(withComment(first.toString(), row.comment()));
      lines.addAll(row.text().subList(1, row.text().size()));
    }
    return lines;
  }

  private static String label(String name) {
    return ValueText.isIdentifier(name) ? name : ValueText.quote(name);
  }

  private String withComment(String line, String comment) {
    if (comment.isEmpty()) {
      return line;
    }
    boolean fits = Wrap.width(line) + 2 + Wrap.width(comment) <= style.columns();
    boolean needed = comment.contains("forces replacement");
    return fits || needed ? line + "  " + comment : line;
  }

  private String painted(char sign) {
    return switch (sign) {
      case '+' -> style.paint(Tone.ADDED, "+");
      case '-' -> style.paint(Tone.REMOVED, "-");
      case '~' -> style.paint(Tone.CHANGED, "~");
      default -> " ";
    };
  }
}
