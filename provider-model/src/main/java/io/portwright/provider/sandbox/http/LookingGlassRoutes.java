package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.account.Caller;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.ProductType;
import io.portwright.provider.sandbox.world.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The looking glass of MCRs under the paths of the official SDK. */
final class LookingGlassRoutes {
  private static final String BASE = "/v2/product/mcr2/{uid}/lookingGlass";
  private static final Duration KEPT = Duration.ofHours(1);

  private final Site site;
  private final Operations operations;

  LookingGlassRoutes(Site site, Operations operations) {
    this.site = site;
    this.operations = operations;
  }

  void addTo(Router router) {
    router.closed("GET", BASE + "/routes", this::routes);
    router.closed("GET", BASE + "/routes/async/{job}", this::job);
    router.closed("GET", BASE + "/bgp", this::bgp);
    router.closed("GET", BASE + "/bgpSessions", this::sessions);
    router.closed("GET", BASE + "/bgpSessions/async/{job}", this::job);
    router.closed("GET", BASE + "/bgpSessions/{session}/{direction}", this::neighbour);
  }

  private ArrayNode ask(Request request, Caller caller, Function<RouteTable, ArrayNode> question) {
    return site.world()
        .read(view -> {
          Service mcr = ProductRoutes.readable(view, caller, request.part("uid"));
          if (mcr.type() != ProductType.MCR2) {
            throw Refusal.unknownService(mcr.uid());
          }
          return question.apply(new RouteTable(view, mcr));
        });
  }

  private static Optional<String> target(Request request) {
    return request.query("ip").filter(text -> !text.isBlank());
  }

  private Reply answer(Request request, String message, ArrayNode rows) {
    if (request.query("async").filter("true"::equalsIgnoreCase).isEmpty()) {
      return Reply.ok(message, rows);
    }
    Instant now = site.world().now();
    ObjectNode job = Json.object().put("jobId", operations.start(request.part("uid"), rows));
    job.put("status", "PENDING").put("createdAt", now.toEpochMilli());
    job.put("updatedAt", now.toEpochMilli());
    return Reply.ok("Job started", job.put("expiresAt", now.plus(KEPT).toEpochMilli()));
  }

  private Reply job(Request request, Caller caller) {
    ArrayNode none = ask(request, caller, _ -> Json.array());
    String id = request.part("job");
    Optional<JsonNode> rows =
        operations
            .look(request.part("uid"), id)
            .orElseThrow(() -> Refusal.notFound("Job " + id + " does not exist"))
            .result();
    ObjectNode job = Json.object().put("jobId", id);
    job.put("status", rows.isPresent() ? "COMPLETE" : "PROCESSING");
    job.set("routes", rows.orElse(none));
    return Reply.ok("Job", job);
  }

  private Reply routes(Request request, Caller caller) {
    Optional<String> protocol = request.query("protocol").filter(text -> !text.isBlank());
    ArrayNode found =
        ask(
            request,
            caller,
            table -> {
              ArrayNode rows = Json.array();
              for (RouteTable.Route route : table.routes(target(request))) {
                if (protocol.filter(name -> !name.equals(route.protocol().name())).isEmpty()) {
                  rows.add(ipRoute(table, route));
                }
              }
              return rows;
            });
    return answer(request, "IP routes", found);
  }

  private static ObjectNode vxc(ObjectNode row, Service vxc) {
    return row.put("vxcId", vxc.id()).put("vxcName", vxc.name());
  }

  private static ObjectNode ipRoute(RouteTable table, RouteTable.Route route) {
    ObjectNode row = Json.object().put("prefix", route.prefix()).put("nextHop", route.nextHop());
    row.put("protocol", route.protocol().name()).put("metric", 0);
    path(row, route);
    row.put("age", table.age(route.vxc())).put("interface", route.face());
    return vxc(row, route.vxc()).put("best", true);
  }

  /** What BGP tells about a route; the same keys without values for the others. */
  private static void path(ObjectNode row, RouteTable.Route route) {
    ArrayNode asPath = row.putArray("asPath");
    route.session().ifPresent(session -> asPath.add(session.peerAsn()));
    boolean learned = route.session().isPresent();
    row.put("localPref", 100).put("med", 0).put("origin", learned ? "IGP" : "INCOMPLETE");
    row.putArray("communities");
  }

  private Reply bgp(Request request, Caller caller) {
    ArrayNode found =
        ask(
            request,
            caller,
            table -> {
              ArrayNode rows = Json.array();
              for (RouteTable.Route route : table.routes(target(request))) {
                route.session().ifPresent(session -> rows.add(bgpRoute(table, route, session)));
              }
              return rows;
            });
    return answer(request, "BGP routes", found);
  }

  private static ObjectNode bgpRoute(
      RouteTable table, RouteTable.Route route, RouteTable.Session session) {
    ObjectNode row = Json.object().put("prefix", route.prefix()).put("nextHop", route.nextHop());
    path(row, route);
    row.put("weight", 0).put("valid", true).put("best", true);
    row.put("neighborIp", session.peer()).put("neighborAsn", session.peerAsn());
    return vxc(row.put("age", table.age(route.vxc())), route.vxc());
  }

  private Reply sessions(Request request, Caller caller) {
    ArrayNode found =
        ask(
            request,
            caller,
            table -> {
              ArrayNode rows = Json.array();
              table.sessions().forEach(session -> rows.add(session(table, session)));
              return rows;
            });
    return answer(request, "BGP sessions", found);
  }

  private static ObjectNode session(RouteTable table, RouteTable.Session session) {
    long age = session.up() ? table.age(session.vxc()) : 0;
    ObjectNode row = Json.object().put("sessionId", session.id());
    row.put("neighborAddress", session.peer()).put("neighborAsn", session.peerAsn());
    row.put("localAsn", table.localAsn(session));
    row.put("status", session.up() ? "UP" : "DOWN").put("uptime", age);
    row.put("prefixesIn", table.received(session).size());
    row.put("prefixesOut", table.advertised(session).size());
    vxc(row, session.vxc()).put("lastStateChange", age);
    return row.put("description", session.config().path("description").asText());
  }

  private Reply neighbour(Request request, Caller caller) {
    String id = request.part("session");
    boolean received = request.part("direction").equals("received");
    if (!received && !request.part("direction").equals("advertised")) {
      throw Refusal.notFound("No such path: " + request.path());
    }
    ArrayNode found =
        ask(
            request,
            caller,
            table -> {
              RouteTable.Session session =
                  table.sessions().stream()
                      .filter(known -> known.id().equals(id))
                      .findFirst()
                      .orElseThrow(() -> Refusal.notFound("No BGP session " + id));
              List<RouteTable.Route> routes =
                  received ? table.received(session) : table.advertised(session);
              return neighbourRoutes(routes, table.routes(target(request)));
            });
    return answer(request, "BGP neighbor routes", found);
  }

  private static ArrayNode neighbourRoutes(
      List<RouteTable.Route> routes, List<RouteTable.Route> wanted) {
    ArrayNode rows = Json.array();
    for (RouteTable.Route route : routes) {
      if (wanted.contains(route)) {
        ObjectNode row = rows.addObject().put("prefix", route.prefix());
        row.put("nextHop", route.nextHop());
        path(row, route);
        row.put("valid", true).put("best", true);
      }
    }
    return rows;
  }
}
