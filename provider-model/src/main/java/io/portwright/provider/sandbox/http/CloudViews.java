package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.catalogue.Catalogue;
import io.portwright.provider.sandbox.catalogue.CloudKey;
import io.portwright.provider.sandbox.order.CloudOrder;
import io.portwright.provider.sandbox.order.Host;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.world.End;
import io.portwright.provider.sandbox.world.Kind;
import io.portwright.provider.sandbox.world.Service;
import io.portwright.provider.sandbox.world.View;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The {@code csp_connection} resources of a VXC: what became of its partner configurations. */
final class CloudViews {
  private static final long AMAZON_ASN = 64_512;
  private static final List<String> NUMBERS =
      List.of(
          "peerAsn",
          "localAsn",
          "medIn",
          "medOut",
          "asPathPrependCount",
          "importWhitelist",
          "importBlacklist",
          "exportWhitelist",
          "exportBlacklist",
          "vlan",
          "ipMtu",
          "packetFilterIn",
          "packetFilterOut",
          "txInterval",
          "rxInterval",
          "multiplier");

  private final View view;
  private final Catalogue catalogue;

  CloudViews(View view, Catalogue catalogue) {
    this.view = view;
    this.catalogue = catalogue;
  }

  /** Always a list, the B-End first; empty without partner configurations. */
  ArrayNode connections(Service service, Kind.Connection vxc) {
    ArrayNode list = Json.array();
    vxc.bEnd()
        .config()
        .ifPresent(config -> list.add(connection(service, vxc, vxc.bEnd(), config, "b")));
    vxc.aEnd()
        .config()
        .ifPresent(config -> list.add(connection(service, vxc, vxc.aEnd(), config, "a")));
    return list;
  }

  private ObjectNode connection(
      Service service, Kind.Connection vxc, End end, ObjectNode config, String side) {
    String type = config.path("connectType").asText();
    ObjectNode node = Json.object().put("connectType", type);
    node.put("resource_name", side + "_csp_connection").put("resource_type", "csp_connection");
    switch (type) {
      case "AWS" -> virtualInterface(node, service, end, config);
      case "AWSHC" -> hostedConnection(node, service, vxc, config);
      case "AZURE" -> azure(node, vxc, end, config);
      case "GOOGLE" -> {
        node.put("csp_name", "GOOGLE").set("pairingKey", config.path("pairingKey"));
        bandwidth(node, vxc);
        ports(node, service, end);
      }
      case "ORACLE" -> {
        node.put("csp_name", "ORACLE").set("virtualCircuitId", config.path("virtualCircuitId"));
        node.put("bandwidth", vxc.rate());
        ports(node, service, end).put("firstVxcServiceId", service.id());
      }
      case "IBM" -> ibm(node, service, vxc, config);
      case "TRANSIT" -> transit(node, service);
      case "VROUTER" -> router(node, end, config);
      default -> {
        // nothing is known beyond the type
      }
    }
    return node;
  }

  private static void copy(JsonNode from, ObjectNode to, String key, String as) {
    if (from.hasNonNull(key)) {
      to.set(as, from.get(key));
    }
  }

  private static String hex(Service service) {
    return service.uid().replace("-", "").substring(0, 8).toLowerCase(Locale.ROOT);
  }

  private static void virtualInterface(
      ObjectNode node, Service service, End end, ObjectNode config) {
    end.vlan().ifPresent(vlan -> node.put("vlan", vlan));
    copy(config, node, "ownerAccount", "account");
    copy(config, node, "ownerAccount", "ownerAccount");
    node.put("amazon_address", address(config, "amazonIpAddress", service, 1));
    String own = address(config, "customerIpAddress", service, 2);
    node.put("customer_address", own).put("customerIpAddress", own);
    if (config.hasNonNull("asn")) {
      long asn = config.path("asn").asLong();
      node.put("asn", asn).put("peerAsn", asn);
    }
    long amazon = config.path("amazonAsn").asLong();
    node.put("amazonAsn", amazon == 0 ? AMAZON_ASN : amazon);
    copy(config, node, "prefixes", "prefixes");
    copy(config, node, "name", "name");
    copy(config, node, "type", "type");
    node.put("id", service.id()).put("vif_id", "dxvif-" + hex(service));
  }

  private static void hostedConnection(
      ObjectNode node, Service service, Kind.Connection vxc, ObjectNode config) {
    bandwidth(node, vxc);
    copy(config, node, "name", "name");
    copy(config, node, "ownerAccount", "ownerAccount");
    node.put("connectionId", "dxcon-" + hex(service));
  }

  private static void bandwidth(ObjectNode node, Kind.Connection vxc) {
    node.put("bandwidth", vxc.rate()).putArray("bandwidths").add(vxc.rate());
  }

