package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.portwright.provider.sandbox.account.Caller;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.ProductType;
import io.portwright.provider.sandbox.world.Service;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The diagnostics of MCRs and NAT gateways. A question answers the id of an operation; its result
 * is asked for later. An MCR answers a question for routes at once when {@code async} is absent.
 */
final class DiagnosticsRoutes {
  private final Site site;
  private final Operations operations;

  DiagnosticsRoutes(Site site, Operations operations) {
    this.site = site;
    this.operations = operations;
  }

  void addTo(Router router) {
    String mcr = "/v2/product/mcr2/{uid}/diagnostics";
    add(router, ProductType.MCR2, mcr);
    router.closed("GET", mcr + "/ping", this::ping);
    router.closed("GET", mcr + "/traceroute", this::traceroute);
    add(router, ProductType.NAT_GATEWAY, "/v3/products/nat_gateways/{uid}/diagnostics");
  }

  private void add(Router router, ProductType type, String base) {
    router.closed("GET", base + "/routes/ip", (call, caller) -> routes(call, caller, type));
    router.closed("GET", base + "/routes/bgp", (call, caller) -> bgp(call, caller, type));
    router.closed(
        "GET", base + "/routes/bgp/neighbor", (call, caller) -> neighbour(call, caller, type));
    router.closed("GET", base + "/routes/operation", (call, caller) -> result(call, caller, type));
  }

  /** A result that is computed from the routes of the router that the path names. */
  private Reply ask(
      Request request, Caller caller, ProductType type, Function<RouteTable, JsonNode> question) {
    JsonNode result =
        site.world()
            .read(view -> {
              Service router =
                  router(ProductRoutes.readable(view, caller, request.part("uid")), type);
              return question.apply(new RouteTable(view, router));
            });
    boolean later =
        type == ProductType.NAT_GATEWAY
            || request.query("async").filter("true"::equalsIgnoreCase).isPresent();
    return later ? started(request, result) : Reply.ok("Diagnostics completed", result);
  }

  private Reply started(Request request, JsonNode result) {
    String id = operations.start(request.part("uid"), result);
    return Reply.ok("Diagnostics operation started", TextNode.valueOf(id));
  }

  private static Service router(Service service, ProductType type) {
    if (service.type() != type) {
      throw Refusal.unknownService(service.uid());
    }
    return service;
  }

  private Reply routes(Request request, Caller caller, ProductType type) {
    Optional<String> target = target(request);
    return ask(
        request,
        caller,
        type,
        table -> {
          ArrayNode rows = Json.array();
          table.routes(target).forEach(route -> rows.add(ipRoute(route)));
          return rows;
        });
  }

  private Reply bgp(Request request, Caller caller, ProductType type) {
    Optional<String> target = target(request);
    return ask(
        request,
        caller,
        type,
        table ->
            bgpRoutes(
                table.routes(target).stream()
                    .filter(route -> route.protocol() == RouteTable.Protocol.BGP)
                    .toList()));
  }

  private Reply neighbour(Request request, Caller caller, ProductType type) {
    String peer = required(request, "peer_ip_address");
    String direction = required(request, "direction");
    if (!direction.equals("RECEIVED") && !direction.equals("ADVERTISED")) {
      throw Refusal.invalid("direction must be RECEIVED or ADVERTISED");
    }
    return ask(
        request,
        caller,
        type,
        table -> {
          RouteTable.Session session =
              table.sessions().stream()
                  .filter(found -> found.peer().equals(peer))
                  .findFirst()
                  .orElseThrow(() -> Refusal.invalid("No BGP peer " + peer + " on this service"));
          boolean received = direction.equals("RECEIVED");
          return bgpRoutes(received ? table.received(session) : table.advertised(session));
        });
  }

  private static Optional<String> target(Request request) {
    return request.query("ip_address").filter(text -> !text.isBlank());
  }

  private static String required(Request request, String key) {
    return request
        .query(key)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> Refusal.invalid(key + " is required"));
  }

  private static ObjectNode hop(ObjectNode row, RouteTable.Route route) {
    ObjectNode hop = row.putObject("nextHop").put("ip", route.nextHop());
    hop.putObject("vxc").put("id", route.vxc().uid()).put("name", route.vxc().name());
    return row;
  }

  private static ObjectNode ipRoute(RouteTable.Route route) {
    ObjectNode row = Json.object().put("prefix", route.prefix());
    row.put("protocol", route.protocol().name());
    int distance =
        switch (route.protocol()) {
          case BGP -> 20;
          case STATIC -> 1;
          case CONNECTED, LOCAL -> 0;
        };
    row.put("distance", distance).put("metric", 0);
    return hop(row, route);
  }

  private static ArrayNode bgpRoutes(List<RouteTable.Route> routes) {
    ArrayNode rows = Json.array();
    for (RouteTable.Route route : routes) {
      ObjectNode row = rows.addObject().put("prefix", route.prefix());
      long asn = route.session().map(RouteTable.Session::peerAsn).orElse(0L);
      row.put("asPath", asn == 0 ? "" : String.valueOf(asn)).put("origin", "IGP");
      row.put("source", route.session().map(RouteTable.Session::peer).orElse(""));
      row.put("localPref", 100).put("med", 0).put("best", true).put("external", asn != 0);
      row.put("since", route.vxc().life().ordered().toString());
      row.putArray("communities");
      row.putArray("advertisedTo");
      hop(row, route);
    }
    return rows;
  }

  private Reply ping(Request request, Caller caller) {
    String target = required(request, "destination_address");
    int count = within(request, "packet_count", 5, 60);
    int size = within(request, "packet_size", 56, 9186);
    JsonNode result =
        site.world()
            .read(view -> {
              Service router =
                  router(
                      ProductRoutes.readable(view, caller, request.part("uid")), ProductType.MCR2);
              return Probes.ping(new RouteTable(view, router), target, count, size);
            });
    return started(request, result);
  }

  private Reply traceroute(Request request, Caller caller) {
    String target = required(request, "destination_address");
    JsonNode result =
        site.world()
            .read(view -> {
              Service router =
                  router(
                      ProductRoutes.readable(view, caller, request.part("uid")), ProductType.MCR2);
              return Probes.traceroute(new RouteTable(view, router), target);
            });
    return started(request, result);
  }

  private static int within(Request request, String key, int usual, int limit) {
    String text = request.query(key).orElse(String.valueOf(usual));
    int value = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    if (value < 1 || value > limit) {
      throw Refusal.invalid(key + " must be 1 to " + limit);
    }
    return value;
  }

  /** While it runs, an MCR answers 202 and nothing, a NAT gateway 200 and an empty list. */
  private Reply result(Request request, Caller caller, ProductType type) {
    String uid = request.part("uid");
    Service _ = site.world().read(view -> router(ProductRoutes.readable(view, caller, uid), type));
    String id = required(request, "operationId");
    Operations.Look look =
        operations
            .look(uid, id)
            .orElseThrow(() -> Refusal.notFound("Operation " + id + " does not exist"));
    if (look.result().isPresent()) {
      return Reply.ok("Diagnostics operation completed", look.result().get());
    }
    return type == ProductType.MCR2
        ? Reply.pending("Diagnostics operation is running")
        : Reply.ok("Diagnostics operation is running", Json.array());
  }
}
