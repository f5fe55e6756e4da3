package io.portwright.provider.megaport.rules;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.spi.Finding;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks planned services against locations and VLANs.
 *
 * <table>
 *   <caption>Codes</caption>
 *   <tr><td>LOC-1</td><td>the location does not exist</td></tr>
 *   <tr><td>LOC-2</td><td>the location does not take orders</td></tr>
 *   <tr><td>PORT-1, MCR-1</td><td>the speed is not offered at the location, or in the zone</td></tr>
 *   <tr><td>MVE-1</td><td>no MVEs at the location, or in the zone</td></tr>
 *   <tr><td>MVE-2</td><td>the vNIC of an MVE end is not named</td></tr>
 *   <tr><td>VXC-1</td><td>the VLAN is taken on that port</td></tr>
 * </table>
 */
public final class DesignRules {

  private final Map<Long, Json> locations = new HashMap<>();
  private final Collection<Product> services;
  private final Map<String, Product> byUid = new HashMap<>();

  /**
   * @param locations rows of the location list; empty when it could not be read
   * @param services of the account
   */
  public DesignRules(List<Json> locations, Collection<Product> services) {
    locations.forEach(row -> {
      OptionalLong id = row.whole("id");
      if (id.isPresent()) {
        this.locations.put(id.getAsLong(), row);
      }
    });
    this.services = services;
    services.forEach(service -> byUid.put(service.uid(), service));
  }

  /**
   * A planned service.
   *
   * @param uid of the service that is changed; empty for a new one
   */
  public record Planned(
      String address, ProductKind kind, Optional<String> uid, ObjectValue after) {}

  public List<Finding> findings(List<Planned> planned) {
    List<Finding> findings = new ArrayList<>();
    for (Planned item : planned) {
      switch (item.kind()) {
        case PORT -> speed(item, "megaportSpeedMbps", "PORT-1", findings);
        case MCR -> speed(item, "mcrSpeedMbps", "MCR-1", findings);
        case MVE -> edge(item, findings);
        case VXC -> unnamedVnic(item, findings);
        case IX, NAT_GATEWAY -> {}
      }
    }
    findings.addAll(vlans(planned));
    return findings;
  }

  private Optional<Json> location(Planned item, List<Finding> findings) {
    OptionalLong id = Fields.whole(item.after(), "location_id");
    if (id.isEmpty() || locations.isEmpty() || item.uid().isPresent()) {
      return Optional.empty();
    }
    Json location = locations.get(id.getAsLong());
    if (location == null) {
      findings.add(
          warning(
              "LOC-1",
              "Unknown location",
              "There is no location %d. Look it up with data \"megaport_location\"."
                  .formatted(id.getAsLong()),
              item));
      return Optional.empty();
    }
    if (location.textOr("status", "").equalsIgnoreCase("Expired")) {
      findings.add(
          warning(
              "LOC-2",
              "Location takes no orders",
              "Location %d (%s) is closed for new services."
                  .formatted(id.getAsLong(), location.textOr("name", "")),
              item));
    }
    return Optional.of(location);
  }

  private void speed(Planned item, String field, String code, List<Finding> findings) {
    Optional<Json> location = location(item, findings);
    OptionalLong speed = Fields.whole(item.after(), "port_speed");
    if (location.isEmpty() || speed.isEmpty()) {
      return;
    }
    TreeSet<Long> offered = new TreeSet<>();
    zones(location.get(), item)
        .forEach(zone -> zone.at(field).items().forEach(s -> s.whole().ifPresent(offered::add)));
    if (!offered.contains(speed.getAsLong())) {
      findings.add(
          warning(
              code,
              "Speed not offered at the location",
              "%s does not offer %d Mbps%s. It offers: %s."
                  .formatted(
                      location.get().textOr("name", "The location"),
                      speed.getAsLong(),
                      inZone(item),
                      offered.isEmpty() ? "none" : text(offered)),
              item));
    }
  }

  private void edge(Planned item, List<Finding> findings) {
    Optional<Json> location = location(item, findings);
    if (location.isEmpty()) {
      return;
    }
    boolean offered =
        zones(location.get(), item).stream()
            .anyMatch(zone -> zone.truth("mveAvailable").orElse(false));
    if (!offered) {
      findings.add(
          warning(
              "MVE-1",
              "No MVEs at the location",
              "%s does not offer MVEs%s. Choose another location or zone."
                  .formatted(location.get().textOr("name", "The location"), inZone(item)),
              item));
    }
  }

