package io.portwright.provider.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * One end of a VXC.
 *
 * @param productUid service of the sandbox or partner port of the catalogue
 * @param vlan 2 to 4093, -1 untagged; empty on an MCR that was given none
 * @param innerVlan second tag; -1 untagged
 * @param vnic index of the vNIC on an MVE
 * @param config partner configuration as ordered, with its {@code connectType}; never changed
 */
public record End(
    String productUid,
    Optional<Integer> vlan,
    Optional<Integer> innerVlan,
    Optional<Integer> vnic,
    Optional<ObjectNode> config) {

  public static final int UNTAGGED = -1;

  public End on(String otherUid, Optional<Integer> otherVlan) {
    return new End(otherUid, otherVlan, innerVlan, vnic, config);
  }

  public End withVlan(Optional<Integer> changed) {
    return new End(productUid, changed, innerVlan, vnic, config);
  }

  public End withInnerVlan(Optional<Integer> changed) {
    return new End(productUid, vlan, changed, vnic, config);
  }

  public End withVnic(Optional<Integer> changed) {
    return new End(productUid, vlan, innerVlan, changed, config);
  }

  public End withConfig(ObjectNode changed) {
    return new End(productUid, vlan, innerVlan, vnic, Optional.of(changed));
  }
}
