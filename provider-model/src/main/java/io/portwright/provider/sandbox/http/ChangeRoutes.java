package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.account.Caller;
import io.portwright.provider.sandbox.account.Right;
import io.portwright.provider.sandbox.order.Approvals;
import io.portwright.provider.sandbox.order.Desk;
import io.portwright.provider.sandbox.order.Endings;
import io.portwright.provider.sandbox.order.ExchangeOrders;
import io.portwright.provider.sandbox.order.ServiceChanges;
import io.portwright.provider.sandbox.order.VxcChanges;
import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Activities;
import io.portwright.provider.sandbox.world.ProductType;
import io.portwright.provider.sandbox.world.Service;
import io.portwright.provider.sandbox.world.Vlans;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Changes and ends of ordered products, their tags, locks and VLANs. */
final class ChangeRoutes {
  private final Site site;

  ChangeRoutes(Site site) {
    this.site = site;
  }

  void addTo(Router router) {
    router.closed("GET", "/v2/product/{uid}/tags", this::tags);
    router.closed("PUT", "/v2/product/{uid}/tags", this::tag);
    router.closed(
        "POST", "/v2/product/{uid}/lock", (request, caller) -> lock(request, caller, true));
    router.closed(
        "DELETE", "/v2/product/{uid}/lock", (request, caller) -> lock(request, caller, false));
    router.closed("GET", "/v2/product/port/{uid}/vlan", this::vlan);
    router.closed("PUT", "/v2/product/{uid}", this::change);
    router.closed("PUT", "/v3/product/vxc/{uid}", this::changeVxc);
    router.closed("PUT", "/v2/order/vxc/{uid}", this::decide);
    router.closed("PUT", "/v2/product/{type}/{uid}", this::change);
    router.closed("POST", "/v3/product/{uid}/action/{action}", this::act);
    router.closed("POST", "/v2/product/{uid}/action/CANCEL", this::cancel);
  }

  private <T> T work(Caller caller, Right right, Function<Desk, T> job) {
    caller.needs(right);
    return site.world().change(draft -> job.apply(new Desk(draft, caller, site.catalogue())));
  }

  private static Service noted(Desk desk, Activities.Name name, Service changed) {
    Activities.note(desk.draft(), desk.caller(), name, changed.name());
    return changed;
  }

  private Reply tags(Request request, Caller caller) {
    Service service =
        site.world().read(view -> ProductRoutes.readable(view, caller, request.part("uid")));
    return Reply.ok("Resource tags", tags(service));
  }

  private static JsonNode tags(Service service) {
    return Json.object().set("resourceTags", tagList(service));
  }

  /** Tags as a list of key and value. */
  static ArrayNode tagList(Service service) {
    ArrayNode list = Json.array();
    service
        .label()
        .tags()
        .forEach((key, value) -> list.addObject().put("key", key).put("value", value));
    return list;
  }

  private Reply tag(Request request, Caller caller) {
    Body body = Body.object(request.body());
    Service changed =
        work(
            caller,
            Right.ORDER,
            desk ->
                noted(
                    desk,
                    Activities.Name.TAG,
                    new ServiceChanges(desk).tag(request.part("uid"), body)));
    return Reply.ok("Resource tags updated", tags(changed));
  }

  private Reply lock(Request request, Caller caller, boolean locked) {
    String uid = request.part("uid");
    Activities.Name name = locked ? Activities.Name.LOCK : Activities.Name.UNLOCK;
    Service changed =
        work(
            caller,
            Right.LOCK,
            desk -> noted(desk, name, new ServiceChanges(desk).lock(uid, locked)));
    JsonNode shown = site.world().read(view -> new ServiceViews(view, site).full(changed));
    return Reply.ok(locked ? "Service locked" : "Service unlocked", shown);
  }

  private Reply vlan(Request request, Caller caller) {
    int wanted =
        request
            .query("vlan")
            .filter(text -> text.matches("-?[0-9]{1,4}"))
            .map(Integer::valueOf)
            .filter(number -> number >= Vlans.FIRST && number <= Vlans.LAST)
            .orElseThrow(
                () -> Refusal.invalid("vlan must be " + Vlans.FIRST + " to " + Vlans.LAST));
    String uid = request.part("uid");
    ArrayNode free = Json.array();
    site.world()
        .read(view -> Vlans.available(view, ProductRoutes.readable(view, caller, uid), wanted))
        .forEach(free::add);
    return Reply.ok("Available VLANs", free);
  }

  /** What of a change waits for the partner, when the account has an approval queue. */
  private static final List<String> DECIDED = List.of("term", "rateLimit");

