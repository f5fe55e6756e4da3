package io.portwright.provider.megaport.rules;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.ProductKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether locations offer what is ordered there. */
final class LocationChecks implements Check {

  @Override
  public void over(Design design, Findings findings) {
    for (Planned item : design.items()) {
      if (item.isOrdered() && item.kind().isPresent() && item.stays()) {
        at(design, item, findings)
            .ifPresent(location -> offered(item, item.kind().get(), location, findings));
      }
    }
  }

  /** The location of a new service; empty when nothing can be said about it. */
  private static Optional<Json> at(Design design, Planned item, Findings findings) {
    OptionalLong id = Fields.whole(item.after(), "location_id");
    if (id.isEmpty() || !design.knowsLocations()) {
      return Optional.empty();
    }
    Optional<Json> location = design.location(id.getAsLong());
    String number = String.valueOf(id.getAsLong());
    if (location.isEmpty()) {
      findings.raise("LOC-1", item, "location_id", Map.of("id", number));
      return location;
    }
    String name = location.get().textOr("name", "The location");
    if (location.get().textOr("status", "").equalsIgnoreCase("Expired")) {
      findings.raise("LOC-2", item, "location_id", Map.of("id", number, "name", name));
    }
    return location;
  }

  private static void offered(Planned item, ProductKind kind, Json location, Findings findings) {
    String name = location.textOr("name", "The location");
    Optional<String> zone = Design.text(item, "diversity_zone");
    Map<String, Json> zones = location.at("diversityZones").entries();
    if (zone.isPresent() && !zones.isEmpty() && !zones.containsKey(zone.get())) {
      findings.raise(
          "LOC-3",
          item,
          "diversity_zone",
          Map.of("name", name, "zone", zone.get(), "zones", String.join(", ", zones.keySet())));
      return;
    }
    switch (kind) {
      case PORT -> speed("PORT-1", "megaportSpeedMbps", item, location, findings);
      case MCR -> speed("MCR-1", "mcrSpeedMbps", item, location, findings);
      case MVE -> edge(item, location, findings);
      case VXC, IX, NAT_GATEWAY -> {}
    }
  }

  private static void speed(
      String rule, String field, Planned item, Json location, Findings findings) {
    OptionalLong speed = Fields.whole(item.after(), "port_speed");
    TreeSet<Long> offered = new TreeSet<>();
    zones(location, item)
        .forEach(zone -> zone.at(field).items().forEach(s -> s.whole().ifPresent(offered::add)));
    if (speed.isEmpty() || offered.contains(speed.getAsLong())) {
      return;
    }
    String list = offered.stream().map(String::valueOf).collect(Collectors.joining(", "));
    findings.raise(
        rule,
        item,
        "port_speed",
        Map.of(
            "name", location.textOr("name", "The location"),
            "speed", String.valueOf(speed.getAsLong()),
            "zone", inZone(item),
            "offered", list.isEmpty() ? "none" : list + " Mbps"));
  }

  private static void edge(Planned item, Json location, Findings findings) {
    boolean offered =
        zones(location, item).stream().anyMatch(z -> z.truth("mveAvailable").orElse(false));
    if (!offered) {
      findings.raise(
          "MVE-1",
          item,
          "location_id",
          Map.of("name", location.textOr("name", "The location"), "zone", inZone(item)));
    }
  }

  /** The zone that is asked for, or all zones. */
  static List<Json> zones(Json location, Planned item) {
    Optional<String> zone = Design.text(item, "diversity_zone");
    Json zones = location.at("diversityZones");
    return zone.isPresent() ? List.of(zones.at(zone.get())) : List.copyOf(zones.entries().values());
  }

  static String inZone(Planned item) {
    return Design.text(item, "diversity_zone").map(zone -> " in zone \"" + zone + "\"").orElse("");
  }
}
