package io.portwright.engine.history;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.state.format.StoredField;
import io.portwright.engine.state.format.StoredRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which commit gave each leaf of an object the value that it has. */
public final class Blame {
  private Blame() {}

  /**
   * One leaf and where it comes from.
   *
   * @param event the commit, with all that it did to the object
   */
  public record Line(String path, StoredField value, Timeline.Event event) {}

  /**
   * Lines in the order of their paths; none when the object is not in the newest state. What is
   * sealed is followed through commits that only seal it anew.
   */
  public static List<Line> of(Timeline timeline, InstanceAddress address) {
    List<Timeline.Event> events = timeline.events(address, Integer.MAX_VALUE);
    if (events.isEmpty() || change(events.getFirst()).after().isEmpty()) {
      return List.of();
    }
    SortedMap<String, StoredField> open =
        new TreeMap<>(change(events.getFirst()).after().orElseThrow().fields());
    SortedMap<String, Line> lines = new TreeMap<>();
    for (Timeline.Event event : events) {
      RecordChange change = change(event);
      SortedMap<String, StoredField> before =
          change.before().map(StoredRecord::fields).orElseGet(TreeMap::new);
      List<String> found = new ArrayList<>();
      for (Map.Entry<String, StoredField> leaf : open.entrySet()) {
        Optional<StoredField> old = Optional.ofNullable(before.get(leaf.getKey()));
        if (!RecordChange.isSame(old, after(change, leaf.getKey()), change.resealed())) {
          lines.put(leaf.getKey(), new Line(leaf.getKey(), leaf.getValue(), event));
          found.add(leaf.getKey());
        }
      }
      found.forEach(open::remove);
      if (open.isEmpty()) {
        break;
      }
    }
    return List.copyOf(lines.values());
  }

  private static Optional<StoredField> after(RecordChange change, String path) {
    return change.after().map(record -> record.fields().get(path));
  }

  private static RecordChange change(Timeline.Event event) {
    return event.changes().records().getFirst();
  }
}
