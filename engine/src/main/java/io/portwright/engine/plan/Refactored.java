package io.portwright.engine.plan;

import io.portwright.engine.address.InstanceAddress;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Objects that have a new address, and objects that state did not know before.
 *
 * @param moved old address by the new one
 * @param imported what the service calls an object, by its address
 */
public record Refactored(
    SortedMap<InstanceAddress, InstanceAddress> moved,
    SortedMap<InstanceAddress, String> imported) {
  public static final Refactored NONE = new Refactored(new TreeMap<>(), new TreeMap<>());

  public Refactored {
    moved = Collections.unmodifiableSortedMap(new TreeMap<>(moved));
    imported = Collections.unmodifiableSortedMap(new TreeMap<>(imported));
  }

  public boolean isEmpty() {
    return moved.isEmpty() && imported.isEmpty();
  }
}
