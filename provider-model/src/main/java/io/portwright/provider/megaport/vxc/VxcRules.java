package io.portwright.provider.megaport.vxc;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What is wrong with a VXC's configuration by itself, beyond single attributes. */
final class VxcRules {

  private static final long PHASE_1_DEFAULT = 28800;
  private static final long PHASE_2_DEFAULT = 3600;
  private static final long UNTAGGED = -1;

  private final ObjectValue vxc;
  private final List<AttributeProblem> problems = new ArrayList<>();

  VxcRules(ObjectValue vxc) {
    this.vxc = vxc;
  }

  List<AttributeProblem> problems() {
    OptionalLong rate = Fields.whole(vxc, "rate_limit");
    if (rate.isPresent() && rate.getAsLong() < 1) {
      error(
          AttributePath.of("rate_limit"),
          "Invalid rate limit",
          "The rate limit must be at least 1 Mbps, but it is %d.".formatted(rate.getAsLong()));
    }
    for (Side side : Side.values()) {
      end(side);
      partner(side);
    }
    destination();
    return problems;
  }

  private void end(Side side) {
    ObjectValue end = side.end(vxc);
    OptionalLong outer = Fields.whole(end, "ordered_vlan");
    OptionalLong inner = Fields.whole(end, "inner_vlan");
    boolean untagged = outer.isPresent() && outer.getAsLong() == UNTAGGED;
    if (untagged && inner.isPresent() && inner.getAsLong() != UNTAGGED) {
      error(
          side.path("inner_vlan"),
          "Inner VLAN on an untagged end",
          "The %s is untagged (ordered_vlan = -1), so it cannot carry an inner VLAN. Remove inner_vlan or choose a VLAN."
              .formatted(side.display()));
    }
  }

  /** A B-End without product must be found by a key. */
  private void destination() {
    ObjectValue end = Side.B.end(vxc);
    Value requested = end.attributes().getOrDefault("requested_product_uid", Value.NULL);
    Value key = vxc.attributes().getOrDefault("service_key", Value.NULL);
    Value config = vxc.attributes().getOrDefault(Side.B.partnerAttribute(), Value.NULL);
    if (!requested.isNull() || !key.isNull() || !config.isKnown()) {
      return;
    }
    boolean open =
        Side.B.partner(vxc)
            .map(c -> c.attributes().getOrDefault("partner", Value.NULL))
            .filter(name -> !name.isKnown())
            .isPresent();
    Optional<Partner> partner = Side.B.kind(vxc);
    if (open || (partner.isPresent() && partner.get().isFoundByKey())) {
      return;
    }
    error(
        Side.B.path("requested_product_uid"),
        "Missing B-End product",
        "The B-End names no product. Set requested_product_uid; only a service_key or an azure,"
            + " google or oracle partner finds the product by itself.");
  }

  private void partner(Side side) {
    Optional<ObjectValue> config = side.partner(vxc);
    Optional<Partner> partner = side.kind(vxc);
    if (config.isEmpty() || partner.isEmpty()) {
      return;
    }
    if (side == Side.A && !partner.get().isRouter()) {
      error(
          AttributePath.of(side.partnerAttribute(), "partner"),
          "Partner at the wrong end",
          "The A-End is your own product, which orders and pays; its settings can only be those of"
              + " a router (vrouter). The port of \"%s\" is the B-End: move these settings to"
                  .formatted(partner.get().label())
              + " b_end_partner_config.");
      return;
    }
    if (partner.get().config().isEmpty()) {
      return;
    }
    String name = partner.get().config();
    AttributePath path = AttributePath.of(side.partnerAttribute(), name);
    Value settings = config.get().attributes().getOrDefault(name, Value.NULL);
    if (settings.isNull()) {
      error(
          path,
          "Missing partner settings",
          "Partner \"%s\" reads its settings from %s, which is not set. Add it."
              .formatted(partner.get().label(), name));
      return;
    }
    if (!(settings instanceof ObjectValue object)) {
      return;
    }
    if (partner.get() == Partner.AWS) {
      aws(object, path);
    } else if (partner.get().isRouter()) {
      router(object, path);
    }
  }

  private void aws(ObjectValue config, AttributePath path) {
    boolean virtualInterface = Fields.text(config, "connect_type").equals(Optional.of("AWS"));
    Value type = config.attributes().getOrDefault("type", Value.NULL);
    if (virtualInterface && type.isNull()) {
      error(
          path.attribute("type"),
          "Missing AWS interface type",
          "An AWS virtual interface (connect_type \"AWS\") needs type: private, public or"
              + " transit.");
    }
  }

  private void router(ObjectValue config, AttributePath path) {
    int index = 0;
    for (Value item : config.attributes().getOrDefault("interfaces", Value.NULL).parts()) {
      AttributePath at = path.attribute("interfaces").index(index++);
      if (item instanceof ObjectValue object) {
        Fields.object(object, "ip_sec_tunnel_options")
            .ifPresent(tunnel -> lifetimes(tunnel, at.attribute("ip_sec_tunnel_options")));
        sessions(object, at);
      }
    }
  }

  private void lifetimes(ObjectValue tunnel, AttributePath path) {
    Value first = tunnel.attributes().getOrDefault("phase1_lifetime", Value.NULL);
    Value second = tunnel.attributes().getOrDefault("phase2_lifetime", Value.NULL);
    if (!first.isKnown() || !second.isKnown()) {
      return;
    }
    long phase1 = Fields.whole(tunnel, "phase1_lifetime").orElse(PHASE_1_DEFAULT);
    long phase2 = Fields.whole(tunnel, "phase2_lifetime").orElse(PHASE_2_DEFAULT);
    if (phase2 >= phase1) {
      error(
          path.attribute("phase2_lifetime"),
          "Invalid IPsec lifetimes",
          "The phase 2 lifetime (%d s) must be shorter than the phase 1 lifetime (%d s)."
              .formatted(phase2, phase1));
    }
  }

  private void sessions(ObjectValue item, AttributePath path) {
    int index = 0;
    for (Value session : item.attributes().getOrDefault("bgp_connections", Value.NULL).parts()) {
      AttributePath at = path.attribute("bgp_connections").index(index++);
      if (session instanceof ObjectValue object) {
        for (String direction : List.of("import", "export")) {
          if (Fields.text(object, direction + "_whitelist").isPresent()
              && Fields.text(object, direction + "_blacklist").isPresent()) {
            error(
                at.attribute(direction + "_blacklist"),
                "Contradicting prefix lists",
                "A BGP session has either %1$s_whitelist or %1$s_blacklist, not both."
                    .formatted(direction));
          }
        }
      }
    }
  }

  private void error(AttributePath path, String summary, String detail) {
    problems.add(AttributeProblem.error(path, summary, detail));
  }
}
