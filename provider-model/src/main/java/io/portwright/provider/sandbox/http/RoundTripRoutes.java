package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.wire.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Median round-trip times of past months, made up from the distance between locations. */
final class RoundTripRoutes {
  private static final double EARTH_RADIUS_KM = 6_371;

  /**
   * Light in fibre covers 200 km in a millisecond; paths are 1.4 times as long as the crow flies.
   */
  private static final double MS_PER_KM = 2 * 1.4 / 200;

  private static final double EQUIPMENT_MS = 0.35;

  private final Site site;

  RoundTripRoutes(Site site) {
    this.site = site;
  }

  void addTo(Router router) {
    router.open("GET", "/v2/locations/rtt", this::times);
  }

  private Reply times(Request request) {
    int source =
        number(request, "srcLocation")
            .orElseThrow(() -> Refusal.invalid("srcLocation is required"));
    ArrayNode rows = Json.array();
    if (!past(request)) {
      return Reply.ok("Round trip times", rows);
    }
    List<JsonNode> locations = site.catalogue().locations().rows();
    Optional<JsonNode> from =
        locations.stream().filter(row -> row.path("id").asInt() == source).findFirst();
    for (JsonNode to : from.isPresent() ? locations : List.<JsonNode>of()) {
      if (to.path("id").asInt() != source) {
        rows.addObject()
            .put("srcLocation", source)
            .put("dstLocation", to.path("id").asInt())
            .put("medianRTT", time(from.get(), to));
      }
    }
    return Reply.ok("Round trip times", rows);
  }

  private static Optional<Integer> number(Request request, String key) {
    return request
        .query(key)
        .map(text -> {
          if (!text.matches("[0-9]{1,6}")) {
            throw Refusal.invalid(key + " must be a whole number");
          }
          return Integer.valueOf(text);
        });
  }

  /** Times are told for months that are over; without a month for the last of them. */
  private boolean past(Request request) {
    YearMonth current = YearMonth.from(site.world().now().atOffset(ZoneOffset.UTC));
    int year = number(request, "year").orElse(current.minusMonths(1).getYear());
    int month = number(request, "month").orElse(current.minusMonths(1).getMonthValue());
    if (month < 1 || month > 12) {
      throw Refusal.invalid("month must be 1 to 12");
    }
    return YearMonth.of(year < 100 ? 2000 + year : year, month).isBefore(current);
  }

  private static BigDecimal time(JsonNode from, JsonNode to) {
    double a = Math.toRadians(from.path("latitude").asDouble());
    double b = Math.toRadians(to.path("latitude").asDouble());
    double away =
        Math.toRadians(to.path("longitude").asDouble() - from.path("longitude").asDouble());
    double half =
        Math.pow(Math.sin((b - a) / 2), 2)
            + Math.cos(a) * Math.cos(b) * Math.pow(Math.sin(away / 2), 2);
    double km = 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(half));
    return BigDecimal.valueOf(EQUIPMENT_MS + km * MS_PER_KM).setScale(4, RoundingMode.HALF_UP);
  }
}
