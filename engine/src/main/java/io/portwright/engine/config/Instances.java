package io.portwright.engine.config;

import io.portwright.engine.address.InstanceKey;
import io.portwright.provider.value.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The instances that a block expands to.
 *
 * @param each value of {@code each.value} by key, in the order of the keys; null for blocks without
 *     {@code for_each}
 */
public record Instances(Map<InstanceKey, Value> each) {

  static final Instances NONE = new Instances(Map.of());

  /** The only instance of a block without {@code count} and {@code for_each}. */
  static final Instances ONE = new Instances(Map.of(InstanceKey.NONE, Value.NULL));

  public Instances {
    each = Collections.unmodifiableMap(new LinkedHashMap<>(each));
  }

  static Instances counted(int amount) {
    Map<InstanceKey, Value> each = LinkedHashMap.newLinkedHashMap(amount);
    for (int i = 0; i < amount; i++) {
      each.put(new InstanceKey.Index(i), Value.NULL);
    }
    return new Instances(each);
  }

  public Set<InstanceKey> keys() {
    return each.keySet();
  }
}
