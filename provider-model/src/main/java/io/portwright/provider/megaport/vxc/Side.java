package io.portwright.provider.megaport.vxc;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.Map;
import java.util.Optional;

/** The two ends, with the names that configuration and API have for them. */
enum Side {
  A("a_end", "aEnd", "aVnicIndex", "A-End"),
  B("b_end", "bEnd", "bVnicIndex", "B-End");

  private final String attribute;
  private final String wire;
  private final String vnic;
  private final String display;

  Side(String attribute, String wire, String vnic, String display) {
    this.attribute = attribute;
    this.wire = wire;
    this.vnic = vnic;
    this.display = display;
  }

  String attribute() {
    return attribute;
  }

  String partnerAttribute() {
    return attribute + "_partner_config";
  }

  /** Field of the end in orders and answers; fields of updates start with it. */
  String wire() {
    return wire;
  }

  String vnicField() {
    return vnic;
  }

  String display() {
    return display;
  }

  AttributePath path(String name) {
    return AttributePath.of(attribute, name);
  }

  /** The end of a VXC; an object without attributes when it is null or unknown. */
  ObjectValue end(ObjectValue vxc) {
    return Fields.object(vxc, attribute).orElseGet(() -> Value.object(Map.of()));
  }

  Optional<ObjectValue> partner(ObjectValue vxc) {
    return Fields.object(vxc, partnerAttribute());
  }

  /** What {@code partner} says; empty without a partner configuration. */
  Optional<Partner> kind(ObjectValue vxc) {
    return partner(vxc).flatMap(config -> Fields.text(config, "partner")).flatMap(Partner::of);
  }
}
