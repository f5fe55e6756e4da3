package io.portwright.provider.megaport.vxc;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.Map;
import java.util.Optional;

/** The two ends, with the names that configuration and API have for them. */
public enum Side {
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

  public String attribute() {
    return attribute;
  }

  public String partnerAttribute() {
    return attribute + "_partner_config";
  }

  /** Field of the end in orders and answers; fields of updates start with it. */
  public String wire() {
    return wire;
  }

  public String vnicField() {
    return vnic;
  }

  public String display() {
    return display;
  }

  public AttributePath path(String name) {
    return AttributePath.of(attribute, name);
  }

  /** The end of a VXC; an object without attributes when it is null or unknown. */
  public ObjectValue end(ObjectValue vxc) {
    return Fields.object(vxc, attribute).orElseGet(() -> Value.object(Map.of()));
  }

  public Optional<ObjectValue> partner(ObjectValue vxc) {
    return Fields.object(vxc, partnerAttribute());
  }

  /** What {@code partner} says; empty without a partner configuration. */
  public Optional<Partner> kind(ObjectValue vxc) {
    return partner(vxc).flatMap(config -> Fields.text(config, "partner")).flatMap(Partner::of);
  }

  /** The nested object that the partner reads; empty without one. */
  public Optional<ObjectValue> settings(ObjectValue vxc) {
    return kind(vxc)
        .flatMap(kind -> partner(vxc).flatMap(object -> Fields.object(object, kind.config())));
  }
}
