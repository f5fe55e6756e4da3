package io.portwright.engine.history;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.state.format.StoredField;
import io.portwright.engine.state.format.StoredRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One object that differs between two states.
 *
 * @param before empty when there was no such object
 * @param after empty when there is none any more
 * @param resealed whether what is sealed was sealed anew, so that another text means nothing
 */
public record RecordChange(
    Optional<StoredRecord> before, Optional<StoredRecord> after, boolean resealed) {
  public RecordChange {
    if (before.isEmpty() && after.isEmpty()) {
      throw new IllegalArgumentException("neither before nor after");
    }
  }

  /** What happened to the object. */
  public enum Kind {
    ADDED,
    CHANGED,
    MOVED,
    REMOVED
  }

  public Kind kind() {
    if (before.isEmpty()) {
      return Kind.ADDED;
    }
    if (after.isEmpty()) {
      return Kind.REMOVED;
    }
    return before.get().address().equals(after.get().address()) ? Kind.CHANGED : Kind.MOVED;
  }

  /** Where the object is, or was last. */
  public InstanceAddress address() {
    return after.or(() -> before).orElseThrow().address();
  }

  /** Whether it is the object of this address, before or after. */
  public boolean isAbout(InstanceAddress address) {
    return before.filter(record -> record.address().equals(address)).isPresent()
        || after.filter(record -> record.address().equals(address)).isPresent();
  }

  /** Leaves that differ, in order. */
  public List<FieldChange> fields() {
    return fields(
        before.map(StoredRecord::fields).orElseGet(TreeMap::new),
        after.map(StoredRecord::fields).orElseGet(TreeMap::new),
        resealed);
  }

  static List<FieldChange> fields(
      SortedMap<String, StoredField> before,
      SortedMap<String, StoredField> after,
      boolean resealed) {
    SortedSet<String> paths = new TreeSet<>(before.keySet());
    paths.addAll(after.keySet());
    List<FieldChange> found = new ArrayList<>();
    for (String path : paths) {
      Optional<StoredField> old = Optional.ofNullable(before.get(path));
      Optional<StoredField> now = Optional.ofNullable(after.get(path));
      if (!isSame(old, now, resealed)) {
        found.add(new FieldChange(path, old, now));
      }
    }
    return found;
  }

  /**
   * Whether a leaf is as it was; of what was sealed anew, nobody can tell, and it counts as that.
   */
  static boolean isSame(
      Optional<StoredField> before, Optional<StoredField> after, boolean resealed) {
    boolean sealed =
        before.filter(StoredField::isSealed).isPresent()
            && after.filter(StoredField::isSealed).isPresent();
    return sealed && resealed || before.equals(after);
  }
}
