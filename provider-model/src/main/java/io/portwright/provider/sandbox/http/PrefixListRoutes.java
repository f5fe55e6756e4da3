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
import java.util.function.Function;

/** Prefix filter lists of MCRs. */
final class PrefixListRoutes {
  private static final String ONE = "/v2/product/mcr2/{uid}/prefixList/{id}";

  private final Site site;

  PrefixListRoutes(Site site) {
    this.site = site;
  }

  void addTo(Router router) {
    router.closed("GET", "/v2/product/mcr2/{uid}/prefixLists", this::list);
    router.closed("POST", "/v2/product/mcr2/{uid}/prefixList", this::create);
    router.closed("GET", ONE, this::read);
    router.closed("PUT", ONE, this::replace);
    router.closed("DELETE", ONE, this::delete);
  }

  private <T> T work(Caller caller, Right right, Function<PrefixListChanges, T> job) {
    caller.needs(right);
    return site.world()
        .change(
            draft -> job.apply(new PrefixListChanges(new Desk(draft, caller, site.catalogue()))));
  }

  private Reply list(Request request, Caller caller) {
    ArrayNode rows = Json.array();
    work(caller, Right.VIEW, lists -> lists.all(request.part("uid")))
        .forEach(list -> rows.add(summary(list)));
    return Reply.ok("Prefix lists", rows);
  }

  private static ObjectNode summary(PrefixList list) {
    ObjectNode node = Json.object().put("id", list.id()).put("description", list.description());
    return node.put("addressFamily", list.family());
  }

  /** Lengths go out as text, though they come in as numbers. */
  private static ObjectNode full(PrefixList list) {
    ObjectNode node = summary(list);
    ArrayNode entries = node.putArray("entries");
    for (PrefixList.Entry entry : list.entries()) {
      ObjectNode row = entries.addObject().put("action", entry.action());
      row.put("prefix", entry.prefix());
      row.put("ge", String.valueOf(entry.ge())).put("le", String.valueOf(entry.le()));
    }
    return node;
  }

  private Reply create(Request request, Caller caller) {
    Body body = Body.object(request.body());
    PrefixList made = work(caller, Right.ORDER, lists -> lists.create(request.part("uid"), body));
    return Reply.ok("Created a new prefix list for MCR " + request.part("uid"), full(made));
  }

  private Reply read(Request request, Caller caller) {
    PrefixList found =
        work(caller, Right.VIEW, lists -> lists.one(request.part("uid"), request.part("id")));
    return Reply.ok("Prefix list", full(found));
  }

  private Reply replace(Request request, Caller caller) {
    Body body = Body.object(request.body());
    PrefixList changed =
        work(
            caller,
            Right.ORDER,
            lists -> lists.replace(request.part("uid"), request.part("id"), body));
    return Reply.ok("Updated the prefix list", full(changed));
  }

  private Reply delete(Request request, Caller caller) {
    String id =
        work(
            caller,
            Right.ORDER,
            lists -> {
              lists.delete(request.part("uid"), request.part("id"));
              return request.part("id");
            });
    return Reply.done("Deleted prefix list " + id);
  }
}
