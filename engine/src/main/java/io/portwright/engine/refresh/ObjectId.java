package io.portwright.engine.refresh;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.state.DeposedKey;
import java.util.Comparator;
import java.util.Optional;

/**
 * One object in state.
 *
 * @param deposed empty for the current object of the instance
 */
public record ObjectId(InstanceAddress address, Optional<DeposedKey> deposed)
    implements Comparable<ObjectId> {
  private static final Comparator<ObjectId> ORDER =
      Comparator.comparing(ObjectId::address)
          .thenComparing(id -> id.deposed().map(DeposedKey::text).orElse(""));

  public static ObjectId current(InstanceAddress address) {
    return new ObjectId(address, Optional.empty());
  }

  @Override
  public int compareTo(ObjectId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return address + deposed.map(key -> " (deposed " + key + ")").orElse("");
  }
}
