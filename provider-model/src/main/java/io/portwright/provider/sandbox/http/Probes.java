package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.wire.Json;
import java.util.Locale;
import java.util.Optional;

/**
 * What pings and traces from an MCR find: an address answers when a route leads to it. Times are
 * the same for the same hop count, so that runs can be compared.
 */
final class Probes {
  private static final double HOP_MS = 0.8;

  private Probes() {}

  static ObjectNode ping(RouteTable table, String target, int count, int size) {
    int received = reached(table, target) ? count : 0;
    ObjectNode result = Json.object();
    result.put(
        "rawOutput",
        String.format(
            Locale.ROOT,
            "PING %s %d bytes of data.\n%d packets transmitted, %d received",
            target,
            size,
            count,
            received));
    ObjectNode facts = result.putObject("statistics").put("packetsTransmitted", count);
    facts.put("packetsReceived", received).put("packetLossPct", received == 0 ? 100 : 0);
    double time = received == 0 ? 0 : 2 * HOP_MS;
    facts.put("rttMinMs", time).put("rttAvgMs", time).put("rttMaxMs", time).put("rttMdevMs", 0);
    facts.put("totalTimeMs", 1000 * (count - 1)).put("duplicates", 0);
    facts.put("errors", count - received);
    return result;
  }

  static ObjectNode traceroute(RouteTable table, String target) {
    ObjectNode result = Json.object();
    ArrayNode hops = result.putArray("hops");
    StringBuilder text = new StringBuilder("traceroute to ").append(target);
    Optional<RouteTable.Route> route = table.routes(Optional.of(target)).stream().findFirst();
    if (route.isPresent()) {
      String via = route.get().nextHop();
      if (!via.isEmpty() && !via.equals(target)) {
        hop(hops, text, via);
      }
      hop(hops, text, target);
    } else {
      hops.addObject().put("hop", "1").putArray("probes");
      text.append("\n1 *");
    }
    return result.put("rawOutput", text.toString());
  }

  private static void hop(ArrayNode hops, StringBuilder text, String host) {
    ObjectNode hop = hops.addObject();
    int number = hops.size();
    hop.put("hop", String.valueOf(number));
    ArrayNode probes = hop.putArray("probes");
    for (int probe = 0; probe < 3; probe++) {
      probes.addObject().put("host", host).put("rttMs", number * HOP_MS);
    }
    text.append('\n').append(number).append(' ').append(host);
  }

  private static boolean reached(RouteTable table, String target) {
    return !table.routes(Optional.of(target)).isEmpty();
  }
}
