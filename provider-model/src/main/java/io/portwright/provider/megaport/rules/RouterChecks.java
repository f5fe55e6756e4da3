package io.portwright.provider.megaport.rules;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.vxc.Network;
import io.portwright.provider.megaport.vxc.Partner;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Interfaces, routes and BGP sessions that VXCs get on routers; and the routers' own ASN. */
final class RouterChecks implements Check {

  private static final long LAST_ASN = 4_294_967_295L;
  private static final String ADDRESS = "192.0.2.1";
  private static final String CIDR = "192.0.2.1/30";

  @Override
  public void over(Design design, Findings findings) {
    for (Planned router : design.staying(ProductKind.MCR)) {
      OptionalLong asn = Fields.whole(router.after(), "asn");
      if (router.isTouched() && asn.isPresent() && isReserved(asn.getAsLong(), "MCR-2", findings)) {
        findings.raise("MCR-2", router, "asn", Map.of("asn", String.valueOf(asn.getAsLong())));
      }
    }
    for (Planned vxc : design.staying(ProductKind.VXC)) {
      for (VxcEnd end : vxc.isTouched() ? design.ends(vxc) : List.<VxcEnd>of()) {
        if (end.partner().filter(Partner::isRouter).isPresent()) {
          OptionalLong asn = asn(design, end);
          end.settings().ifPresent(settings -> config(end, settings, asn, findings));
        }
      }
    }
  }

  private static boolean isReserved(long asn, String rule, Findings findings) {
    return asn < 0 || asn > LAST_ASN || findings.rule(rule).values().contains(asn);
  }

  /** ASN of the router at an end, when it is known. */
  private static OptionalLong asn(Design design, VxcEnd end) {
    Optional<Host.Own> host = design.own(end.requested());
    if (host.isEmpty()) {
      return OptionalLong.empty();
    }
    OptionalLong planned =
        host.get().planned().map(p -> Fields.whole(p, "asn")).orElse(OptionalLong.empty());
    return planned.isPresent()
        ? planned
        : host.get()
            .live()
            .map(l -> l.fields().at("resources").at("virtual_router").whole("mcrAsn"))
            .orElse(OptionalLong.empty());
  }

  private static void config(
      VxcEnd end, ObjectValue settings, OptionalLong routerAsn, Findings findings) {
    AttributePath list = end.settingsPath().attribute("interfaces");
    int index = 0;
    for (Value item : Design.attribute(settings, "interfaces").parts()) {
      AttributePath at = list.index(index++);
      if (item instanceof ObjectValue face) {
        new Interface(end.vxc(), face, at, findings).check(routerAsn);
      }
    }
  }

  /** One interface of a router. */
  private record Interface(Planned vxc, ObjectValue face, AttributePath at, Findings findings) {

    void check(OptionalLong routerAsn) {
      Optional<List<Network>> networks = networks();
      each("ip_routes", (route, path) -> route(route, path, networks));
      each("bgp_connections", (session, path) -> session(session, path, networks, routerAsn));
    }

    private interface Part {
      void check(ObjectValue part, AttributePath path);
    }

    private void each(String list, Part part) {
      int index = 0;
      for (Value item : Design.attribute(face, list).parts()) {
        AttributePath path = at.attribute(list).index(index++);
        if (item instanceof ObjectValue object) {
          part.check(object, path);
        }
      }
    }

    /** Addresses with their networks; empty when some are not known yet. */
    private Optional<List<Network>> networks() {
      List<Network> networks = new ArrayList<>();
      Value list = Design.attribute(face, "ip_addresses");
      int index = 0;
      for (Value item : list.parts()) {
        AttributePath path = at.attribute("ip_addresses").index(index++);
        if (item.isPresent()) {
          Optional<Network> network = Network.of(item.asString());
          network.ifPresentOrElse(
              networks::add,
              () -> unreadable(path, item.asString(), "an address with a length", CIDR));
        }
      }
      return list.isWhollyKnown() ? Optional.of(networks) : Optional.empty();
    }

