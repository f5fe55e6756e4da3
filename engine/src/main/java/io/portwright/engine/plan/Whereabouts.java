package io.portwright.engine.plan;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.state.ResourceRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Records of state by their addresses, which change; each is found by its block or a module. */
final class Whereabouts {
  private final SortedMap<InstanceAddress, ResourceRecord> records = new TreeMap<>();
  private final Map<ResourceAddress, SortedSet<InstanceAddress>> byBlock = new HashMap<>();

  /** By the path of each module around a record, the root module left out. */
  private final Map<ModuleAddress, SortedSet<InstanceAddress>> byPath = new HashMap<>();

  /** Whether the two indexes are there: most configurations move nothing. */
  private boolean indexed;

  Whereabouts(SortedMap<InstanceAddress, ResourceRecord> records) {
    this.records.putAll(records);
  }

  private void index() {
    if (!indexed) {
      indexed = true;
      records.keySet().forEach(address -> places(address).forEach(set -> set.add(address)));
    }
  }

  SortedMap<InstanceAddress, ResourceRecord> records() {
    return Collections.unmodifiableSortedMap(records);
  }

  boolean has(InstanceAddress address) {
    return records.containsKey(address);
  }

  /** Instances of a block in every instance of its module, in order. */
  List<InstanceAddress> of(ResourceAddress block) {
    index();
    return List.copyOf(byBlock.getOrDefault(block, Collections.emptySortedSet()));
  }

  /** Everything in every instance of a module, in order. */
  List<InstanceAddress> in(ModuleAddress path) {
    index();
    return path.isRoot()
        ? List.copyOf(records.keySet())
        : List.copyOf(byPath.getOrDefault(path, Collections.emptySortedSet()));
  }

  /** Gives a record a new address; nothing when there is none. */
  Optional<ResourceRecord> move(InstanceAddress from, InstanceAddress to) {
    index();
    Optional<ResourceRecord> record = Optional.ofNullable(records.remove(from));
    record.ifPresent(found -> {
      places(from).forEach(set -> set.remove(from));
      put(to, found.movedTo(to));
    });
    return record;
  }

  private void put(InstanceAddress address, ResourceRecord record) {
    records.put(address, record);
    places(address).forEach(set -> set.add(address));
  }

  private List<Set<InstanceAddress>> places(InstanceAddress address) {
    List<Set<InstanceAddress>> places = new ArrayList<>();
    places.add(byBlock.computeIfAbsent(address.resource().block(), _ -> new TreeSet<>()));
    for (ModuleAddress at = address.resource().module().path(); !at.isRoot(); at = at.parent()) {
      places.add(byPath.computeIfAbsent(at, _ -> new TreeSet<>()));
    }
    return places;
  }
}
