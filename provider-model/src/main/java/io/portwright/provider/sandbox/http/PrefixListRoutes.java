package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.account.Caller;
import io.portwright.provider.sandbox.account.Right;
import io.portwright.provider.sandbox.order.Desk;
import io.portwright.provider.sandbox.order.PrefixListChanges;
import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.world.PrefixList;
import io.portwright.provider.sandbox.world.ProductType;
import java.util.function.Function;

/** Prefix filter lists of MCRs and NAT gateways: one shape under two families of paths. */
final class PrefixListRoutes {
  private final Site site;

  PrefixListRoutes(Site site) {
    this.site = site;
  }

  void addTo(Router router) {
    String mcr = "/v2/product/mcr2/{uid}";
    add(router, ProductType.MCR2, mcr + "/prefixLists", mcr + "/prefixList");
    String gateway = "/v3/products/nat_gateways/{uid}";
    add(
        router,
        ProductType.NAT_GATEWAY,
        gateway + "/prefix_list_summaries",
        gateway + "/prefix_lists");
  }

  private void add(Router router, ProductType type, String summaries, String lists) {
    String one = lists + "/{id}";
    router.closed("GET", summaries, (call, caller) -> list(call, caller, type));
    router.closed("POST", lists, (call, caller) -> create(call, caller, type));
    router.closed("GET", one, (call, caller) -> read(call, caller, type));
    router.closed("PUT", one, (call, caller) -> replace(call, caller, type));
    router.closed("DELETE", one, (call, caller) -> delete(call, caller, type));
  }

  private <T> T work(
      Caller caller, Right right, ProductType type, Function<PrefixListChanges, T> job) {
    caller.needs(right);
    return site.world()
        .change(draft ->
            job.apply(new PrefixListChanges(new Desk(draft, caller, site.catalogue()), type)));
  }

  private Reply list(Request request, Caller caller, ProductType type) {
    ArrayNode rows = Json.array();
    work(caller, Right.VIEW, type, lists -> lists.all(request.part("uid")))
        .forEach(list -> rows.add(summary(list)));
    return Reply.ok("Prefix lists", rows);
  }

  private static ObjectNode summary(PrefixList list) {
    ObjectNode node = Json.object().put("id", list.id()).put("description", list.description());
    return node.put("addressFamily", list.family());
  }

  /**
   * Lengths go out as text, and only those that differ from the prefix's own (found in a test of
   * the official SDK that runs against the service).
   */
  private static ObjectNode full(PrefixList list) {
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

  private static String created(ProductType type) {
    return type == ProductType.MCR2
        ? "Created a new prefix list for MCR "
        : "Created a new prefix list for NAT gateway ";
  }

  private Reply create(Request request, Caller caller, ProductType type) {
    Body body = Body.object(request.body());
    PrefixList made =
        work(caller, Right.ORDER, type, lists -> lists.create(request.part("uid"), body));
    return Reply.ok(created(type) + request.part("uid"), full(made));
  }

  private Reply read(Request request, Caller caller, ProductType type) {
    PrefixList found =
        work(caller, Right.VIEW, type, lists -> lists.one(request.part("uid"), request.part("id")));
    return Reply.ok("Prefix list", full(found));
  }

  private Reply replace(Request request, Caller caller, ProductType type) {
    Body body = Body.object(request.body());
    PrefixList changed =
        work(
            caller,
            Right.ORDER,
            type,
            lists -> lists.replace(request.part("uid"), request.part("id"), body));
    return Reply.ok("Updated the prefix list", full(changed));
  }

  private Reply delete(Request request, Caller caller, ProductType type) {
    String id =
        work(
            caller,
            Right.ORDER,
            type,
            lists -> {
              lists.delete(request.part("uid"), request.part("id"));
              return request.part("id");
            });
    return Reply.done("Deleted prefix list " + id);
  }
}
