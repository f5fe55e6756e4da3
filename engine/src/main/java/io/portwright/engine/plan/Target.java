package io.portwright.engine.plan;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ResourceAddress;
import java.util.Optional;

/**
 * What {@code -target} names: a resource with all its instances, or one instance.
 *
 * @param key empty for all instances
 */
public record Target(ResourceAddress resource, Optional<InstanceKey> key)
    implements Comparable<Target> {

  /** Reads {@code type.name} or {@code type.name["key"]}; empty when it is neither. */
  public static Optional<Target> parse(String text) {
    return InstanceAddress.parse(text)
        .map(address ->
            new Target(
                address.resource(),
                address.key().equals(InstanceKey.NONE)
                    ? Optional.empty()
                    : Optional.of(address.key())));
  }

  public boolean covers(InstanceAddress address) {
    return resource.equals(address.resource())
        && (key.isEmpty() || key.get().equals(address.key()));
  }

  @Override
  public int compareTo(Target other) {
    int byResource = resource.compareTo(other.resource);
    return byResource != 0
        ? byResource
        : key.orElse(InstanceKey.NONE).compareTo(other.key.orElse(InstanceKey.NONE));
  }

  @Override
  public String toString() {
    return resource + key.map(InstanceKey::toString).orElse("");
  }
}
