package io.portwright.provider.sandbox.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The data centres. */
public final class Locations {
  private final Rows rows = Rows.of("locations.json");
  private final Lazy<JsonNode> cores = new Lazy<>(() -> Rows.of("mve-cores.json").tree());
  private final Lazy<Rows> regions = new Lazy<>(() -> Rows.of("network-regions.json"));
  private final Map<Integer, Optional<Location>> known = new ConcurrentHashMap<>();

  /** The answer of the unfiltered list. */
  public byte[] answer() {
    return rows.bytes();
  }

  /** The answer of the network regions. */
  public byte[] regionsAnswer() {
    return regions.value().bytes();
  }

  /** Rows of the list, as the API shows them. */
  public List<JsonNode> rows() {
    return rows.all();
  }

  /** A row in which each zone tells the cores of its largest MVE, as asked for with an image. */
  public JsonNode withEdgeCores(JsonNode row) {
    ObjectNode copy = row.deepCopy();
    JsonNode maximum = cores.value().path(row.path("id").asText());
    for (Map.Entry<String, JsonNode> zone : copy.path("diversityZones").properties()) {
      if (zone.getValue() instanceof ObjectNode offer) {
        offer.put("mveMaxCpuCoreCount", maximum.path(zone.getKey()).asInt(0));
      }
    }
    return copy;
  }

  public Optional<Location> find(int id) {
    return known.computeIfAbsent(
        id,
        wanted ->
            rows.starting("{\"id\":" + wanted + ",")
                .map(row -> Location.of(row, cores.value().path(String.valueOf(wanted)))));
  }

  /** The first location whose metro a name begins with, such as "Sydney IX". */
  public Optional<Location> inMetroOf(String name) {
    return rows.all().stream()
        .filter(row -> name.startsWith(row.path("metro").asText() + " "))
        .findFirst()
        .map(row -> get(row.path("id").asInt()));
  }

  /** A location that is in the catalogue, because something there was ordered. */
  public Location get(int id) {
    return find(id).orElseThrow(() -> new IllegalStateException("no location " + id));
  }
}
