package io.portwright.engine.history;

import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.Schemas;
import io.portwright.engine.state.StateHistory;
import io.portwright.engine.state.StateHistory.FileChange;
import io.portwright.engine.state.format.OutputFormat;
import io.portwright.engine.state.format.RecordPath;
import io.portwright.engine.state.format.StoreHead;
import io.portwright.engine.state.format.StoredField;
import io.portwright.engine.state.format.StoredRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How two states differ.
 *
 * @param records in the order of addresses
 * @param outputs leaves of output values
 * @param rekeyed whether other keys open the later one
 */
public record Differences(List<RecordChange> records, List<FieldChange> outputs, boolean rekeyed) {
  public Differences {
    records = List.copyOf(records);
    outputs = List.copyOf(outputs);
  }

  /**
   * Between two commits.
   *
   * @param from {@link CommitId#NONE} for an empty state
   * @param schemas tell dynamic values and maps from objects
   */
  public static Differences between(
      StateHistory history, CommitId from, CommitId to, Schemas schemas) {
    List<FileChange> files = history.changes(from, to);
    boolean rekeyed =
        files.stream()
            .anyMatch(file -> file.path().equals(StoreHead.KEYS_FILE) && file.before().isPresent());
    List<StoredRecord> gone = new ArrayList<>();
    List<StoredRecord> come = new ArrayList<>();
    List<RecordChange> found = new ArrayList<>();
    List<FieldChange> outputs = new ArrayList<>();
    for (FileChange file : files) {
      if (file.path().startsWith(RecordPath.FOLDER + "/")) {
        Optional<StoredRecord> before = record(history, file.path(), file.before(), schemas);
        Optional<StoredRecord> after = record(history, file.path(), file.after(), schemas);
        if (before.isPresent() && after.isPresent()) {
          found.add(new RecordChange(before, after, rekeyed));
        } else {
          before.ifPresent(gone::add);
          after.ifPresent(come::add);
        }
      } else if (file.path().equals(OutputFormat.FILE)) {
        outputs.addAll(
            RecordChange.fields(
                outputs(history, file.before()), outputs(history, file.after()), rekeyed));
      }
    }
    found.addAll(paired(gone, come));
    found.removeIf(
        change -> change.kind() == RecordChange.Kind.CHANGED && change.fields().isEmpty());
    found.sort((one, other) -> one.address().compareTo(other.address()));
    return new Differences(found, outputs, rekeyed);
  }

  private static Optional<StoredRecord> record(
      StateHistory history, String path, Optional<String> blob, Schemas schemas) {
    return blob.map(id -> StoredRecord.read(path, history.content(path, id), schemas));
  }

  private static SortedMap<String, StoredField> outputs(
      StateHistory history, Optional<String> blob) {
    return blob.map(id -> StoredRecord.outputs(history.content(OutputFormat.FILE, id)))
        .orElseGet(TreeMap::new);
  }

  /** An object that went and one of the same type and identity that came are one that moved. */
  private static List<RecordChange> paired(List<StoredRecord> gone, List<StoredRecord> come) {
    Map<String, StoredRecord> open = new HashMap<>();
    gone.forEach(record -> key(record).ifPresent(key -> open.put(key, record)));
    List<RecordChange> found = new ArrayList<>();
    Set<StoredRecord> moved = Collections.newSetFromMap(new IdentityHashMap<>());
    for (StoredRecord record : come) {
      Optional<StoredRecord> before = key(record).map(open::remove);
      before.ifPresent(moved::add);
      found.add(new RecordChange(before, Optional.of(record), true));
    }
    for (StoredRecord record : gone) {
      if (!moved.contains(record)) {
        found.add(new RecordChange(Optional.of(record), Optional.empty(), true));
      }
    }
    return found;
  }

  private static Optional<String> key(StoredRecord record) {
    return record.identity().map(id -> record.address().resource().type() + " " + id);
  }

  public boolean isEmpty() {
    return records.isEmpty() && outputs.isEmpty() && !rekeyed;
  }
}
