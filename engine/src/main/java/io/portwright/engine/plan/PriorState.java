package io.portwright.engine.plan;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.refresh.ObjectId;
import io.portwright.engine.state.DeposedKey;
import io.portwright.engine.state.InstanceObject;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.schema.Attribute.Flag;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.spi.Reading;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is there before anything is done: records, as far as they were read, as they are now. */
final class PriorState {
  private final SortedMap<InstanceAddress, ResourceRecord> records = new TreeMap<>();
  private final SortedMap<InstanceAddress, String> imported = new TreeMap<>();
  private final Map<ResourceAddress, SortedMap<InstanceKey, ResourceRecord>> byResource =
      new HashMap<>();
  private final Map<ObjectId, Optional<ObjectValue>> read = new HashMap<>();
  private final List<Drift> drift = new ArrayList<>();

  PriorState(SortedMap<InstanceAddress, ResourceRecord> records) {
    this.records.putAll(records);
    records.values().forEach(this::file);
  }

  private void add(ResourceRecord record) {
    records.put(record.address(), record);
    file(record);
  }

  private void file(ResourceRecord record) {
    InstanceAddress address = record.address();
    byResource.computeIfAbsent(address.resource(), _ -> new TreeMap<>()).put(address.key(), record);
  }

  /** Adds an object that state does not have yet; only its id is known before it is read. */
  void imports(Imports.Wanted wanted) {
    imported.put(wanted.record().address(), wanted.id());
    add(wanted.record());
  }

  /** Takes an object back that is not imported after all. */
  void withdraw(InstanceAddress address) {
    if (imported.remove(address) != null) {
      records.remove(address);
      records(address.resource()).remove(address.key());
    }
  }

  /** Records of state and of imports, by address. */
  Collection<ResourceRecord> records() {
    return Collections.unmodifiableCollection(records.values());
  }

  /** What the service calls the objects that are imported, by their addresses. */
  SortedMap<InstanceAddress, String> imported() {
    return imported;
  }

  /**
   * Takes over what the accounts say about an object.
   *
   * @return what stands in the way of knowing it
   */
  List<Diagnostic> read(ObjectId id, Reading reading, Schema schema) {
    ObjectValue recorded = object(id).attributes();
    List<Diagnostic> diagnostics = new ArrayList<>();
    switch (reading) {
      case Reading.Present present -> {
        ObjectValue read = SensitiveParts.marked(schema, present.state(), recorded);
        ObjectValue now = AttributeDiffs.identical(read, recorded) ? recorded : read;
        this.read.put(id, Optional.of(now));
        List<AttributeDiff> diffs = changedElsewhere(schema, recorded, now);
        if (!diffs.isEmpty() && !imported.containsKey(id.address())) {
          drift.add(
              new Drift(
                  id.address(),
                  id.deposed().map(DeposedKey::text),
                  recorded,
                  Optional.of(now),
                  diffs,
                  ""));
        }
      }
      case Reading.Gone _ when imported.containsKey(id.address()) -> {
        read.put(id, Optional.empty());
        diagnostics.add(
            Diagnostic.error(
                    "Cannot import non-existent remote object",
                    "While attempting to import an existing object to \""
                        + id.address()
                        + "\", the provider detected that no object exists with the given id. Only"
                        + " pre-existing objects can be imported; check that the id is correct and"
                        + " that it is associated with the provider's configured region or"
                        + " endpoint, or use \"terraform apply\" to create a new remote object for"
                        + " this resource.")
                .about(id.address().toString()));
      }
      case Reading.Gone gone -> {
        read.put(id, Optional.empty());
        drift.add(
            new Drift(
                id.address(),
                id.deposed().map(DeposedKey::text),
                recorded,
                Optional.empty(),
                List.of(),
                gone.evidence()));
      }
      case Reading.Unreadable unreadable when imported.containsKey(id.address()) -> {
        read.put(id, Optional.empty());
        diagnostics.add(
            Diagnostic.error(unreadable.why().summary(), unreadable.why().detail())
                .about(id.address().toString()));
      }
      case Reading.Unreadable unreadable ->
          diagnostics.add(unreadable.why().about(id.address().toString()));
    }
    return diagnostics;
  }

  /** What differs, but for what other objects have to answer for. */
  private static List<AttributeDiff> changedElsewhere(
      Schema schema, ObjectValue recorded, ObjectValue now) {
    return AttributeDiffs.between(schema, recorded, now, InstancePlan.nothing()).stream()
        .filter(
            diff -> schema.attribute(diff.path()).filter(one -> one.has(Flag.MIRRORS)).isEmpty())
        .toList();
  }

  private InstanceObject object(ObjectId id) {
    ResourceRecord record = Objects.requireNonNull(records.get(id.address()));
    return id.deposed()
        .map(key -> record.deposed().get(key))
        .or(record::current)
        .orElseThrow(() -> new IllegalArgumentException("no object " + id));
  }

  /** Instances of a resource that have a record, in the order of their keys. */
  SortedMap<InstanceKey, ResourceRecord> records(ResourceAddress resource) {
    SortedMap<InstanceKey, ResourceRecord> found = byResource.get(resource);
    return found == null ? new TreeMap<>() : found;
  }

  /** The current object as it is now; empty when there is none any more. */
  Optional<ObjectValue> current(ResourceRecord record) {
    return record
        .current()
        .flatMap(object -> now(ObjectId.current(record.address()), object.attributes()));
  }

  /** A deposed object as it is now; empty when it is gone. */
  Optional<ObjectValue> deposed(ResourceRecord record, DeposedKey key) {
    InstanceObject object = Objects.requireNonNull(record.deposed().get(key));
    return now(new ObjectId(record.address(), Optional.of(key)), object.attributes());
  }

  private Optional<ObjectValue> now(ObjectId id, ObjectValue recorded) {
    return read.getOrDefault(id, Optional.of(recorded));
  }

  /** What others changed, in the order of addresses. */
  List<Drift> drift() {
    return drift;
  }
}
