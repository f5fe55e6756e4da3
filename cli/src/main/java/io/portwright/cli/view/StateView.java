package io.portwright.cli.view;

import io.portwright.cli.view.Style.Tone;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.eval.ConsoleText;
import io.portwright.engine.state.InstanceObject;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the state holds, written as the blocks that would make it. */
public final class StateView {
  private final Style style;

  public StateView(Style style) {
    this.style = style;
  }

  /** All objects, then the outputs. */
  public List<String> render(StateSnapshot state, Schemas schemas) {
    List<String> lines = new ArrayList<>();
    for (ResourceRecord record : state.records().values()) {
      lines.addAll(render(record, schemas.of(record.address())));
      lines.add("");
    }
    if (!state.outputs().isEmpty()) {
      lines.add("");
      lines.add(style.paint(Tone.HEADING, "Outputs:"));
      lines.add("");
      lines.addAll(outputs(state.outputs()));
    }
    return lines;
  }

  /** Finds the schema of an instance. */
  @FunctionalInterface
  public interface Schemas {
    Optional<Schema> of(InstanceAddress address);
  }

  /** One object with its deposed siblings. */
  public List<String> render(ResourceRecord record, Optional<Schema> schema) {
    List<String> lines = new ArrayList<>();
    record.current().ifPresent(object -> lines.addAll(block(record.address(), "", object, schema)));
    record
        .deposed()
        .forEach((key, object) ->
            lines.addAll(block(record.address(), " (deposed object " + key + ")", object, schema)));
    return lines;
  }

  private List<String> block(
      InstanceAddress address, String note, InstanceObject object, Optional<Schema> schema) {
    String tainted = object.status() == InstanceObject.Status.TAINTED ? " (tainted)" : "";
    List<String> lines = new ArrayList<>();
    lines.add(style.paint(Tone.HEADING, "# " + address + ":" + note + tainted));
    String word = address.resource().isData() ? "data" : "resource";
    lines.add(
        word + " \"" + address.resource().type() + "\" \"" + address.resource().name() + "\" {");
    SortedMap<String, Value> shown = new TreeMap<>();
    object
        .attributes()
        .attributes()
        .forEach((name, value) -> {
          if (!value.isNull()) {
            shown.put(name, value);
          }
        });
    int widest = shown.keySet().stream().mapToInt(String::length).max().orElse(0);
    for (Map.Entry<String, Value> entry : shown.entrySet()) {
      String name = entry.getKey();
      boolean secret =
          schema
              .flatMap(s -> s.attribute(name))
              .filter(attribute -> attribute.has(Attribute.Flag.SENSITIVE))
              .isPresent();
      String text = secret ? ValueText.SENSITIVE : ValueText.of(withoutNulls(entry.getValue()), 4);
      lines.add("    " + name + " ".repeat(widest - name.length()) + " = " + text);
    }
    lines.add("}");
    return lines;
  }

  /** Members that nobody set only hide those that somebody did. */
  private static Value withoutNulls(Value value) {
    if (value instanceof Value.ObjectValue object && !value.isSensitive()) {
      SortedMap<String, Value> set = new TreeMap<>();
      object
          .attributes()
          .forEach((name, member) -> {
            if (!member.isNull()) {
              set.put(name, withoutNulls(member));
            }
          });
      return Value.object(set).withMarks(value.marks());
    }
    return value instanceof Value.ListValue list && !list.items().isEmpty()
        ? Value.tuple(list.items().stream().map(StateView::withoutNulls).toList())
            .withMarks(value.marks())
        : value;
  }

  /** Output values, as {@code portwright output} shows them. */
  public List<String> outputs(SortedMap<String, Value> outputs) {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, Value> output : outputs.entrySet()) {
      String text =
          output.getValue().isSensitive() ? "<sensitive>" : ConsoleText.of(output.getValue());
      lines.addAll(List.of((output.getKey() + " = " + text).split("\n", -1)));
    }
    return lines;
  }
}