    private void unreadable(AttributePath path, String text, String what, String example) {
      findings.raise("NET-1", vxc, path, Map.of("text", text, "what", what, "example", example));
    }

    private Optional<InetAddress> address(ObjectValue part, String name, AttributePath path) {
      Optional<String> text = Fields.text(part, name);
      Optional<InetAddress> address = text.flatMap(Network::address);
      if (text.isPresent() && address.isEmpty()) {
        unreadable(path.attribute(name), text.get(), "an address", ADDRESS);
      }
      return address;
    }

    private void route(ObjectValue route, AttributePath path, Optional<List<Network>> networks) {
      Optional<String> text = Fields.text(route, "prefix");
      Optional<Network> prefix = text.flatMap(Network::of);
      AttributePath at = path.attribute("prefix");
      if (text.isPresent() && prefix.isEmpty()) {
        unreadable(at, text.get(), "a network", "192.0.2.0/24");
      } else if (prefix.isPresent() && !prefix.get().isBase()) {
        findings.raise(
            "NET-2",
            vxc,
            at,
            Map.of("text", text.orElseThrow(), "network", prefix.get().base().toString()));
      }
      address(route, "next_hop", path)
          .ifPresent(hop -> inside("NET-3", hop, path.attribute("next_hop"), networks));
    }

    private void inside(
        String rule, InetAddress address, AttributePath path, Optional<List<Network>> networks) {
      boolean outside =
          networks.isPresent()
              && !networks.get().isEmpty()
              && networks.get().stream().noneMatch(network -> network.holds(address));
      if (outside) {
        findings.raise(
            rule,
            vxc,
            path,
            Map.of("address", address.getHostAddress(), "addresses", shown(networks.get())));
      }
    }

    private static String shown(List<Network> networks) {
      return networks.isEmpty()
          ? "none"
          : networks.stream().map(Network::toString).collect(Collectors.joining(", "));
    }

    private void session(
        ObjectValue session,
        AttributePath path,
        Optional<List<Network>> networks,
        OptionalLong routerAsn) {
      asns(session, path, routerAsn);
      Optional<InetAddress> local = address(session, "local_ip_address", path);
      boolean missing =
          local.isPresent()
              && networks.isPresent()
              && networks.get().stream().noneMatch(n -> n.address().equals(local.get()));
      if (missing) {
        findings.raise(
            "BGP-3",
            vxc,
            path.attribute("local_ip_address"),
            Map.of("address", local.get().getHostAddress(), "addresses", shown(networks.get())));
      }
      if (Design.attribute(session, "peer_ip_address").isNull()) {
        findings.raise("BGP-5", vxc, path.attribute("peer_ip_address"), Map.of());
      }
      address(session, "peer_ip_address", path)
          .ifPresent(peer -> inside("BGP-4", peer, path.attribute("peer_ip_address"), networks));
    }

    private void asns(ObjectValue session, AttributePath path, OptionalLong routerAsn) {
      if (Design.attribute(session, "peer_asn").isNull()) {
        findings.raise("BGP-7", vxc, path.attribute("peer_asn"), Map.of());
      }
      OptionalLong peer = Fields.whole(session, "peer_asn");
      OptionalLong own = Fields.whole(session, "local_asn");
      reserved(peer, path.attribute("peer_asn"));
      reserved(own, path.attribute("local_asn"));
      boolean open = !Design.attribute(session, "local_asn").isKnown();
      OptionalLong local = own.isPresent() || open ? own : routerAsn;
      if (peer.isPresent() && peer.equals(local)) {
        findings.raise(
            "BGP-2",
            vxc,
            path.attribute("peer_asn"),
            Map.of("asn", String.valueOf(peer.getAsLong())));
      }
    }

    private void reserved(OptionalLong asn, AttributePath path) {
      if (asn.isPresent() && isReserved(asn.getAsLong(), "BGP-1", findings)) {
        findings.raise("BGP-1", vxc, path, Map.of("asn", String.valueOf(asn.getAsLong())));
      }
    }
  }
}