  private static List<Json> zones(Json location, Planned item) {
    Optional<String> zone = Fields.text(item.after(), "diversity_zone");
    Json zones = location.at("diversityZones");
    return zone.isPresent() ? List.of(zones.at(zone.get())) : List.copyOf(zones.entries().values());
  }

  private static String inZone(Planned item) {
    return Fields.text(item.after(), "diversity_zone")
        .map(zone -> " in zone \"" + zone + "\"")
        .orElse("");
  }

  private static String text(TreeSet<Long> speeds) {
    return String.join(", ", speeds.stream().map(String::valueOf).toList()) + " Mbps";
  }

  private void unnamedVnic(Planned item, List<Finding> findings) {
    if (item.uid().isPresent()) {
      return;
    }
    for (String side : List.of("a_end", "b_end")) {
      Optional<ObjectValue> end = Fields.object(item.after(), side);
      Optional<String> uid = end.flatMap(e -> Fields.text(e, "requested_product_uid"));
      boolean edge = is(uid, ProductKind.MVE);
      if (edge && end.isPresent() && Fields.whole(end.get(), "vnic_index").isEmpty()) {
        findings.add(
            warning(
                "MVE-2",
                "vNIC not chosen",
                "%s is an MVE and names no vnic_index: the VXC goes to its first vNIC, index 0."
                    .formatted(side),
                item));
      }
    }
  }

  private boolean is(Optional<String> uid, ProductKind kind) {
    return uid.map(byUid::get).filter(service -> service.is(kind)).isPresent();
  }

  /** One VLAN of one port. */
  private record Slot(String port, long vlan, OptionalLong inner) {}

  private List<Finding> vlans(List<Planned> planned) {
    Map<Slot, String> taken = new HashMap<>();
    Set<String> replanned = new HashSet<>();
    planned.forEach(item -> item.uid().ifPresent(replanned::add));
    for (Product vxc : services) {
      if (vxc.is(ProductKind.VXC) && vxc.isActive() && !replanned.contains(vxc.uid())) {
        for (String side : List.of("aEnd", "bEnd")) {
          Json end = vxc.end(side);
          slot(end.text("productUid"), end.whole("vlan"), inner(end.whole("innerVlan")))
              .ifPresent(slot -> taken.put(slot, "the VXC \"" + vxc.name() + "\""));
        }
      }
    }
    List<Finding> findings = new ArrayList<>();
    for (Planned item : planned) {
      for (String side : List.of("a_end", "b_end")) {
        Optional<Slot> slot =
            Fields.object(item.after(), side)
                .flatMap(end ->
                    slot(
                        Fields.text(end, "requested_product_uid"),
                        Fields.whole(end, "ordered_vlan"),
                        inner(Fields.whole(end, "inner_vlan"))));
        String other = slot.isPresent() ? taken.put(slot.get(), item.address()) : null;
        if (other != null) {
          findings.add(clash(item, side, slot.get().vlan(), other));
        }
      }
    }
    return findings;
  }

  private Optional<Slot> slot(Optional<String> uid, OptionalLong vlan, OptionalLong inner) {
    return uid.isPresent() && is(uid, ProductKind.PORT) && vlan.isPresent() && vlan.getAsLong() != 0
        ? Optional.of(new Slot(uid.get(), vlan.getAsLong(), inner))
        : Optional.empty();
  }

  private static OptionalLong inner(OptionalLong vlan) {
    return vlan.isPresent() && vlan.getAsLong() > 0 ? vlan : OptionalLong.empty();
  }

  private static Finding clash(Planned item, String side, long vlan, String other) {
    return warning(
        "VXC-1",
        "VLAN already in use",
        "%s of %s asks for VLAN %d, which is taken on that port by %s. Remove ordered_vlan to let the service choose a free VLAN."
            .formatted(side, item.address(), vlan, other),
        item);
  }

  private static Finding warning(String code, String summary, String detail, Planned item) {
    return new Finding(
        code, Finding.Weight.WARNING, summary, detail, List.of(item.address()), Optional.empty());
  }
}
