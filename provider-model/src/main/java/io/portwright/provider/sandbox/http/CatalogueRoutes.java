package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.portwright.provider.sandbox.account.Caller;
import io.portwright.provider.sandbox.catalogue.Catalogue;
import io.portwright.provider.sandbox.wire.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lists of what can be ordered. Without a filter they are answered as the files stand. */
final class CatalogueRoutes {
  private final Catalogue catalogue;

  CatalogueRoutes(Site site) {
    this.catalogue = site.catalogue();
  }

  void addTo(Router router) {
    router.open("GET", "/v3/locations", this::locations);
    router.open("GET", "/v2/locations", this::oldLocations);
    router.open("GET", "/v2/networkRegions", _ -> Reply.raw(catalogue.locations().regionsAnswer()));
    router.open("GET", "/v2/dropdowns/partner/megaports", this::partnerPorts);
    router.closed(
        "GET", "/v4/product/mve/images", (_, _) -> Reply.raw(catalogue.edgeImages().answer()));
    router.closed("GET", "/v3/product/mve/images", this::flatImages);
    router.closed(
        "GET",
        "/v3/product/mve/variants",
        (_, _) -> Reply.raw(catalogue.edgeImages().sizesAnswer()));
    router.closed("GET", "/v2/product/ix/types", this::exchangeTypes);
    router.closed("GET", "/v2/ixp", (_, _) -> Reply.raw(catalogue.exchanges().pointsAnswer()));
  }

  private Reply exchangeTypes(Request request, Caller caller) {
    Optional<String> location = request.query("locationId").filter(id -> id.matches("[0-9]{1,9}"));
    return location.isEmpty()
        ? Reply.raw(catalogue.exchanges().answer())
        : Reply.ok("IX types", catalogue.exchanges().near(Integer.parseInt(location.get())));
  }

  private Reply flatImages(Request request, Caller caller) {
    JsonNode data = Json.object().set("mveImages", catalogue.edgeImages().flat());
    return Reply.ok("MVE images", data);
  }

  private Reply locations(Request request) {
    boolean cores = request.query("mveImageId").isPresent();
    Optional<byte[]> whole = catalogue.locations().answer();
    if (request.queryAll("locationStatuses").isEmpty()
        && request.query("metro").isEmpty()
        && !cores
        && whole.isPresent()) {
      return Reply.raw(whole.get());
    }
    ArrayNode rows = Json.array();
    for (JsonNode row : wanted(request)) {
      rows.add(cores ? catalogue.locations().withEdgeCores(row) : row);
    }
    return Reply.ok("List public locations", rows);
  }

  private List<JsonNode> wanted(Request request) {
    List<String> statuses = request.queryAll("locationStatuses");
    Optional<String> metro = request.query("metro");
    return catalogue.locations().rows().stream()
        .filter(row ->
            statuses.isEmpty()
                || statuses.stream().anyMatch(row.path("status").asText()::equalsIgnoreCase))
        .filter(row -> metro.filter(name -> !same(name, row.path("metro"))).isEmpty())
        .toList();
  }

  /** The shape that the API had until July 2025. */
  private Reply oldLocations(Request request) {
    Optional<String> vendor = request.query("mveVendor").filter(name -> !name.isBlank());
    ArrayNode rows = Json.array();
    for (JsonNode row : wanted(request)) {
      rows.add(catalogue.oldLocations().row(row, vendor));
    }
    return Reply.ok("List all public locations", rows);
  }

  private Reply partnerPorts(Request request) {
    Optional<String> type = request.query("connectType");
    Optional<String> open = request.query("vxcPermitted");
    if (type.isEmpty() && open.isEmpty()) {
      return Reply.raw(catalogue.partnerPorts().answer());
    }
    ArrayNode rows = Json.array();
    for (JsonNode row : catalogue.partnerPorts().rows()) {
      if (type.filter(name -> !same(name, row.path("connectType"))).isEmpty()
          && open.filter(flag -> !same(flag, row.path("vxcPermitted"))).isEmpty()) {
        rows.add(row);
      }
    }
    return Reply.ok("All Partner Megaports", rows);
  }

  private static boolean same(String wanted, JsonNode found) {
    return found.asText().toUpperCase(Locale.ROOT).equals(wanted.toUpperCase(Locale.ROOT));
  }
}