  private void azure(ObjectNode node, Kind.Connection vxc, End end, ObjectNode config) {
    node.put("bandwidth", vxc.rate()).put("managed", true);
    copy(config, node, "serviceKey", "service_key");
    end.vlan().ifPresent(vlan -> node.put("vlan", vlan));
    azurePorts(node, config.path("serviceKey").asText());
    ArrayNode peers = node.putArray("peers");
    for (JsonNode peer : config.path("peers")) {
      ObjectNode shown = peers.addObject();
      copy(peer, shown, "type", "type");
      if (peer.hasNonNull("peer_asn")) {
        shown.put("peer_asn", peer.get("peer_asn").asLong());
      }
      copy(peer, shown, "primary_subnet", "primary_subnet");
      copy(peer, shown, "secondary_subnet", "secondary_subnet");
      copy(peer, shown, "prefixes", "prefixes");
      copy(peer, shown, "vlan", "vlan");
    }
  }

  /** Both ports of an ExpressRoute key, with the VXCs that hold them. */
  private void azurePorts(ObjectNode node, String text) {
    ArrayNode megaports = node.putArray("megaports");
    ArrayNode ports = node.putArray("ports");
    Optional<CloudKey> key = CloudOrder.find(catalogue, "AZURE", text);
    for (JsonNode row : key.map(CloudKey::data).orElseGet(Json::object).path("megaports")) {
      int number = row.path("port").asInt();
      String type = row.path("type").asText();
      Optional<Integer> holder =
          CloudOrder.holder(view, key.orElseThrow(), row.path("productUid").asText());
      ObjectNode megaport = megaports.addObject().put("port", number).put("type", type);
      ObjectNode port = ports.addObject().put("service_id", number).put("type", type);
      ArrayNode vxcs = port.putArray("vxc_service_ids");
      if (holder.isPresent()) {
        megaport.put("vxc", holder.get());
        vxcs.add(holder.get());
      } else {
        megaport.putNull("vxc");
      }
    }
  }

  private static ObjectNode ports(ObjectNode node, Service service, End end) {
    int port = Math.floorMod(end.productUid().hashCode(), 10_000) + 20_000;
    node.putArray("megaports").addObject().put("port", port).put("vxc", service.id());
    ObjectNode held = node.putArray("ports").addObject().put("service_id", port);
    held.putArray("vxc_service_ids").add(service.id());
    return held;
  }

  private static void ibm(
      ObjectNode node, Service service, Kind.Connection vxc, ObjectNode config) {
    node.put("csp_name", "IBM");
    bandwidth(node, vxc);
    copy(config, node, "account_id", "account_id");
    node.put("customer_asn", config.path("customer_asn").asLong());
    node.put("provider_ip_address", address(config, "provider_ip_address", service, 1));
    node.put("customer_ip_address", address(config, "customer_ip_address", service, 2));
  }

  /**
   * The address that was ordered, else the one that the platform gives: a host of a link-local
   * network of four for each VXC.
   */
  private static String address(ObjectNode config, String key, Service service, int host) {
    String told = config.path(key).asText("");
    int number = service.id() % 16_000;
    return told.isEmpty()
        ? "169.254." + number / 64 % 250 + "." + (number % 64 * 4 + host) + "/30"
        : told;
  }

  private static void transit(ObjectNode node, Service service) {
    int host = 1 + service.id() % 250;
    node.put("customer_ip4_address", "192.0.2." + host + "/31");
    node.put("customer_ip6_network", "2001:db8:ffff::/56");
    node.put("ipv4_gateway_address", "192.0.2." + (host - 1));
    node.put("ipv6_gateway_address", "2001:db8:fffe::1");
  }

  /** Timers of BFD are those of the platform since October 2024, whatever was ordered. */
  private void router(ObjectNode node, End end, ObjectNode config) {
    end.vlan().ifPresent(vlan -> node.put("vlan", vlan));
    Optional<Host> host = Host.find(view, catalogue, end.productUid());
    node.put("virtualRouterName", host.map(Host::name).orElse(""));
    ArrayNode addresses = node.putArray("ip_addresses");
    for (JsonNode face : config.path("interfaces")) {
      face.path("ipAddresses").forEach(addresses::add);
    }
    ArrayNode interfaces = node.putArray("interfaces");
    for (JsonNode face : config.path("interfaces")) {
      ObjectNode shown = face.deepCopy();
      numbers(shown);
      if (shown.get("ipSecTunnelOptions") instanceof ObjectNode options) {
        options.remove("phase1Lifetime");
        options.remove("phase2Lifetime");
      }
      if (shown.get("bfd") instanceof ObjectNode bfd && !bfd.isEmpty()) {
        bfd.put("txInterval", 300).put("rxInterval", 300).put("multiplier", 3);
      }
      interfaces.add(shown);
    }
  }

  /** Numbers that were ordered as text: official clients cannot read them so. */
  private static void numbers(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (String key : NUMBERS) {
        if (object.path(key).isTextual()) {
          object.put(key, object.path(key).asLong());
        }
      }
    }
    node.forEach(CloudViews::numbers);
  }
}
