package io.portwright.engine.config;

import io.portwright.engine.address.InstanceKey;
import io.portwright.provider.value.Value;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The instances that a block expands to.
 *
 * @param each value of {@code each.value} by key; null for blocks without {@code for_each}
 */
public record Instances(SortedMap<InstanceKey, Value> each) {

  public Instances {
    each = Collections.unmodifiableSortedMap(new TreeMap<>(each));
  }

  public Set<InstanceKey> keys() {
    return each.keySet();
  }
}
