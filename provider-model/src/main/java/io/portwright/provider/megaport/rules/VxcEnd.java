package io.portwright.provider.megaport.rules;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.vxc.Partner;
import io.portwright.provider.megaport.vxc.Side;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.Optional;
import java.util.OptionalLong;

/** One end of a planned VXC. */
record VxcEnd(Planned vxc, Side side, ObjectValue end) {

  /** UID that is asked for; unknown when it is that of a planned object. */
  Value requested() {
    return Design.attribute(end, "requested_product_uid");
  }

  AttributePath path(String attribute) {
    return AttributePath.of(side.attribute(), attribute);
  }

  /** VLAN that is asked for, -1 for untagged; empty when the service picks one. */
  OptionalLong vlan() {
    OptionalLong vlan = Fields.whole(end, "ordered_vlan");
    return vlan.isPresent() && vlan.getAsLong() != 0 ? vlan : OptionalLong.empty();
  }

  OptionalLong innerVlan() {
    OptionalLong vlan = Fields.whole(end, "inner_vlan");
    return vlan.isPresent() && vlan.getAsLong() > 0 ? vlan : OptionalLong.empty();
  }

  OptionalLong vnic() {
    return Fields.whole(end, "vnic_index");
  }

  Optional<Partner> partner() {
    return side.kind(vxc.after());
  }

  /** Settings of the partner, if there are any. */
  Optional<ObjectValue> settings() {
    return side.settings(vxc.after());
  }

  AttributePath settingsPath() {
    return AttributePath.of(
        side.partnerAttribute(), partner().map(Partner::config).orElse("partner"));
  }
}
