package io.portwright.provider.megaport.data;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.value.Utf8Order;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code megaport_locations}: every location that passes all filters, by name. An empty list is a
 * good answer.
 */
public final class LocationsData extends DataSource {

  private static final Map<String, String> SPEEDS =
      Map.of(
          "port", "megaportSpeedMbps",
          "mcr", "mcrSpeedMbps",
          "nat_gateway", "natGatewaySpeedMbps");
  private static final Comparator<Json> ORDER =
      Comparator.<Json, String>comparing(row -> row.textOr("name", ""), Utf8Order.INSTANCE)
          .thenComparingLong(row -> row.whole("id").orElse(0));

  public LocationsData() {
    super("megaport_locations");
  }

  @Override
  protected Answer<ObjectValue> find(ObjectValue configuration, Catalogue catalogue) {
    Answer<List<Json>> all = catalogue.locations();
    if (all.value().isEmpty()) {
      return new Answer<>(Optional.empty(), all.problems());
    }
    List<Json> rows =
        all.value().get().stream()
            .filter(location -> isWanted(location, configuration))
            .sorted(ORDER)
            .map(LocationsData::row)
            .toList();
    return Answer.of(withRows(configuration, "locations", rows));
  }

  private static boolean isWanted(Json location, ObjectValue configuration) {
    Optional<String> part =
        Fields.text(configuration, "name").map(text -> text.toLowerCase(Locale.ROOT));
    String name = location.textOr("name", "").toLowerCase(Locale.ROOT);
    return (part.isEmpty() || name.contains(part.get()))
        && matches(configuration, "metro", location.textOr("metro", ""))
        && matches(configuration, "market", location.textOr("market", ""))
        && matches(configuration, "country", location.at("address").textOr("country", ""))
        && matches(configuration, "status", location.textOr("status", ""))
        && offers(location, configuration);
  }

  /** Whether one zone that passes has what is looked for. */
  private static boolean offers(Json location, ObjectValue configuration) {
    Optional<String> zone = Fields.text(configuration, "diversity_zone");
    Optional<String> product = Fields.text(configuration, "product");
    OptionalLong speed = Fields.whole(configuration, "speed");
    if (zone.isEmpty() && product.isEmpty() && speed.isEmpty()) {
      return true;
    }
    return location.at("diversityZones").entries().entrySet().stream()
        .filter(entry -> zone.isEmpty() || entry.getKey().equals(zone.get()))
        .anyMatch(entry -> has(entry.getValue(), product, speed));
  }

  private static boolean has(Json zone, Optional<String> product, OptionalLong speed) {
    if (product.equals(Optional.of("mve"))) {
      return zone.truth("mveAvailable").orElse(false);
    }
    if (product.isEmpty() && speed.isEmpty()) {
      return !zone.isNull();
    }
    String field = SPEEDS.getOrDefault(product.orElse("port"), "");
    List<Json> offered = zone.at(field).items();
    return speed.isEmpty()
        ? !offered.isEmpty()
        : offered.stream().anyMatch(one -> one.whole().equals(speed));
  }

  private static Json row(Json location) {
    List<Json> zones = new ArrayList<>();
    location
        .at("diversityZones")
        .entries()
        .forEach((name, zone) -> {
          if (!zone.isNull()) {
            zones.add(
                Json.EMPTY
                    .with("zone", name)
                    .with("portSpeeds", numbers(zone, "megaportSpeedMbps"))
                    .with("mcrSpeeds", numbers(zone, "mcrSpeedMbps"))
                    .with("natGatewaySpeeds", numbers(zone, "natGatewaySpeedMbps"))
                    .with("mveAvailable", zone.truth("mveAvailable").orElse(false)));
          }
        });
    return ((Json.Obj) location)
        .with("country", location.at("address").at("country"))
        .with("dataCentre", location.at("dataCentre").at("name"))
        .with(
            "crossConnectAvailable",
            location.at("productAddOns").at("crossConnect").at("available"))
        .with("diversityZones", Json.array(zones));
  }

  private static Json numbers(Json zone, String field) {
    return Json.array(zone.at(field).items());
  }
}
