package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.account.Caller;
import io.portwright.provider.sandbox.account.Right;
import io.portwright.provider.sandbox.order.Desk;
import io.portwright.provider.sandbox.order.NumberedChanges;
import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.world.ProductType;
import java.util.Locale;
import java.util.function.Function;

/**
 * Numbered things of MCRs and NAT gateways: one shape under two families of paths.
 *
 * @param <T> one of them
 */
abstract class NumberedRoutes<T> {
  private static final String MCR = "/v2/product/mcr2/{uid}/";
  private static final String GATEWAY = "/v3/products/nat_gateways/{uid}/";

  private final Site site;
  private final String word;

  /**
   * @param word what messages call one, such as {@code Prefix list}
   */
  NumberedRoutes(Site site, String word) {
    this.site = site;
    this.word = word;
  }

  abstract NumberedChanges<T> changes(Desk desk, ProductType type);

  abstract ObjectNode summary(T one);

  abstract ObjectNode full(T one);

  /**
   * @param camel last part of an MCR's paths, such as {@code prefixList}
   * @param snake last part of a gateway's paths, such as {@code prefix_list}
   */
  final void addTo(Router router, String camel, String snake) {
    add(router, ProductType.MCR2, MCR + camel + "s", MCR + camel);
    add(router, ProductType.NAT_GATEWAY, GATEWAY + snake + "_summaries", GATEWAY + snake + "s");
  }

  private void add(Router router, ProductType type, String summaries, String all) {
    String one = all + "/{id}";
    router.closed("GET", summaries, (call, caller) -> list(call, caller, type));
    router.closed("POST", all, (call, caller) -> create(call, caller, type));
    router.closed("GET", one, (call, caller) -> read(call, caller, type));
    router.closed("PUT", one, (call, caller) -> replace(call, caller, type));
    router.closed("DELETE", one, (call, caller) -> delete(call, caller, type));
  }

  private <R> R work(
      Caller caller, Right right, ProductType type, Function<NumberedChanges<T>, R> job) {
    caller.needs(right);
    return site.world()
        .change(draft -> job.apply(changes(new Desk(draft, caller, site.catalogue()), type)));
  }

  private String lower() {
    return word.toLowerCase(Locale.ROOT);
  }

  private Reply list(Request request, Caller caller, ProductType type) {
    ArrayNode rows = Json.array();
    work(caller, Right.VIEW, type, all -> all.all(request.part("uid")))
        .forEach(one -> rows.add(summary(one)));
    return Reply.ok(word + "s", rows);
  }

  private Reply create(Request request, Caller caller, ProductType type) {
    Body body = Body.object(request.body());
    String uid = request.part("uid");
    T made = work(caller, Right.ORDER, type, all -> all.create(uid, body));
    String owner = type == ProductType.MCR2 ? "MCR" : "NAT gateway";
    return Reply.ok("Created a new %s for %s %s".formatted(lower(), owner, uid), full(made));
  }

  private Reply read(Request request, Caller caller, ProductType type) {
    T found =
        work(caller, Right.VIEW, type, all -> all.one(request.part("uid"), request.part("id")));
    return Reply.ok(word, full(found));
  }

  private Reply replace(Request request, Caller caller, ProductType type) {
    Body body = Body.object(request.body());
    T changed =
        work(
            caller,
            Right.ORDER,
            type,
            all -> all.replace(request.part("uid"), request.part("id"), body));
    return Reply.ok("Updated the " + lower(), full(changed));
  }

  private Reply delete(Request request, Caller caller, ProductType type) {
    String id = request.part("id");
    return Reply.done(
        work(
            caller,
            Right.ORDER,
            type,
            all -> {
              all.delete(request.part("uid"), id);
              return "Deleted " + lower() + " " + id;
            }));
  }
}
