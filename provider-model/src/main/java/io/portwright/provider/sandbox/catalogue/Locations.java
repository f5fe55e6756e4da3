package io.portwright.provider.sandbox.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The data centres. */
public final class Locations {
  private static final List<String> SPEEDS =
      List.of("megaportSpeedMbps", "mcrSpeedMbps", "natGatewaySpeedMbps");

  private final Rows rows = Rows.of("locations.json");
  private final Lazy<JsonNode> cores = new Lazy<>(() -> Rows.of("mve-cores.json").tree());
  private final Lazy<Rows> regions = new Lazy<>(() -> Rows.of("network-regions.json"));
  private final Map<Integer, Optional<Location>> known = new ConcurrentHashMap<>();

  private final Set<Emptied> emptied = ConcurrentHashMap.newKeySet();

  /** A zone in which nothing can be ordered any more. */
  private record Emptied(int location, String zone) {}

  /** The answer of the unfiltered list, while no zone is empty. */
  public Optional<byte[]> answer() {
    return emptied.isEmpty() ? Optional.of(rows.bytes()) : Optional.empty();
  }

  /** Lets nothing be ordered in a zone, or again what the catalogue says. */
  public void empty(int location, String zone, boolean nothing) {
    Emptied place = new Emptied(location, zone);
    boolean _ = nothing ? emptied.add(place) : emptied.remove(place);
    known.clear();
  }

  /** Lets everything be ordered again that the catalogue says. */
  public void refill() {
    emptied.clear();
    known.clear();
  }

  private JsonNode today(JsonNode row) {
    int id = row.path("id").asInt();
    if (emptied.stream().noneMatch(each -> each.location() == id)) {
      return row;
    }
    ObjectNode copy = row.deepCopy();
    for (Map.Entry<String, JsonNode> zone : copy.path("diversityZones").properties()) {
      if (emptied.contains(new Emptied(id, zone.getKey()))
          && zone.getValue() instanceof ObjectNode offer) {
        for (String speeds : SPEEDS) {
          offer.putArray(speeds);
        }
        offer.put("mveAvailable", false);
      }
    }
    return copy;
  }

  /** The answer of the network regions. */
  public byte[] regionsAnswer() {
    return regions.value().bytes();
  }

  /** Rows of the list, as the API shows them. */
  public List<JsonNode> rows() {
    return rows.all().stream().map(this::today).toList();
  }

  /** A row in which each zone tells the cores of its largest MVE, as asked for with an image. */
  public JsonNode withEdgeCores(JsonNode row) {
    ObjectNode copy = row.deepCopy();
    JsonNode maximum = cores.value().path(row.path("id").asText());
    for (Map.Entry<String, JsonNode> zone : copy.path("diversityZones").properties()) {
      if (zone.getValue() instanceof ObjectNode offer) {
        int most = maximum.path(zone.getKey()).asInt(0);
        offer.put("mveMaxCpuCoreCount", offer.path("mveAvailable").asBoolean() ? most : 0);
      }
    }
    return copy;
  }

  public Optional<Location> find(int id) {
    return known.computeIfAbsent(
        id,
        wanted ->
            rows.starting("{\"id\":" + wanted + ",")
                .map(row -> Location.of(today(row), cores.value().path(String.valueOf(wanted)))));
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
