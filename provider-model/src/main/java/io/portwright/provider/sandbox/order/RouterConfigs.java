package io.portwright.provider.sandbox.order;

import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Cidr;
import io.portwright.provider.sandbox.world.Kind;
import io.portwright.provider.sandbox.world.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks the interfaces that a VXC gets on an MCR or NAT gateway. */
final class RouterConfigs {
  private static final long LARGEST_MED = 4_294_967_295L;
  private static final String SUB_INTERFACE = "subInterface";
  private static final List<String[]> EXCLUSIVE =
      List.of(
          new String[] {"importWhitelist", "importBlacklist"},
          new String[] {"exportWhitelist", "exportBlacklist"});

  private final Desk desk;
  private final Service host;
  private final Kind.Routing router;
  private final String vxcUid;

  /**
   * @param vxcUid the VXC that is changed; empty for a new one
   */
  RouterConfigs(Desk desk, Service host, Kind.Routing router, String vxcUid) {
    this.desk = desk;
    this.host = host;
    this.router = router;
    this.vxcUid = vxcUid;
  }

  void check(Body config) {
    int tunnels = 0;
    for (Body face : config.list("interfaces")) {
      face(face);
      if (isTunnel(face)) {
        tunnel(face, config);
        tunnels++;
      }
    }
    refuseTooManyTunnels(tunnels);
  }

  private static boolean isTunnel(Body face) {
    return face.text("interfaceType").orElse(SUB_INTERFACE).equals("ipSecTunnel");
  }

  private void refuseTooManyTunnels(int wanted) {
    int capacity = router instanceof Kind.Router mcr ? mcr.tunnels() : 0;
    int used = RouterFaces.tunnels(desk.draft(), host.uid(), vxcUid);
    if (wanted > 0 && used + wanted > capacity) {
      throw Refusal.invalid(
          "MCR "
              + host.uid()
              + " has "
              + used
              + " configured tunnels of "
              + capacity
              + ": no room for "
              + wanted
              + " more");
    }
  }

  private void face(Body face) {
    String type = face.text("interfaceType").orElse(SUB_INTERFACE);
    if (!type.equals(SUB_INTERFACE) && !type.equals("ipSecTunnel") && !type.isEmpty()) {
      throw Refusal.invalid(face.name("interfaceType") + " must be subInterface or ipSecTunnel");
    }
    if (router instanceof Kind.Gateway && !face.texts("natIpAddresses").isEmpty()) {
      throw Refusal.invalid(face.name("natIpAddresses") + " cannot be used on a NAT gateway");
    }
    packetFilter(face, "packetFilterIn");
    packetFilter(face, "packetFilterOut");
    within(face, "ipMtu", 68, 9074);
    Body bfd = face.object("bfd");
    within(bfd, "txInterval", 300, 30_000);
    within(bfd, "rxInterval", 300, 30_000);
    within(bfd, "multiplier", 3, 20);
    for (Body route : face.list("ipRoutes")) {
      address(route.name("prefix"), route.requiredText("prefix"));
      address(route.name("nextHop"), route.requiredText("nextHop"));
    }
    face.texts("natIpAddresses").forEach(text -> address(face.name("natIpAddresses"), text));
    List<String> addresses = new ArrayList<>();
    for (String cidr : face.texts("ipAddresses")) {
      address(face.name("ipAddresses"), cidr);
      addresses.add(plain(cidr));
    }
    for (Body session : face.list("bgpConnections")) {
      session(session, addresses);
    }
  }

  private static void address(String field, String text) {
    if (Cidr.parse(text).isEmpty()) {
      throw Refusal.invalid(field + " " + text + " is not an address");
    }
  }

  private static String plain(String cidr) {
    int slash = cidr.indexOf('/');
    return slash < 0 ? cidr : cidr.substring(0, slash);
  }

  private void session(Body session, List<String> addresses) {
    if (session.whole("peerAsn").filter(asn -> asn > 0).isEmpty()) {
      throw Refusal.invalid(session.name("peerAsn") + " is required");
    }
    String local = session.requiredText("localIpAddress");
    if (!addresses.contains(plain(local))) {
      throw Refusal.invalid(
          session.name("localIpAddress") + " " + local + " is not an address of the interface");
    }
    within(session, "medIn", 0, LARGEST_MED);
    within(session, "medOut", 0, LARGEST_MED);
    within(session, "asPathPrependCount", 0, 10);
    String policy = session.text("exportPolicy").orElse("");
    if (!Set.of("", "permit", "deny").contains(policy)) {
      throw Refusal.invalid(session.name("exportPolicy") + " must be permit or deny");
    }
    for (String[] pair : EXCLUSIVE) {
      Optional<Integer> white = prefixList(session, pair[0]);
      Optional<Integer> black = prefixList(session, pair[1]);
      if (white.isPresent() && black.isPresent()) {
        throw Refusal.invalid(session.name(pair[0]) + " and " + pair[1] + " exclude each other");
      }
    }
  }

  private Optional<Integer> prefixList(Body session, String key) {
    Optional<Integer> id = session.integer(key).filter(number -> number != 0);
    if (id.isPresent()
        && router.filters().prefixLists().stream().noneMatch(list -> list.id() == id.get())) {
      throw Refusal.invalid(
          session.name(key) + " " + id.get() + " is not a prefix list of " + called());
    }
    return id;
  }

  private void packetFilter(Body face, String key) {
    Optional<Integer> id = face.integer(key).filter(number -> number != 0);
    if (id.isPresent()
        && router.filters().packetFilters().stream().noneMatch(list -> list.id() == id.get())) {
      throw Refusal.invalid(
          face.name(key) + " " + id.get() + " is not a packet filter of " + called());
    }
  }

  private String called() {
    return router instanceof Kind.Router ? "this MCR" : "this NAT gateway";
  }

  private void tunnel(Body face, Body config) {
    if (!(router instanceof Kind.Router mcr) || mcr.tunnels() == 0) {
      throw Refusal.invalid(face.name("interfaceType") + " ipSecTunnel needs an IPsec add-on");
    }
    Body options = face.object("ipSecTunnelOptions");
    String source = options.requiredText("sourceIpAddress");
    String _ = options.requiredText("destinationIpAddress");
    String _ = options.requiredText("preSharedKey");
    refuseUnknownSource(options.name("sourceIpAddress"), source, config);
    within(options, "phase1Lifetime", 3600, 604_800);
    within(options, "phase2Lifetime", 600, 86_400);
    long first = options.whole("phase1Lifetime").orElse(28_800L);
    long second = options.whole("phase2Lifetime").orElse(3600L);
    if (second >= first) {
      throw Refusal.invalid(
          options.name("phase2Lifetime") + " must be shorter than phase1Lifetime");
    }
  }

  /** The source must be an address of another interface of the router, of this VXC or not. */
  private void refuseUnknownSource(String field, String source, Body config) {
    boolean here =
        config.list("interfaces").stream()
            .filter(face -> !isTunnel(face))
            .flatMap(face -> face.texts("ipAddresses").stream())
            .anyMatch(cidr -> plain(cidr).equals(source));
    if (!here && !RouterFaces.addresses(desk.draft(), host.uid(), vxcUid).contains(source)) {
      throw Refusal.invalid(field + " " + source + " is not an address of another interface");
    }
  }

  private static void within(Body body, String key, long low, long high) {
    Optional<Long> value = body.whole(key);
    if (value.isPresent() && (value.get() < low || value.get() > high)) {
      throw Refusal.invalid(body.name(key) + " must be " + low + " to " + high);
    }
  }
}
