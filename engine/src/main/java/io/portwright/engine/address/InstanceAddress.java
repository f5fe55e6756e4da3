package io.portwright.engine.address;

import java.util.Optional;

/** One instance of a resource: {@code megaport_port.syd}, {@code megaport_vxc.site["mel"]}. */
public record InstanceAddress(ResourceAddress resource, InstanceKey key)
    implements Comparable<InstanceAddress> {

  /**
   * Reads the text form, {@code module.a["b"].data.type.name[0]} and the like.
   *
   * @return empty when the text is not the address of a resource instance
   */
  public static Optional<InstanceAddress> parse(String text) {
    return new AddressReader(text).instance();
  }

  @Override
  public int compareTo(InstanceAddress other) {
    int byResource = resource.compareTo(other.resource);
    return byResource != 0 ? byResource : key.compareTo(other.key);
  }

  @Override
  public String toString() {
    return resource.toString() + key;
  }
}
