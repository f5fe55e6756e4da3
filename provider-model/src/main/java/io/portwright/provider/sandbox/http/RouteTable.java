package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.portwright.provider.sandbox.order.RouterFaces;
import io.portwright.provider.sandbox.world.Cidr;
import io.portwright.provider.sandbox.world.Kind;
import io.portwright.provider.sandbox.world.Service;
import io.portwright.provider.sandbox.world.Status;
import io.portwright.provider.sandbox.world.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an MCR or NAT gateway routes, as far as the configurations of its VXCs tell. Peers are not
 * there: each is taken to announce one network of its own, always the same for the same session.
 */
final class RouteTable {

  /** How a route came about. */
  enum Protocol {
    BGP,
    STATIC,
    CONNECTED,
    LOCAL
  }

  /**
   * A BGP session.
   *
   * @param id number of the VXC, index of the interface and index of the session
   * @param config as ordered
   * @param up whether VXC and session are in service and the peer's address is known
   */
  record Session(String id, Service vxc, JsonNode config, boolean up) {
    String peer() {
      return config.path("peerIpAddress").asText();
    }

    long peerAsn() {
      return config.path("peerAsn").asLong();
    }

    /** The network that the peer announces. */
    String announced() {
      int number = vxc.id();
      return peer().indexOf(':') >= 0
          ? String.format(Locale.ROOT, "2001:db8:%x:%x::/64", number >> 16, number & 0xffff)
          : "100." + (64 + number / 256 % 64) + "." + number % 256 + ".0/24";
    }
  }

  /**
   * One route.
   *
   * @param face name of the interface
   * @param session the session that it was learned by
   */
  record Route(
      String prefix,
      String nextHop,
      Protocol protocol,
      Service vxc,
      String face,
      Optional<Session> session) {}

  private final View view;
  private final Service router;
  private final List<Route> routes = new ArrayList<>();
  private final List<Session> sessions = new ArrayList<>();

  RouteTable(View view, Service router) {
    this.view = view;
    this.router = router;
    for (Service service : view.activeOn(router.uid())) {
      if (service.kind() instanceof Kind.Connection vxc) {
        add(service, vxc);
      }
    }
  }

  private void add(Service service, Kind.Connection vxc) {
    Status status = view.status(service);
    boolean up = !vxc.shutdown() && (status.ready() || status == Status.CANCELLED);
    int index = 0;
    for (JsonNode face : RouterFaces.of(vxc, router.uid())) {
      String name = "vxc-" + service.id() + "." + index;
      if (up) {
        addresses(service, face, name);
      }
      int count = 0;
      for (JsonNode config : face.path("bgpConnections")) {
        boolean running =
            up
                && !config.path("shutdown").asBoolean()
                && !config.path("peerIpAddress").asText().isEmpty();
        String id = service.id() + "-" + index + "-" + count++;
        session(new Session(id, service, config, running), name);
      }
      index++;
    }
  }

  private void addresses(Service service, JsonNode face, String name) {
    for (JsonNode text : face.path("ipAddresses")) {
      Cidr.parse(text.asText())
          .ifPresent(cidr -> {
            String own = cidr.text() + "/" + cidr.longest();
            route(cidr.network(), "", Protocol.CONNECTED, service, name);
            route(own, cidr.text(), Protocol.LOCAL, service, name);
          });
    }
    for (JsonNode fixed : face.path("ipRoutes")) {
      String hop = fixed.path("nextHop").asText();
      route(fixed.path("prefix").asText(), hop, Protocol.STATIC, service, name);
    }
  }

  private void route(String prefix, String hop, Protocol protocol, Service vxc, String face) {
    routes.add(new Route(prefix, hop, protocol, vxc, face, Optional.empty()));
  }

  private void session(Session session, String face) {
    sessions.add(session);
    if (session.up()) {
      routes.add(
          new Route(
              session.announced(),
              session.peer(),
              Protocol.BGP,
              session.vxc(),
              face,
              Optional.of(session)));
    }
  }

  List<Session> sessions() {
    return List.copyOf(sessions);
  }

  /**
   * Routes in the order of their VXCs.
   *
   * @param target address or prefix that they must lead to; empty: all
   */
  List<Route> routes(Optional<String> target) {
    Optional<Cidr> wanted = target.flatMap(Cidr::parse);
    return routes.stream().filter(route -> wanted.isEmpty() || leads(route, wanted.get())).toList();
  }

  private static boolean leads(Route route, Cidr target) {
    return Cidr.parse(route.prefix()).filter(network -> network.contains(target)).isPresent();
  }

  /** Routes that were learned from a peer. */
  List<Route> received(Session session) {
    return routes.stream().filter(route -> route.session().equals(Optional.of(session))).toList();
  }

  /** Routes that a peer is told: all but its own and those of single addresses. */
  List<Route> advertised(Session session) {
    return session.up()
        ? routes.stream()
            .filter(route -> route.protocol() != Protocol.LOCAL)
            .filter(route -> !route.session().equals(Optional.of(session)))
            .toList()
        : List.of();
  }

  /** ASN by which the router speaks in a session. */
  long localAsn(Session session) {
    long own = router.kind() instanceof Kind.Routing routing ? routing.asn() : 0;
    long other = session.config().path("localAsn").asLong();
    return other == 0 ? own : other;
  }

  /** Seconds since the VXC of a route came into service. */
  long age(Service vxc) {
    return vxc.life()
        .ready()
        .map(ready -> Math.max(0, view.now().getEpochSecond() - ready.getEpochSecond()))
        .orElse(0L);
  }
}
