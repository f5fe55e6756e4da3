package io.portwright.provider.sandbox.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many concurrent sessions a NAT gateway can have at which speed. */
public final class GatewaySessions {
  private final Rows rows = Rows.of("nat-sessions.json");
  private final SortedMap<Integer, List<Integer>> bySpeed = new TreeMap<>();

  GatewaySessions() {
    for (JsonNode row : rows.all()) {
      List<Integer> counts = new ArrayList<>();
      row.path("sessionCount").forEach(count -> counts.add(count.asInt()));
      bySpeed.put(row.path("speedMbps").asInt(), List.copyOf(counts));
    }
  }

  /** The answer of the matrix. */
  public byte[] answer() {
    return rows.bytes();
  }

  /** Speeds of the matrix, Mbps, ascending. */
  public List<Integer> speeds() {
    return List.copyOf(bySpeed.keySet());
  }

  /** Session counts at a speed, ascending; none when the matrix does not have it. */
  public List<Integer> counts(int speed) {
    return bySpeed.getOrDefault(speed, List.of());
  }
}
