package io.portwright.engine.apply;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.state.Author;
import io.portwright.engine.state.CommitMessage;
import io.portwright.engine.state.DeposedKey;
import io.portwright.engine.state.InstanceObject;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.StateStore;
import io.portwright.engine.state.StoreFailure;
import io.portwright.engine.state.UpdateResult;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * State during an apply: records as this run knows them, and which of them the store does not have
 * yet. Commits either on top of exactly the state that is known, or, for what has happened already
 * and must not be lost, on top of whatever is there.
 */
final class StateWriter {
  private static final int ATTEMPTS = 20;

  private final StateStore store;
  private final Supplier<Author> author;
  private final List<CommitMessage.Trailer> trailers;
  private final Supplier<String> ids;
  private final SortedMap<InstanceAddress, ResourceRecord> records;
  private final SortedMap<InstanceAddress, Optional<ResourceRecord>> dirty = new TreeMap<>();
  private final Map<Note, List<String>> notes = new LinkedHashMap<>();
  private Optional<SortedMap<String, Value>> outputs = Optional.empty();
  private StateSnapshot snapshot;
  private StateChange owed = StateChange.NONE;
  private boolean foreign;

  /**
   * @param records of the snapshot, under the addresses that they have from now on
   * @param trailers behind the text of every commit
   */
  StateWriter(
      StateStore store,
      StateSnapshot snapshot,
      SortedMap<InstanceAddress, ResourceRecord> records,
      Supplier<Author> author,
      List<CommitMessage.Trailer> trailers,
      Supplier<String> ids) {
    this.store = store;
    this.snapshot = snapshot;
    this.records = new TreeMap<>(records);
    this.author = author;
    this.trailers = List.copyOf(trailers);
    this.ids = ids;
    moved();
  }

  private void moved() {
    for (InstanceAddress address : snapshot.records().keySet()) {
      if (!records.containsKey(address)) {
        dirty.put(address, Optional.empty());
      }
    }
    records.forEach((address, record) -> {
      if (snapshot.record(address).isEmpty()) {
        dirty.put(address, Optional.of(record));
      }
    });
    if (!dirty.isEmpty()) {
      notes.put(Note.doing("Move"), dirty.keySet().stream().map(Object::toString).toList());
    }
    records.forEach((address, record) -> {
      if (snapshot.record(address).filter(before -> !dependsAlike(before, record)).isPresent()) {
        dirty.put(address, Optional.of(record));
      }
    });
  }

  private static boolean dependsAlike(ResourceRecord one, ResourceRecord other) {
    return dependencies(one).equals(dependencies(other));
  }

  private static List<SortedSet<ResourceAddress>> dependencies(ResourceRecord record) {
    return Stream.concat(record.current().stream(), record.deposed().values().stream())
        .map(InstanceObject::dependencies)
        .toList();
  }

  StateSnapshot snapshot() {
    return snapshot;
  }

  SortedMap<InstanceAddress, ResourceRecord> records() {
    return records;
  }

  Optional<ResourceRecord> record(InstanceAddress address) {
    return Optional.ofNullable(records.get(address));
  }

  /**
   * Sets a record; the next commit stores it.
   *
   * @param note what has happened, for the commit message
   */
  void set(ResourceRecord record, Note note) {
    if (record.isEmpty()) {
      records.remove(record.address());
      dirty.put(record.address(), Optional.empty());
    } else {
      records.put(record.address(), record);
      dirty.put(record.address(), Optional.of(record));
    }
    if (!note.equals(Note.NONE)) {
      notes.computeIfAbsent(note, _ -> new ArrayList<>()).add(record.address().toString());
    }
  }

  void setOutputs(SortedMap<String, Value> all) {
    outputs = Optional.of(new TreeMap<>(all));
    notes.put(Note.doing("Set"), List.of("outputs"));
  }

  /** Whether the store lacks something. */
  boolean isDirty() {
    return !dirty.isEmpty() || outputs.isPresent() || !owed.isEmpty() || isAdopted();
  }

  /** Whether state begins with the records of a state file, which the store does not have yet. */
  private boolean isAdopted() {
    return !snapshot.commit().exists() && !snapshot.isEmpty();
  }

