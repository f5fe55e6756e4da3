package io.portwright.provider.sandbox.order;

import io.portwright.provider.sandbox.catalogue.Location;
import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Picks the diversity zone of a new service. */
final class Zones {
  private static final List<String> PREFERRED = List.of("red", "blue");

  private Zones() {}

  /**
   * @param item may ask for a zone under {@code config.diversityZone}; {@code auto} asks for none
   * @param offers whether a zone offers what is ordered
   * @param what what is ordered, for the refusal: "port speed 10000"
   */
  static String pick(Location location, Body item, Predicate<Location.Zone> offers, String what) {
    Optional<String> told = wanted(item);
    if (told.isEmpty()) {
      return first(location, offers)
          .orElseThrow(() -> Refusal.invalid(what + " is not available at " + at(location)));
    }
    String wanted = told.get();
    if (location.zone(wanted).filter(offers).isEmpty()) {
      throw Refusal.invalid(
          what + " is not available in the " + wanted + " zone at " + at(location));
    }
    return wanted;
  }

  /** The zone that an item asks for; {@code auto} asks for none. */
  static Optional<String> wanted(Body item) {
    Optional<String> told =
        item.object("config")
            .text("diversityZone")
            .filter(zone -> !zone.isEmpty() && !zone.equals("auto"));
    if (told.isPresent() && !PREFERRED.contains(told.get())) {
      throw Refusal.invalid("config.diversityZone must be red or blue");
    }
    return told;
  }

  /** The first zone of a location that offers something. */
  static Optional<String> first(Location location, Predicate<Location.Zone> offers) {
    return PREFERRED.stream()
        .filter(zone -> location.zone(zone).filter(offers).isPresent())
        .findFirst();
  }

  private static String at(Location location) {
    return location.name() + " (" + location.id() + ")";
  }
}
