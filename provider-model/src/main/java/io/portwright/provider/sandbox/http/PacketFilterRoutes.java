package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.order.Desk;
import io.portwright.provider.sandbox.order.NumberedChanges;
import io.portwright.provider.sandbox.order.PacketFilterChanges;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.world.PacketFilter;
import io.portwright.provider.sandbox.world.ProductType;

/** Packet filters of MCRs and NAT gateways. */
final class PacketFilterRoutes extends NumberedRoutes<PacketFilter> {

  PacketFilterRoutes(Site site) {
    super(site, "Packet filter");
  }

  void addTo(Router router) {
    addTo(router, "packetFilter", "packet_filter");
  }

  @Override
  NumberedChanges<PacketFilter> changes(Desk desk, ProductType type) {
    return new PacketFilterChanges(desk, type);
  }

  @Override
  ObjectNode summary(PacketFilter filter) {
    return Json.object().put("id", filter.id()).put("description", filter.description());
  }

  @Override
  ObjectNode full(PacketFilter filter) {
    ObjectNode node = summary(filter);
    ArrayNode entries = node.putArray("entries");
    for (PacketFilter.Entry entry : filter.entries()) {
      ObjectNode row = entries.addObject().put("action", entry.action());
      told(row, "description", entry.description());
      row.put("sourceAddress", entry.source()).put("destinationAddress", entry.destination());
      told(row, "sourcePorts", entry.sourcePorts());
      told(row, "destinationPorts", entry.destinationPorts());
      if (entry.protocol() != 0) {
        row.put("ipProtocol", entry.protocol());
      }
    }
    return node;
  }

  private static void told(ObjectNode row, String key, String value) {
    if (!value.isEmpty()) {
      row.put(key, value);
    }
  }
}
