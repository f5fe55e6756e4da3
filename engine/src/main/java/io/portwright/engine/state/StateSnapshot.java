package io.portwright.engine.state;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * State as of one commit.
 *
 * @param commit {@link CommitId#NONE} when nothing has been stored yet
 * @param lineage empty when nothing has been stored yet
 * @param resourcesHash id of the {@code resources/} tree: equal exactly when all records are equal.
 *     A plan carries it and is refused when it has moved
 * @param records by address, in address order
 * @param outputs values of root outputs; a sensitive one is marked at its root
 * @param intents documents of the journal by id; {@code journal} gives them meaning
 */
public record StateSnapshot(
    CommitId commit,
    Optional<Lineage> lineage,
    String resourcesHash,
    SortedMap<InstanceAddress, ResourceRecord> records,
    SortedMap<String, Value> outputs,
    SortedMap<String, ObjectValue> intents) {

  /** Hash of no records at all: git's empty tree. */
  public static final String NO_RESOURCES = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

  /** Before the first commit. */
  public static final StateSnapshot EMPTY =
      new StateSnapshot(
          CommitId.NONE,
          Optional.empty(),
          NO_RESOURCES,
          new TreeMap<>(),
          new TreeMap<>(),
          new TreeMap<>());

  public StateSnapshot {
    records = Collections.unmodifiableSortedMap(new TreeMap<>(records));
    outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
    intents = Collections.unmodifiableSortedMap(new TreeMap<>(intents));
  }

  public Optional<ResourceRecord> record(InstanceAddress address) {
    return Optional.ofNullable(records.get(address));
  }

  /** Neither records nor outputs nor intents. */
  public boolean isEmpty() {
    return records.isEmpty() && outputs.isEmpty() && intents.isEmpty();
  }

  /**
   * This state after a change, as the store will have it at the given commit.
   *
   * @param newHash of the records after the change
   */
  public StateSnapshot after(
      StateChange change, CommitId newCommit, Lineage newLineage, String newHash) {
    SortedMap<InstanceAddress, ResourceRecord> changedRecords = new TreeMap<>(records);
    changedRecords.keySet().removeAll(change.removedRecords());
    changedRecords.putAll(change.records());
    SortedMap<String, ObjectValue> changedIntents = new TreeMap<>(intents);
    changedIntents.keySet().removeAll(change.removedIntents());
    changedIntents.putAll(change.intents());
    return new StateSnapshot(
        newCommit,
        Optional.of(newLineage),
        newHash,
        changedRecords,
        change.outputs().orElse(outputs),
        changedIntents);
  }
}
