package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.account.Caller;
import io.portwright.provider.sandbox.account.Right;
import io.portwright.provider.sandbox.order.Desk;
import io.portwright.provider.sandbox.order.PacketFilterChanges;
import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.world.PacketFilter;
import io.portwright.provider.sandbox.world.ProductType;
import java.util.function.Function;

/** Packet filters of MCRs and NAT gateways: one shape under two families of paths. */
final class PacketFilterRoutes {
  private final Site site;

  PacketFilterRoutes(Site site) {
    this.site = site;
  }

  void addTo(Router router) {
    String mcr = "/v2/product/mcr2/{uid}";
    add(router, ProductType.MCR2, mcr + "/packetFilters", mcr + "/packetFilter");
    String gateway = "/v3/products/nat_gateways/{uid}";
    add(
        router,
        ProductType.NAT_GATEWAY,
        gateway + "/packet_filter_summaries",
        gateway + "/packet_filters");
  }

  private void add(Router router, ProductType type, String summaries, String filters) {
    String one = filters + "/{id}";
    router.closed("GET", summaries, (call, caller) -> list(call, caller, type));
    router.closed("POST", filters, (call, caller) -> create(call, caller, type));
    router.closed("GET", one, (call, caller) -> read(call, caller, type));
    router.closed("PUT", one, (call, caller) -> replace(call, caller, type));
    router.closed("DELETE", one, (call, caller) -> delete(call, caller, type));
  }

  private <T> T work(
      Caller caller, Right right, ProductType type, Function<PacketFilterChanges, T> job) {
    caller.needs(right);
    return site.world()
        .change(draft ->
            job.apply(new PacketFilterChanges(new Desk(draft, caller, site.catalogue()), type)));
  }

  private Reply list(Request request, Caller caller, ProductType type) {
    ArrayNode rows = Json.array();
    work(caller, Right.VIEW, type, filters -> filters.all(request.part("uid")))
        .forEach(filter -> rows.add(summary(filter)));
    return Reply.ok("Packet filters", rows);
  }

  private static ObjectNode summary(PacketFilter filter) {
    return Json.object().put("id", filter.id()).put("description", filter.description());
  }

  private static ObjectNode full(PacketFilter filter) {
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

  private Reply create(Request request, Caller caller, ProductType type) {
    Body body = Body.object(request.body());
    String uid = request.part("uid");
    PacketFilter made = work(caller, Right.ORDER, type, filters -> filters.create(uid, body));
    return Reply.ok("Created a new packet filter for " + uid, full(made));
  }

  private Reply read(Request request, Caller caller, ProductType type) {
    PacketFilter found =
        work(
            caller,
            Right.VIEW,
            type,
            filters -> filters.one(request.part("uid"), request.part("id")));
    return Reply.ok("Packet filter", full(found));
  }

  private Reply replace(Request request, Caller caller, ProductType type) {
    Body body = Body.object(request.body());
    PacketFilter changed =
        work(
            caller,
            Right.ORDER,
            type,
            filters -> filters.replace(request.part("uid"), request.part("id"), body));
    return Reply.ok("Updated the packet filter", full(changed));
  }

  private Reply delete(Request request, Caller caller, ProductType type) {
    String id = request.part("id");
    String deleted =
        work(
            caller,
            Right.ORDER,
            type,
            filters -> {
              filters.delete(request.part("uid"), id);
              return "Deleted packet filter " + id;
            });
    return Reply.done(deleted);
  }
}
