package io.portwright.provider.megaport.data;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeSet;

/** {@code megaport_location}: a data centre by id, or by its exact name. */
public final class LocationData extends DataSource {

  private static final int SUGGESTIONS = 3;
  private static final long MCR_VERSION = 2;

  public LocationData() {
    super("megaport_location");
  }

  @Override
  public List<AttributeProblem> validate(ObjectValue configuration) {
    boolean id = !configuration.attributes().getOrDefault("id", Value.NULL).isNull();
    boolean name = !configuration.attributes().getOrDefault("name", Value.NULL).isNull();
    if (id || name) {
      return List.of();
    }
    return List.of(
        AttributeProblem.error(
            AttributePath.ROOT,
            "Missing location filter",
            "A location is found by id or by name. Set one of them; site_code is no longer"
                + " supported by the service."));
  }

  @Override
  protected Answer<ObjectValue> find(ObjectValue configuration, Catalogue catalogue) {
    Answer<List<Json>> all = catalogue.locations();
    if (all.value().isEmpty()) {
      return new Answer<>(Optional.empty(), all.problems());
    }
    OptionalLong id = Fields.whole(configuration, "id");
    Optional<String> name = Fields.text(configuration, "name");
    for (Json location : all.value().get()) {
      boolean hit =
          id.isPresent() ? location.whole("id").equals(id) : location.text("name").equals(name);
      if (hit) {
        return Answer.of(object(location));
      }
    }
    String wanted =
        id.isPresent() ? "id " + id.getAsLong() : "the name \"" + name.orElse("") + "\"";
    return none(
        "Location not found",
        "No location has %s. %s".formatted(wanted, advice(name, all.value().get())));
  }

  private static String advice(Optional<String> name, List<Json> locations) {
    List<String> near = new ArrayList<>();
    if (name.isPresent()) {
      String lower = name.get().toLowerCase(Locale.ROOT);
      for (Json location : locations) {
        String other = location.textOr("name", "");
        boolean like =
            !other.isEmpty()
                && (other.toLowerCase(Locale.ROOT).contains(lower)
                    || lower.contains(other.toLowerCase(Locale.ROOT)));
        if (like && near.size() < SUGGESTIONS) {
          near.add("\"" + other + "\"");
        }
      }
    }
    return near.isEmpty()
        ? "Names must match exactly, upper and lower case included; an id is safer."
        : "Did you mean " + String.join(" or ", near) + "?";
  }

  private ObjectValue object(Json location) {
    SortedMap<String, Value> values = values(location);
    values.put(
        "country",
        location.at("address").text("country").map(Value::string).orElse(values.get("country")));
    TreeSet<Long> ports = speeds(location, "megaportSpeedMbps");
    TreeSet<Long> routers = speeds(location, "mcrSpeedMbps");
    Json products =
        Json.EMPTY
            .with("mcr", !routers.isEmpty())
            .with("mcrVersion", MCR_VERSION)
            .with("megaport", numbers(ports))
            .with("mcr1", Json.array(List.of()))
            .with("mcr2", numbers(routers))
            .with("mve", Json.array(List.of()));
    values.put("products", values(Json.EMPTY.with("products", products)).get("products"));
    return Value.object(values);
  }

  private static TreeSet<Long> speeds(Json location, String field) {
    TreeSet<Long> speeds = new TreeSet<>();
    location
        .at("diversityZones")
        .entries()
        .values()
        .forEach(
            zone -> zone.at(field).items().forEach(speed -> speed.whole().ifPresent(speeds::add)));
    return speeds;
  }

  private static Json numbers(TreeSet<Long> numbers) {
    return Json.array(numbers.stream().map(Json::of).toList());
  }
}