  /** Whether another run has written to the store since this one began. */
  boolean isForeign() {
    return foreign;
  }

  /** Why nothing more is ordered when another run has written. */
  Diagnostic stale() {
    return Diagnostic.error(
            "State was changed by another run",
            "Another run has written to "
                + store.place()
                + " since this one read it. Nothing more is ordered, because both could order the"
                + " same.\n\nWait until the other run has ended, then plan again.")
        .withCode("APPLY-5");
  }

  /** One line for what has happened since the last commit. */
  String summary() {
    List<String> sentences = new ArrayList<>();
    notes.forEach((note, addresses) -> sentences.add(note.with(CommitMessage.names(addresses))));
    return sentences.isEmpty() ? "Record what was read" : String.join("; ", sentences);
  }

  /**
   * Commits everything that is dirty and something more, if nobody else has written.
   *
   * @return whether it was committed; if not, nothing was
   */
  boolean commitExactly(StateChange more, CommitMessage message) {
    return !foreign
        && switch (store.update(
            snapshot, change().and(owed).and(more), stamped(message), author.get())) {
          case UpdateResult.Updated updated -> {
            committed(updated.snapshot());
            yield true;
          }
          case UpdateResult.Stale _ -> {
            foreign = true;
            yield false;
          }
        };
  }

  /**
   * Commits everything that is dirty and something more, on top of what others have written
   * meanwhile if need be. Nothing that they wrote is lost: where both have an object for an
   * address, ours is kept as a deposed one. What could not be committed is owed: the next commit of
   * this kind holds it too.
   */
  @SuppressWarnings("ReferenceEquality") // the very snapshot that the changes were made for
  void commitAnyway(StateChange more, CommitMessage message) {
    owed = owed.and(more);
    StateSnapshot base = snapshot;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      StateChange change = base == snapshot ? change() : onTopOf(base);
      switch (store.update(base, change.and(owed), stamped(message), author.get())) {
        case UpdateResult.Updated updated -> {
          committed(updated.snapshot());
          return;
        }
        case UpdateResult.Stale _ -> {
          foreign = true;
          base = store.read();
        }
      }
    }
    throw new StoreFailure(
        StoreFailure.Reason.BUSY,
        "cannot write state to " + store.place() + ": others write to it all the time",
        "Run again when nobody else does.");
  }

  /** What the store should have of calls that were made, and has not. */
  Optional<StateChange> unsaved() {
    return owed.intents().isEmpty() ? Optional.empty() : Optional.of(change().and(owed));
  }

  private CommitMessage stamped(CommitMessage message) {
    CommitMessage stamped = message;
    for (CommitMessage.Trailer trailer : trailers) {
      stamped = stamped.with(trailer.key(), trailer.value());
    }
    return stamped;
  }

  private void committed(StateSnapshot now) {
    snapshot = now;
    dirty.clear();
    notes.clear();
    outputs = Optional.empty();
    owed = StateChange.NONE;
  }

  private StateChange change() {
    return change(dirty);
  }

  private StateChange change(Map<InstanceAddress, Optional<ResourceRecord>> wanted) {
    SortedMap<InstanceAddress, ResourceRecord> set = new TreeMap<>();
    SortedSet<InstanceAddress> removed = new TreeSet<>();
    wanted.forEach((address, record) ->
        record.ifPresentOrElse(r -> set.put(address, r), () -> removed.add(address)));
    return new StateChange(set, removed, outputs, new TreeMap<>(), new TreeSet<>());
  }

  private StateChange onTopOf(StateSnapshot base) {
    SortedMap<InstanceAddress, Optional<ResourceRecord>> merged = new TreeMap<>();
    dirty.forEach((address, ours) -> {
      Optional<ResourceRecord> theirs = base.record(address);
      boolean untouched = theirs.equals(snapshot.record(address));
      if (untouched || ours.isPresent()) {
        merged.put(
            address,
            untouched || theirs.isEmpty()
                ? ours
                : Optional.of(
                    theirs
                        .get()
                        .joined(ours.get(), () -> new DeposedKey(ids.get().substring(0, 8)))));
      }
    });
    return change(merged);
  }
}
