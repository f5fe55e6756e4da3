package io.portwright.cli.view;

import io.portwright.engine.history.Blame;
import io.portwright.engine.history.Differences;
import io.portwright.engine.history.FieldChange;
import io.portwright.engine.history.RecordChange;
import io.portwright.engine.history.Timeline;
import io.portwright.engine.machine.JsonWriter;
import io.portwright.engine.state.StoredCommit;
import io.portwright.engine.state.format.StoredField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What became of state over time, for machines. Sealed values are {@code {"sensitive":true}}. */
public final class HistoryJson {
  private final JsonWriter out;

  public HistoryJson(JsonWriter out) {
    this.out = out;
  }

  /** {@code {"commits":[…]}}, newest first. */
  public void log(List<Timeline.Event> events) {
    out.beginObject();
    out.name("commits").beginArray();
    for (Timeline.Event event : events) {
      out.beginObject();
      commit(event.commit());
      differences(event.changes());
      out.endObject();
    }
    out.endArray();
    out.endObject();
  }

  /** {@code {"resources":[…],"outputs":[…],"recipients_changed":false}}. */
  public void difference(Differences changes) {
    out.beginObject();
    differences(changes);
    out.endObject();
  }

  /** {@code {"attributes":[…]}}, each with its commit. */
  public void blame(List<Blame.Line> lines) {
    out.beginObject();
    out.name("attributes").beginArray();
    for (Blame.Line line : lines) {
      out.beginObject();
      out.name("path").string(line.path());
      field("value", Optional.of(line.value()));
      out.name("commit").beginObject();
      commit(line.event().commit());
      out.endObject();
      out.endObject();
    }
    out.endArray();
    out.endObject();
  }

  private void commit(StoredCommit commit) {
    out.name("id").string(commit.id().hex());
    commit.parent().ifPresent(parent -> out.name("parent").string(parent.hex()));
    out.name("time").string(commit.author().at().toString());
    out.name("author").string(commit.author().name());
    out.optional("email", commit.author().email());
    out.name("actor").string(commit.actor());
    out.name("summary").string(commit.message().summary());
    commit.trailer("Operation").ifPresent(text -> out.name("operation").string(text));
    commit.trailer("Plan").ifPresent(text -> out.name("plan").string(text));
    commit.trailer("Configuration").ifPresent(text -> out.name("configuration").string(text));
    texts("orders", commit.trailers("Order"));
    texts("services", commit.trailers("Service"));
    texts("traces", commit.trailers("Trace"));
  }

  private void texts(String name, List<String> texts) {
    out.name(name).beginArray();
    texts.forEach(out::string);
    out.endArray();
  }

  private void differences(Differences changes) {
    out.name("resources").beginArray();
    for (RecordChange change : changes.records()) {
      out.beginObject();
      out.name("address").string(change.address().toString());
      if (change.kind() == RecordChange.Kind.MOVED) {
        out.name("previous_address").string(change.before().orElseThrow().address().toString());
      }
      out.name("action").string(change.kind().name().toLowerCase(Locale.ROOT));
      fields("changes", change.fields());
      out.endObject();
    }
    out.endArray();
    fields("outputs", changes.outputs());
    out.name("recipients_changed").bool(changes.rekeyed());
  }

  private void fields(String name, List<FieldChange> fields) {
    out.name(name).beginArray();
    for (FieldChange field : fields) {
      out.beginObject();
      out.name("path").string(field.path());
      field("before", field.before());
      field("after", field.after());
      out.endObject();
    }
    out.endArray();
  }

  private void field(String name, Optional<StoredField> field) {
    if (field.isEmpty()) {
      return;
    }
    if (field.get().isSealed()) {
      out.name(name).beginObject();
      out.name("sensitive").bool(true);
      out.endObject();
    } else {
      out.name(name).string(field.get().text());
    }
  }
}
