package io.portwright.cli.view;

import io.portwright.cli.view.Style.Tone;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.history.FieldChange;
import io.portwright.engine.history.WayBack;
import io.portwright.engine.history.WayBack.Step;
import io.portwright.engine.machine.JsonWriter;
import io.portwright.engine.state.format.StoredField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What to write into the configuration so that things become as they were. */
public final class WayBackView {
  private final Style style;

  public WayBackView(Style style) {
    this.style = style;
  }

  public List<String> render(WayBack way) {
    List<String> lines = new ArrayList<>();
    for (Step step : way.steps()) {
      switch (step) {
        case WayBack.Order order -> order(order, lines);
        case WayBack.Adopt adopt -> {
          lines.add(
              "  " + style.paint(Tone.ADDED, "+") + " " + adopt.address() + " was only forgotten:");
          lines.add("      import {");
          lines.add("        to = " + adopt.address());
          lines.add("        id = " + Wrap.harmless(adopt.identity().orElse("\"\"")));
          lines.add("      }");
        }
        case WayBack.End end -> {
          lines.add(
              "  " + style.paint(Tone.REMOVED, "-") + " " + end.address() + " did not exist then:");
          lines.add("      remove its block or its instance, which ends it");
        }
        case WayBack.Change change -> change(change, lines);
      }
      lines.add("");
    }
    return lines;
  }

  private void order(WayBack.Order order, List<String> lines) {
    InstanceAddress address = order.address();
    lines.add("  " + style.paint(Tone.ADDED, "+") + " " + address + " has gone since.");
    lines.add("      # What went does not come back: a new one is made, with its own id and term.");
    order
        .identity()
        .ifPresent(
            id -> lines.add("      # Should " + Wrap.harmless(id) + " still exist, import it."));
    if (!address.resource().module().isRoot() || !address.key().equals(InstanceKey.NONE)) {
      lines.add("      (as the instance " + address + " of its block)");
    }
    lines.add(
        "      resource \""
            + address.resource().type()
            + "\" \""
            + address.resource().name()
            + "\" {");
    lines.addAll(LeafTree.of(order.arguments()).lines(8));
    lines.add("      }");
  }

  private void change(WayBack.Change change, List<String> lines) {
    String sign =
        change.replacing().isEmpty()
            ? style.paint(Tone.CHANGED, "~")
            : style.paint(Tone.REPLACED, "-/+");
    lines.add("  " + sign + " " + change.address() + title(change));
    if (change.isMoved()) {
      lines.add("      moved {");
      lines.add("        from = " + change.address());
      lines.add("        to   = " + change.before());
      lines.add("      }");
    }
    int widest =
        change.arguments().stream().mapToInt(field -> Wrap.width(field.path())).max().orElse(0);
    for (FieldChange field : change.arguments()) {
      String gap = " ".repeat(widest - Wrap.width(field.path()));
      String note = change.replacing().contains(field.path()) ? ", cannot be changed in place" : "";
      lines.add(
          "      "
              + Wrap.harmless(field.path())
              + gap
              + " = "
              + shown(field.after())
              + "  # now "
              + shown(field.before())
              + note);
    }
    if (change.computed() > 0) {
      lines.add(
          "      # ("
              + change.computed()
              + " more that only the service decides about stay as they are)");
    }
  }

  private static String title(WayBack.Change change) {
    if (change.isMoved()) {
      return " had another address, " + change.before() + ":";
    }
    if (change.arguments().isEmpty()) {
      return " needs nothing:";
    }
    return change.replacing().isEmpty()
        ? ", set back:"
        : ", set back; it is replaced by a new one and ended:";
  }

  private static String shown(Optional<StoredField> field) {
    return field.map(known -> Wrap.harmless(known.shown())).orElse("null");
  }

  /** {@code {"steps":[{"address":…,"action":"order|import|end|set",…}]}}. */
  public static void write(WayBack way, JsonWriter out) {
    out.beginObject();
    out.name("steps").beginArray();
    for (Step step : way.steps()) {
      out.beginObject();
      out.name("address").string(step.address().toString());
      switch (step) {
        case WayBack.Order order -> {
          out.name("action").string("order");
          out.name("arguments").beginArray();
          order.arguments().forEach((path, field) -> argument(path, Optional.of(field), out));
          out.endArray();
        }
        case WayBack.Adopt adopt -> {
          out.name("action").string("import");
          adopt.identity().ifPresent(id -> out.name("identity").string(id));
        }
        case WayBack.End _ -> out.name("action").string("end");
        case WayBack.Change change -> {
          out.name("action").string("set");
          out.name("address_then").string(change.before().toString());
          out.name("replaces").bool(!change.replacing().isEmpty());
          out.name("arguments").beginArray();
          change.arguments().forEach(field -> argument(field.path(), field.after(), out));
          out.endArray();
        }
      }
      out.endObject();
    }
    out.endArray();
    out.endObject();
  }

  private static void argument(String path, Optional<StoredField> field, JsonWriter out) {
    out.beginObject();
    out.name("path").string(path);
    if (field.isEmpty()) {
      out.name("value").nothing();
    } else if (field.get().isSealed()) {
      out.name("sensitive").bool(true);
    } else {
      out.name("value").string(field.get().text());
    }
    out.endObject();
  }
}
