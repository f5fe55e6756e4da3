package io.portwright.provider.sandbox.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One data centre.
 *
 * @param market code of its billing market, such as {@code AU}
 * @param crossConnect whether ports can be ordered with a cross connect
 * @param zones what each diversity zone offers, under {@code blue} and {@code red}
 */
public record Location(
    int id,
    String name,
    String metro,
    String city,
    String country,
    String market,
    String status,
    boolean crossConnect,
    SortedMap<String, Zone> zones) {

  /**
   * What a diversity zone offers.
   *
   * @param portSpeeds Mbps, ascending
   * @param routerSpeeds Mbps, ascending; empty when no MCR can be ordered
   * @param gatewaySpeeds Mbps, ascending; empty when no NAT gateway can be ordered
   * @param edgeCores cores of the largest MVE; 0 when none can be ordered
   */
  public record Zone(
      List<Integer> portSpeeds,
      List<Integer> routerSpeeds,
      List<Integer> gatewaySpeeds,
      int edgeCores) {
    public Zone {
      portSpeeds = List.copyOf(portSpeeds);
      routerSpeeds = List.copyOf(routerSpeeds);
      gatewaySpeeds = List.copyOf(gatewaySpeeds);
    }

    /** Whether an MCR can be ordered. */
    boolean routes() {
      return !routerSpeeds.isEmpty();
    }
  }

  public Location {
    zones = Collections.unmodifiableSortedMap(new TreeMap<>(zones));
  }

  static Location of(JsonNode row, JsonNode cores) {
    SortedMap<String, Zone> zones = new TreeMap<>();
    for (Map.Entry<String, JsonNode> zone : row.path("diversityZones").properties()) {
      JsonNode offer = zone.getValue();
      zones.put(
          zone.getKey(),
          new Zone(
              speeds(offer.path("megaportSpeedMbps")),
              speeds(offer.path("mcrSpeedMbps")),
              speeds(offer.path("natGatewaySpeedMbps")),
              offer.path("mveAvailable").asBoolean() ? cores.path(zone.getKey()).asInt(0) : 0));
    }
    JsonNode address = row.path("address");
    return new Location(
        row.path("id").asInt(),
        row.path("name").asText(),
        row.path("metro").asText(),
        address.path("city").asText(),
        address.path("country").asText(),
        row.path("market").asText(),
        row.path("status").asText(),
        row.path("productAddOns").path("crossConnect").path("available").asBoolean(),
        zones);
  }

  private static List<Integer> speeds(JsonNode list) {
    List<Integer> speeds = new ArrayList<>();
    list.forEach(speed -> speeds.add(speed.asInt()));
    return speeds;
  }

  /** Carriers may still order at restricted and extended locations; the other states refuse. */
  public boolean orderable() {
    return status.equals("Active") || status.equals("Restricted") || status.equals("Extended");
  }

  public Optional<Zone> zone(String name) {
    return Optional.ofNullable(zones.get(name));
  }
}
