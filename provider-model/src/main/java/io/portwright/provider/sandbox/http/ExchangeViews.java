package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.catalogue.ExchangeType;
import io.portwright.provider.sandbox.catalogue.Location;
import io.portwright.provider.sandbox.world.Kind;
import io.portwright.provider.sandbox.world.Service;
import io.portwright.provider.sandbox.world.Status;
import io.portwright.provider.sandbox.world.View;
import java.util.Optional;

/** What IXs show beyond the fields that every service has. The port is not among it. */
final class ExchangeViews {
  private final View view;
  private final Site site;

  ExchangeViews(View view, Site site) {
    this.view = view;
    this.site = site;
  }

  void fill(ObjectNode node, Service service, Kind.Exchange ix) {
    Location location = site.catalogue().locations().get(service.place().locationId());
    node.put("locationId", location.id())
        .set("locationDetail", ServiceViews.locationDetail(location));
    node.put("locationUid", "").put("term", service.contract().months());
    node.put("rateLimit", ix.rate()).put("promoCode", "");
    ServiceViews.date(
        node, "deployDate", service.life().ready().filter(at -> !at.isAfter(view.now())));
    node.put("vlan", ix.end().vlan().orElse(0)).put("macAddress", ix.mac());
    node.put("ixPeerMacro", "").put("asn", ix.asn()).put("networkServiceType", ix.network());
    node.put("publicGraph", ix.publicGraph()).put("reverseDns", ix.reverseDns());
    node.put("shutdown", ix.shutdown());
    resources(node.putObject("resources"), service, ix);
  }

  private void resources(ObjectNode resources, Service service, Kind.Exchange ix) {
    boolean live = service.status(view.now()) == Status.LIVE && !ix.shutdown();
    ObjectNode face = resources.putObject("interface");
    face.put("demarcation", "").put("loa_template", "megaport").put("media", "LR");
    face.put("port_speed", hostSpeed(ix)).put("resource_name", "interface");
    face.put("resource_type", "interface").put("up", live ? 1 : 0).put("shutdown", ix.shutdown());
    Optional<ExchangeType> type = site.catalogue().exchanges().find(ix.network());
    ArrayNode sessions = resources.putArray("bgp_connection");
    ArrayNode addresses = resources.putArray("ip_address");
    if (type.isPresent()) {
      String address4 = type.get().address4(service.id());
      String address6 = type.get().address6(service.id());
      session(sessions, ix, type.get(), address4, type.get().server4(), 1000);
      session(sessions, ix, type.get(), address6, type.get().server6(), 100);
      address(addresses, address4, 4, ix.reverseDns());
      address(addresses, address6, 6, ix.reverseDns());
    }
    ObjectNode vpls = resources.putObject("vpls_interface").put("mac_address", ix.mac());
    vpls.put("rate_limit_mbps", ix.rate()).put("vlan", ix.end().vlan().orElse(0));
    vpls.put("shutdown", ix.shutdown()).put("resource_name", "vpls_interface");
    vpls.put("resource_type", "vpls_interface");
  }

  private int hostSpeed(Kind.Exchange ix) {
    return view.find(ix.end().productUid())
        .map(Service::kind)
        .map(kind ->
            switch (kind) {
              case Kind.Port port -> port.speed();
              case Kind.Routing router -> router.speed();
              case Kind.Edge _, Kind.Connection _, Kind.Exchange _ -> 10_000;
            })
        .orElse(10_000);
  }

  private static void session(
      ArrayNode list, Kind.Exchange ix, ExchangeType type, String own, String server, int limit) {
    ObjectNode session = list.addObject().put("asn", type.asn()).put("customer_asn", ix.asn());
    session.put("customer_ip_address", own).put("isp_asn", type.asn());
    session.put("isp_ip_address", server).put("ix_peer_policy", "open");
    session.put("max_prefixes", limit).put("resource_name", "bgp_connection");
    session.put("resource_type", "bgp_connection");
  }

  private static void address(ArrayNode list, String address, int version, String reverseDns) {
    ObjectNode row = list.addObject().put("address", address).put("version", version);
    row.put("reverse_dns", reverseDns).put("resource_name", "ip_address");
    row.put("resource_type", "ip_address");
  }
}
