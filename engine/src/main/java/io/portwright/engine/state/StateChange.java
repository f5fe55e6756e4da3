package io.portwright.engine.state;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one commit does to state. No address is both set and removed, and no record that is set is
 * empty; built from {@link #NONE}, where the last word about an address counts.
 *
 * @param outputs all outputs from now on; empty when they stay as they are
 */
public record StateChange(
    SortedMap<InstanceAddress, ResourceRecord> records,
    SortedSet<InstanceAddress> removedRecords,
    Optional<SortedMap<String, Value>> outputs,
    SortedMap<String, ObjectValue> intents,
    SortedSet<String> removedIntents) {

  public static final StateChange NONE =
      new StateChange(
          new TreeMap<>(), new TreeSet<>(), Optional.empty(), new TreeMap<>(), new TreeSet<>());

  public StateChange {
    records = Collections.unmodifiableSortedMap(new TreeMap<>(records));
    removedRecords = Collections.unmodifiableSortedSet(new TreeSet<>(removedRecords));
    outputs = outputs.map(all -> Collections.unmodifiableSortedMap(new TreeMap<>(all)));
    intents = Collections.unmodifiableSortedMap(new TreeMap<>(intents));
    removedIntents = Collections.unmodifiableSortedSet(new TreeSet<>(removedIntents));
  }

  /** Sets a record; an empty one is removed instead. */
  public StateChange with(ResourceRecord record) {
    if (record.isEmpty()) {
      return without(record.address());
    }
    SortedMap<InstanceAddress, ResourceRecord> set = new TreeMap<>(records);
    SortedSet<InstanceAddress> removed = new TreeSet<>(removedRecords);
    set.put(record.address(), record);
    removed.remove(record.address());
    return new StateChange(set, removed, outputs, intents, removedIntents);
  }

  /** Sets many records at once, as {@link #with(ResourceRecord)} sets one. */
  public StateChange with(Collection<ResourceRecord> many) {
    SortedMap<InstanceAddress, ResourceRecord> set = new TreeMap<>();
    SortedSet<InstanceAddress> removed = new TreeSet<>();
    for (ResourceRecord record : many) {
      set.remove(record.address());
      removed.remove(record.address());
      if (record.isEmpty()) {
        removed.add(record.address());
      } else {
        set.put(record.address(), record);
      }
    }
    return and(new StateChange(set, removed, Optional.empty(), new TreeMap<>(), new TreeSet<>()));
  }

  /** Removes a record; no harm when there is none. */
  public StateChange without(InstanceAddress address) {
    SortedMap<InstanceAddress, ResourceRecord> set = new TreeMap<>(records);
    SortedSet<InstanceAddress> removed = new TreeSet<>(removedRecords);
    set.remove(address);
    removed.add(address);
    return new StateChange(set, removed, outputs, intents, removedIntents);
  }

  /** Removes many records at once. */
  public StateChange without(Collection<InstanceAddress> many) {
    return and(
        new StateChange(
            new TreeMap<>(),
            new TreeSet<>(many),
            Optional.empty(),
            new TreeMap<>(),
            new TreeSet<>()));
  }

  /** Replaces all outputs. */
  public StateChange withOutputs(SortedMap<String, Value> all) {
    return new StateChange(records, removedRecords, Optional.of(all), intents, removedIntents);
  }

  public StateChange withIntent(String id, ObjectValue document) {
    SortedMap<String, ObjectValue> set = new TreeMap<>(intents);
    SortedSet<String> removed = new TreeSet<>(removedIntents);
    set.put(id, document);
    removed.remove(id);
    return new StateChange(records, removedRecords, outputs, set, removed);
  }

  public StateChange withoutIntent(String id) {
    SortedMap<String, ObjectValue> set = new TreeMap<>(intents);
    SortedSet<String> removed = new TreeSet<>(removedIntents);
    set.remove(id);
    removed.add(id);
    return new StateChange(records, removedRecords, outputs, set, removed);
  }

  /** Both changes in one commit; where they disagree the other one counts. */
  public StateChange and(StateChange other) {
    SortedMap<InstanceAddress, ResourceRecord> set = new TreeMap<>(records);
    SortedSet<InstanceAddress> removed = new TreeSet<>(removedRecords);
    set.keySet().removeAll(other.removedRecords);
    set.putAll(other.records);
    removed.addAll(other.removedRecords);
    removed.removeAll(other.records.keySet());
    SortedMap<String, ObjectValue> setIntents = new TreeMap<>(intents);
    SortedSet<String> gone = new TreeSet<>(removedIntents);
    setIntents.keySet().removeAll(other.removedIntents);
    setIntents.putAll(other.intents);
    gone.addAll(other.removedIntents);
    gone.removeAll(other.intents.keySet());
    return new StateChange(
        set, removed, other.outputs.isPresent() ? other.outputs : outputs, setIntents, gone);
  }

  /** Whether there is nothing to commit. */
  public boolean isEmpty() {
    return equals(NONE);
  }
}