  private Reply change(Request request, Caller caller) {
    String uid = request.part("uid");
    Body body = Body.object(request.body());
    Service changed =
        decided(
            caller,
            Right.ORDER,
            uid,
            body,
            (desk, now) -> {
              Service service = desk.own(uid);
              refuseOtherType(request.part("type"), service);
              return service.type() == ProductType.IX
                  ? new ExchangeOrders(desk).change(uid, now)
                  : new ServiceChanges(desk).change(uid, now);
            });
    return Reply.ok(
        "Product [" + uid + "] has been updated",
        Confirmations.service(changed, caller.company(), site.world().now()));
  }

  /** Makes a change at once, or lets the part of it wait that the partner has to decide. */
  private Service decided(
      Caller caller, Right right, String uid, Body body, BiFunction<Desk, Body, Service> change) {
    boolean waits = Approvals.needed(caller) && DECIDED.stream().anyMatch(body::has);
    if (waits) {
      caller.needs(right);
      Service _ =
          site.world()
              .rehearse(draft -> change.apply(new Desk(draft, caller, site.catalogue()), body));
    }
    return work(
        caller,
        right,
        desk -> {
          if (waits) {
            Approvals.of(desk, site.directory()).hold(desk.own(uid), body);
          }
          Service changed = change.apply(desk, waits ? body.without(DECIDED) : body);
          Activities.note(desk.draft(), caller, Activities.Name.UPDATE, changed.name());
          return changed;
        });
  }

  private static void refuseOtherType(String type, Service service) {
    boolean fits = type.isEmpty() || service.type().name().equals(type.toUpperCase(Locale.ROOT));
    if (!fits || service.type() == ProductType.VXC) {
      throw Refusal.unknownService(service.uid());
    }
  }

  private Reply changeVxc(Request request, Caller caller) {
    return changeVxc(request.part("uid"), Body.object(request.body()), caller);
  }

  /**
   * The older way to accept or reject a VXC, by the uid of its approval; {@code vlan} is that of
   * the B-End.
   */
  private Reply decide(Request request, Caller caller) {
    Body body = Body.object(request.body());
    boolean approved =
        body.flag("isApproved").orElseThrow(() -> Refusal.invalid("isApproved is required"));
    ObjectNode change = Json.object().put("isApproved", approved);
    body.integer("vlan").ifPresent(vlan -> change.put("bEndVlan", vlan));
    return changeVxc(request.part("uid"), Body.of(change), caller);
  }

  private Reply changeVxc(String uid, Body body, Caller caller) {
    Service changed =
        decided(
            caller, Right.VIEW, uid, body, (desk, now) -> new VxcChanges(desk).change(uid, now));
    return Reply.ok(
        "VXC " + changed.id() + " has been updated",
        Confirmations.service(changed, caller.company(), site.world().now()));
  }

  private Reply act(Request request, Caller caller) {
    String uid = request.part("uid");
    String action = request.part("action");
    boolean safe =
        request
            .query("safeDelete")
            .or(() -> request.query("safe_delete"))
            .filter("true"::equalsIgnoreCase)
            .isPresent();
    Endings.Attached attached = safe ? Endings.Attached.REFUSE : Endings.Attached.CASCADE;
    Body body = Body.object(request.body());
    String done =
        work(
            caller,
            Right.ORDER,
            desk -> {
              new Endings(desk).act(uid, action, attached, body);
              String name = desk.draft().find(uid).map(Service::name).orElse(uid);
              Activities.note(desk.draft(), caller, activity(action), name);
              return "Action [" + action + " Service " + uid + "] has been done.";
            });
    return Reply.done(done);
  }

  /** The older form of a cancel, which tells a date. */
  private Reply cancel(Request request, Caller caller) {
    String uid = request.part("uid");
    Instant at =
        request
            .query("terminationDate")
            .filter(text -> text.matches("[0-9]{1,15}"))
            .map(text -> Instant.ofEpochMilli(Long.parseLong(text)))
            .orElseThrow(() -> Refusal.invalid("terminationDate must be epoch milliseconds"));
    Body body = Body.object(request.body());
    String done =
        work(
            caller,
            Right.ORDER,
            desk -> {
              new Endings(desk).cancel(uid, at, body);
              return "Action [CANCEL Service " + uid + "] has been done.";
            });
    return Reply.done(done);
  }

  private static Activities.Name activity(String action) {
    return action.equals("UN_CANCEL") ? Activities.Name.RESTORE : Activities.Name.TERMINATE;
  }
}
