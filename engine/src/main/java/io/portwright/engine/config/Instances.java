package io.portwright.engine.config;

import io.portwright.engine.address.InstanceKey;
import io.portwright.provider.value.Value;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The instances that a block expands to.
 *
 * @param each value of {@code each.value} by key; null for blocks without {@code for_each}
 */
public record Instances(SortedMap<InstanceKey, Value> each) {

  static final Instances NONE = new Instances(new TreeMap<>());

  /** The only instance of a block without {@code count} and {@code for_each}. */
  static final Instances ONE = new Instances(new TreeMap<>(Map.of(InstanceKey.NONE, Value.NULL)));

  public Instances {
    each = Collections.unmodifiableSortedMap(new TreeMap<>(each));
  }

  static Instances counted(int amount) {
    SortedMap<InstanceKey, Value> each = new TreeMap<>();
    for (int i = 0; i < amount; i++) {
      each.put(new InstanceKey.Index(i), Value.NULL);
    }
    return new Instances(each);
  }

  public Set<InstanceKey> keys() {
    return each.keySet();
  }
}
