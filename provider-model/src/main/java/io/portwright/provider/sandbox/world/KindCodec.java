package io.portwright.provider.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How what only one kind of service has is stored. Absent means empty. */
final class KindCodec {
  private KindCodec() {}

  static ObjectNode write(Kind kind) {
    ObjectNode node = Json.object();
    switch (kind) {
      case Kind.Port port -> {
        node.put("speed", port.speed());
        port.lag()
            .ifPresent(lag -> node.put("lag", lag.aggregation()).put("lagPrimary", lag.primary()));
        port.crossConnect().ifPresent(uid -> node.put("crossConnect", uid));
      }
      case Kind.Router router -> {
        node.put("speed", router.speed()).put("asn", router.asn());
        router
            .ipsec()
            .ifPresent(pack -> node.put("tunnels", pack.tunnels()).put("ipsec", pack.uid()));
        FilterCodec.write(router.filters(), node);
      }
      case Kind.Gateway gateway -> gateway(node, gateway);
      case Kind.Edge edge -> {
        node.put("image", edge.imageId()).put("size", edge.size());
        node.set("vnics", Json.texts(edge.vnics()));
      }
      case Kind.Connection vxc -> {
        node.put("rate", vxc.rate()).put("shutdown", vxc.shutdown());
        node.set("a", end(vxc.aEnd()));
        node.set("b", end(vxc.bEnd()));
        node.put("serviceKey", vxc.serviceKey());
        vxc.awaits().ifPresent(company -> node.put("awaits", company));
      }
      case Kind.Exchange ix -> exchange(node, ix);
    }
    return node;
  }

  private static void gateway(ObjectNode node, Kind.Gateway gateway) {
    node.put("speed", gateway.speed()).put("asn", gateway.asn());
    node.put("sessions", gateway.sessions()).put("autoRenew", gateway.autoRenew());
    node.put("bgpShutdown", gateway.bgpShutdown()).put("promoCode", gateway.promoCode());
    FilterCodec.write(gateway.filters(), node);
  }

  private static void exchange(ObjectNode node, Kind.Exchange ix) {
    node.put("network", ix.network()).put("rate", ix.rate()).put("asn", ix.asn());
    node.set("end", end(ix.end()));
    node.put("mac", ix.mac()).put("shutdown", ix.shutdown());
    node.put("publicGraph", ix.publicGraph()).put("reverseDns", ix.reverseDns());
  }

  private static ObjectNode end(End end) {
    ObjectNode node = Json.object().put("on", end.productUid());
    end.vlan().ifPresent(vlan -> node.put("vlan", vlan));
    end.innerVlan().ifPresent(vlan -> node.put("inner", vlan));
    end.vnic().ifPresent(index -> node.put("vnic", index));
    end.config().ifPresent(config -> node.set("config", config));
    return node;
  }

  /** The kind of a node that {@link #write} made, of the service with some uid. */
  static Kind read(ProductType type, JsonNode node, String serviceUid) {
    return switch (type) {
      case MEGAPORT ->
          new Kind.Port(
              node.required("speed").asInt(),
              number(node.path("lag"))
                  .map(lag -> new Lag(lag, node.path("lagPrimary").asBoolean())),
              text(node.path("crossConnect")));
      case MCR2 ->
          new Kind.Router(
              node.required("speed").asInt(),
              node.path("asn").asLong(),
              number(node.path("tunnels"))
                  .filter(tunnels -> tunnels > 0)
                  .map(tunnels -> new TunnelPack(node.path("ipsec").asText(serviceUid), tunnels)),
              FilterCodec.read(node));
      case NAT_GATEWAY ->
          new Kind.Gateway(
              node.required("speed").asInt(),
              node.path("asn").asLong(),
              node.path("sessions").asInt(),
              node.path("autoRenew").asBoolean(),
              node.path("bgpShutdown").asBoolean(),
              node.path("promoCode").asText(),
              FilterCodec.read(node));
      case MVE -> {
        List<String> vnics = new ArrayList<>();
        node.path("vnics").forEach(vnic -> vnics.add(vnic.asText()));
        yield new Kind.Edge(node.required("image").asInt(), node.required("size").asText(), vnics);
      }
      case VXC ->
          new Kind.Connection(
              node.required("rate").asInt(),
              node.path("shutdown").asBoolean(),
              readEnd(node.required("a")),
              readEnd(node.required("b")),
              node.path("serviceKey").asText(),
              text(node.path("awaits")));
      case IX ->
          new Kind.Exchange(
              node.required("network").asText(),
              readEnd(node.required("end")),
              node.required("rate").asInt(),
              node.path("asn").asLong(),
              node.path("mac").asText(),
              node.path("shutdown").asBoolean(),
              node.path("publicGraph").asBoolean(),
              node.path("reverseDns").asText());
    };
  }

  private static End readEnd(JsonNode node) {
    Optional<ObjectNode> config =
        node.get("config") instanceof ObjectNode found ? Optional.of(found) : Optional.empty();
    return new End(
        node.required("on").asText(),
        number(node.path("vlan")),
        number(node.path("inner")),
        number(node.path("vnic")),
        config);
  }

  private static Optional<Integer> number(JsonNode node) {
    return node.isNumber() ? Optional.of(node.asInt()) : Optional.empty();
  }

  private static Optional<String> text(JsonNode node) {
    return Optional.of(node.asText()).filter(found -> !found.isEmpty());
  }
}
