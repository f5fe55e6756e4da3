package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.order.Desk;
import io.portwright.provider.sandbox.order.NumberedChanges;
import io.portwright.provider.sandbox.order.PrefixListChanges;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.world.PrefixList;
import io.portwright.provider.sandbox.world.ProductType;

/** Prefix filter lists of MCRs and NAT gateways. */
final class PrefixListRoutes extends NumberedRoutes<PrefixList> {

  PrefixListRoutes(Site site) {
    super(site, "Prefix list");
  }

  void addTo(Router router) {
    addTo(router, "prefixList", "prefix_list");
  }

  @Override
  NumberedChanges<PrefixList> changes(Desk desk, ProductType type) {
    return new PrefixListChanges(desk, type);
  }

  @Override
  ObjectNode summary(PrefixList list) {
    ObjectNode node = Json.object().put("id", list.id()).put("description", list.description());
    return node.put("addressFamily", list.family());
  }

  /**
   * Lengths go out as text, and only those that differ from the prefix's own (found in a test of
   * the official SDK that runs against the service).
   */
  @Override
  ObjectNode full(PrefixList list) {
    ObjectNode node = summary(list);
    ArrayNode entries = node.putArray("entries");
    for (PrefixList.Entry entry : list.entries()) {
      ObjectNode row = entries.addObject().put("action", entry.action());
      row.put("prefix", entry.prefix());
      String own = entry.prefix().substring(entry.prefix().indexOf('/') + 1);
      length(row, "ge", String.valueOf(entry.ge()), own);
      length(row, "le", String.valueOf(entry.le()), own);
    }
    return node;
  }

  private static void length(ObjectNode row, String key, String length, String own) {
    if (!length.equals("0") && !length.equals(own)) {
      row.put(key, length);
    }
  }
}
