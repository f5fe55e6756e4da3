package io.portwright.cli.view;

import io.portwright.cli.view.Style.Glyph;
import io.portwright.cli.view.Style.Tone;
import io.portwright.engine.history.Blame;
import io.portwright.engine.history.Differences;
import io.portwright.engine.history.FieldChange;
import io.portwright.engine.history.RecordChange;
import io.portwright.engine.history.Timeline;
import io.portwright.engine.state.StoredCommit;
import io.portwright.engine.state.format.StoredField;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What became of state over time, for people. */
public final class HistoryView {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final int SHOWN = 5;
  private static final int WIDEST = 48;

  private final Style style;

  public HistoryView(Style style) {
    this.style = style;
  }

  /** How much of each commit is shown. */
  public enum Detail {
    /** Names of what changed. */
    NAMES,
    /** Every leaf before and after. */
    VALUES
  }

  /** Commits, newest first. */
  public List<String> log(List<Timeline.Event> events, Detail detail) {
    List<String> lines = new ArrayList<>();
    for (Timeline.Event event : events) {
      lines.addAll(head(event.commit()));
      lines.addAll(
          detail == Detail.VALUES ? values(event.changes(), 4) : names(event.changes(), 4));
      lines.add("");
    }
    return lines;
  }

  private List<String> head(StoredCommit commit) {
    String operation = commit.trailer("Operation").orElse("-");
    List<String> lines = new ArrayList<>();
    lines.add(
        style.paint(Tone.HEADING, "commit " + commit.id().brief())
            + "  "
            + time(commit.author().at())
            + "  "
            + operation
            + "  "
            + Wrap.harmless(commit.actor()));
    if (!commit.message().summary().isEmpty()) {
      lines.add("    " + Wrap.harmless(commit.message().summary()));
    }
    List<String> origin = new ArrayList<>();
    commit.trailer("Configuration").ifPresent(id -> origin.add("configuration " + brief(id)));
    commit.trailers("Order").forEach(id -> origin.add("order " + brief(id)));
    commit.trailers("Service").forEach(id -> origin.add("service " + id));
    if (!origin.isEmpty()) {
      String dot = " " + style.glyph(Glyph.DOT) + " ";
      lines.add(style.paint(Tone.FAINT, "    " + Wrap.harmless(String.join(dot, origin))));
    }
    return lines;
  }

  private static String brief(String id) {
    return id.length() > 12 && id.matches("[0-9a-f]+") ? id.substring(0, 12) : id;
  }

  static String time(Instant at) {
    return TIME.format(at);
  }

  private List<String> names(Differences changes, int indent) {
    List<String> lines = new ArrayList<>();
    String start = " ".repeat(indent);
    for (RecordChange change : changes.records()) {
      lines.add(start + title(change) + changed(change.fields()));
    }
    if (!changes.outputs().isEmpty()) {
      lines.add(start + style.paint(Tone.CHANGED, "~") + " outputs" + changed(changes.outputs()));
    }
    if (changes.rekeyed()) {
      lines.add(start + style.paint(Tone.CHANGED, "~") + " recipients");
    }
    return lines;
  }

  private String title(RecordChange change) {
    return switch (change.kind()) {
      case ADDED -> style.paint(Tone.ADDED, "+") + " " + change.address();
      case REMOVED -> style.paint(Tone.REMOVED, "-") + " " + change.address();
      case CHANGED -> style.paint(Tone.CHANGED, "~") + " " + change.address();
      case MOVED ->
          style.paint(Tone.CHANGED, "~")
              + " "
              + change.before().orElseThrow().address()
              + " "
              + style.glyph(Glyph.ARROW)
              + " "
              + change.address();
    };
  }

  /** Names of attributes, without what is inside of them. */
  private static String changed(List<FieldChange> fields) {
    boolean whole =
        fields.stream().allMatch(field -> field.before().isEmpty())
            || fields.stream().allMatch(field -> field.after().isEmpty());
    if (whole) {
      return "";
    }
    Set<String> names = new LinkedHashSet<>();
    fields.forEach(field -> names.add(field.path().replaceFirst("[.\\[].*", "")));
    List<String> all = List.copyOf(names);
    int more = all.size() - SHOWN;
    return ": "
        + String.join(", ", all.subList(0, Math.min(SHOWN, all.size())))
        + (more > 0 ? " and " + more + " more" : "");
  }

  /** Every leaf that differs. */
  public List<String> values(Differences changes) {
    return values(changes, 2);
  }

  private List<String> values(Differences changes, int indent) {
    String start = " ".repeat(indent);
    List<String> lines = new ArrayList<>();
    for (RecordChange change : changes.records()) {
      lines.add(start + title(change));
      lines.addAll(fields(change.fields(), start));
    }
    if (!changes.outputs().isEmpty()) {
      lines.add(start + style.paint(Tone.CHANGED, "~") + " outputs");
      lines.addAll(fields(changes.outputs(), start));
    }
    if (changes.rekeyed()) {
      lines.add(start + style.paint(Tone.CHANGED, "~") + " recipients");
    }
    return lines;
  }

  private List<String> fields(List<FieldChange> fields, String start) {
    int widest =
        Math.min(WIDEST, fields.stream().mapToInt(f -> Wrap.width(f.path())).max().orElse(0));
    List<String> lines = new ArrayList<>();
    for (FieldChange field : fields) {
      String sign =
          field.before().isEmpty()
              ? style.paint(Tone.ADDED, "+")
              : field.after().isEmpty()
                  ? style.paint(Tone.REMOVED, "-")
                  : style.paint(Tone.CHANGED, "~");
      lines.add(start + "    " + sign + " " + padded(field.path(), widest) + " = " + way(field));
    }
    return lines;
  }

  private static String way(FieldChange field) {
    if (field.before().isEmpty()) {
      return shown(field.after());
    }
    return shown(field.before()) + " -> " + shown(field.after());
  }

  private static String shown(Optional<StoredField> field) {
    return field.map(known -> Wrap.harmless(known.shown())).orElse("null");
  }

  private static String padded(String text, int width) {
    return Wrap.harmless(text) + " ".repeat(Math.max(0, width - Wrap.width(text)));
  }

  /** Every leaf with the commit that it comes from, then these commits. */
  public List<String> blame(List<Blame.Line> blamed) {
    int path =
        Math.min(WIDEST, blamed.stream().mapToInt(l -> Wrap.width(l.path())).max().orElse(0));
    int value = blamed.stream().mapToInt(line -> Wrap.width(cut(line.value()))).max().orElse(0);
    List<String> lines = new ArrayList<>();
    Set<StoredCommit> commits = new LinkedHashSet<>();
    for (Blame.Line line : blamed) {
      StoredCommit commit = line.event().commit();
      commits.add(commit);
      lines.add(
          padded(line.path(), path)
              + " = "
              + padded(cut(line.value()), value)
              + "  "
              + time(commit.author().at())
              + "  commit "
              + commit.id().brief());
    }
    lines.add("");
    commits.forEach(commit -> lines.addAll(head(commit)));
    return lines;
  }

  private String cut(StoredField field) {
    String text = field.shown();
    return text.length() <= WIDEST
        ? text
        : text.substring(0, WIDEST - 3) + style.glyph(Glyph.ELLIPSIS);
  }
}
