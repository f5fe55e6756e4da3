package io.portwright.provider.sandbox.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.wire.Json;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The data centres in the shape of the second version of the API, which was switched off in July
 * 2025: products instead of diversity zones, port speeds in Gbps, one entry for each MVE image.
 */
public final class OldLocations {
  private final Locations locations;
  private final EdgeImages images;
  private final JsonNode siteCodes = Rows.of("site-codes.json").tree();

  OldLocations(Locations locations, EdgeImages images) {
    this.locations = locations;
    this.images = images;
  }

  /** A row of the current list in the old shape; MVE images of one vendor only when it is given. */
  public ObjectNode row(JsonNode row, Optional<String> vendor) {
    Location location = locations.get(row.path("id").asInt());
    ObjectNode old = Json.object().put("id", location.id()).put("name", location.name());
    old.put("country", location.country()).putNull("liveDate");
    old.put("siteCode", siteCodes.path(String.valueOf(location.id())).asText(""));
    old.put("networkRegion", "MP1").set("address", address(row.path("address")));
    old.put("campus", "").set("latitude", row.path("latitude"));
    old.set("longitude", row.path("longitude"));
    old.put("market", location.market()).put("metro", location.metro());
    boolean routers = location.zones().values().stream().anyMatch(Location.Zone::routes);
    old.put("vRouterAvailable", routers).put("status", location.status());
    old.set("ordering_message", row.path("orderingMessage"));
    old.set("dc", row.path("dataCentre"));
    old.set("products", products(location, routers, vendor));
    return old;
  }

  private static ObjectNode address(JsonNode address) {
    ObjectNode texts = Json.object();
    for (Map.Entry<String, JsonNode> line : address.properties()) {
      texts.put(line.getKey(), line.getValue().asText(""));
    }
    return texts;
  }

  private ObjectNode products(Location location, boolean routers, Optional<String> vendor) {
    SortedSet<Integer> ports = new TreeSet<>();
    SortedSet<Integer> mcrs = new TreeSet<>();
    int cores = 0;
    for (Location.Zone zone : location.zones().values()) {
      zone.portSpeeds().forEach(speed -> ports.add(speed / 1000));
      mcrs.addAll(zone.routerSpeeds());
      cores = Math.max(cores, zone.edgeCores());
    }
    ObjectNode products = Json.object().put("mcr", routers).put("mcrVersion", 2);
    ArrayNode gbps = products.putArray("megaport");
    ports.forEach(gbps::add);
    products.putArray("mcr1");
    ArrayNode mbps = products.putArray("mcr2");
    mcrs.forEach(mbps::add);
    ArrayNode edges = products.putArray("mve");
    for (JsonNode image : cores == 0 ? Json.array() : images.flat()) {
      if (vendor.filter(name -> !name.equalsIgnoreCase(image.path("vendor").asText())).isEmpty()) {
        edges.add(edge(image, cores));
      }
    }
    return products;
  }

  private ObjectNode edge(JsonNode image, int cores) {
    ObjectNode edge = Json.object();
    ArrayNode sizes = edge.putArray("sizes");
    ArrayNode details = edge.putArray("details");
    images.find(image.path("id").asInt()).stream()
        .flatMap(found -> found.sizes().stream())
        .flatMap(label -> images.size(label).stream())
        .filter(size -> size.cores() <= cores)
        .forEach(size -> {
          sizes.add(size.name());
          ObjectNode row = details.addObject().put("size", size.name());
          row.put("label", size.label()).put("cpuCoreCount", size.cores());
          row.put("ramGB", size.ramGb()).put("bandwidthMbps", size.bandwidth());
        });
    edge.put("maxCpuCount", cores);
    for (String key : new String[] {"version", "product", "vendor", "vendorDescription", "id"}) {
      edge.set(key, image.path(key));
    }
    return edge.set("releaseImage", image.path("releaseImage"));
  }
}
