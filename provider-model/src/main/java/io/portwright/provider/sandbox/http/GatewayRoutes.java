package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.account.Caller;
import io.portwright.provider.sandbox.account.Right;
import io.portwright.provider.sandbox.order.Desk;
import io.portwright.provider.sandbox.order.GatewayDesigns;
import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Contract;
import io.portwright.provider.sandbox.world.Kind;
import io.portwright.provider.sandbox.world.Service;
import io.portwright.provider.sandbox.world.Status;
import io.portwright.provider.sandbox.world.View;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * NAT gateways, from their design on. They are not in the list of products; dates are ISO text
 * here, where other products tell milliseconds.
 */
final class GatewayRoutes {
  private static final String ALL = "/v3/products/nat_gateways";
  private static final String ONE = ALL + "/{uid}";

  private final Site site;

  GatewayRoutes(Site site) {
    this.site = site;
  }

  void addTo(Router router) {
    router.closed(
        "GET", ALL + "/sessions", (_, _) -> Reply.raw(site.catalogue().gatewaySessions().answer()));
    router.closed("GET", ALL, this::list);
    router.closed("POST", ALL, this::design);
    router.closed("GET", ONE, this::one);
    router.closed("PUT", ONE, this::replace);
    router.closed("DELETE", ONE, this::discard);
  }

  private Reply list(Request request, Caller caller) {
    View view = site.world().moment();
    return Reply.list(
        "NAT Gateways",
        view.all().stream()
            .filter(service -> service.companyUid().equals(caller.company().uid()))
            .mapMulti((Service service, Consumer<ObjectNode> rows) -> {
              if (service.kind() instanceof Kind.Gateway gateway) {
                rows.accept(shown(view, service, gateway));
              }
            })
            .iterator());
  }

  private Reply design(Request request, Caller caller) {
    caller.needs(Right.DESIGN);
    Body body = Body.object(request.body());
    Service made =
        site.world()
            .change(draft ->
                new GatewayDesigns(new Desk(draft, caller, site.catalogue())).design(body));
    return answer("NAT Gateway order item created successfully", made);
  }

  private Reply one(Request request, Caller caller) {
    Service found =
        site.world().read(view -> ProductRoutes.readable(view, caller, request.part("uid")));
    return answer("Found NAT Gateway " + found.uid(), found);
  }

  /** A design may be changed by whoever may design, an ordered gateway by whoever may order. */
  private Reply replace(Request request, Caller caller) {
    Body body = Body.object(request.body());
    String uid = request.part("uid");
    Service changed =
        site.world()
            .change(draft -> {
              GatewayDesigns designs =
                  new GatewayDesigns(new Desk(draft, caller, site.catalogue()));
              boolean design = draft.status(designs.own(uid)) == Status.DESIGN;
              caller.needs(design ? Right.DESIGN : Right.ORDER);
              return designs.replace(uid, body);
            });
    return answer("NAT Gateway " + uid + " has been updated", changed);
  }

  private Reply discard(Request request, Caller caller) {
    caller.needs(Right.DESIGN);
    String uid = request.part("uid");
    site.world()
        .change(draft -> {
          new GatewayDesigns(new Desk(draft, caller, site.catalogue())).discard(uid);
          return uid;
        });
    return Reply.done("Nat gateway order item deleted successfully");
  }

  private Reply answer(String message, Service service) {
    if (!(service.kind() instanceof Kind.Gateway gateway)) {
      throw Refusal.unknownService(service.uid());
    }
    return site.world().read(view -> Reply.ok(message, shown(view, service, gateway)));
  }

  private static ObjectNode shown(View view, Service service, Kind.Gateway gateway) {
    Status status = view.status(service);
    ObjectNode node = Json.object().put("productUid", service.uid());
    node.put("productName", service.name()).put("productType", service.type().name());
    node.put("provisioningStatus", status.name());
    node.put("locationId", service.place().locationId()).put("speed", gateway.speed());
    node.put("term", service.contract().months()).put("autoRenewTerm", gateway.autoRenew());
    ObjectNode config = node.putObject("config").put("asn", gateway.asn());
    config.put("bgpShutdownDefault", gateway.bgpShutdown());
    config.put("diversityZone", service.place().zone());
    config.put("sessionCount", gateway.sessions());
    node.put("createDate", service.life().ordered().toString());
    Optional<Contract> ordered =
        Optional.of(service.contract()).filter(_ -> status != Status.DESIGN);
    if (ordered.isPresent()) {
      node.put("contractEndDate", ordered.get().end().toString());
    } else {
      node.putNull("contractEndDate");
    }
    node.put("createdBy", service.ownership().createdBy());
    node.put("locked", service.locks().owner());
    node.put("adminLocked", service.locks().staff());
    node.putNull("orderApprovalStatus").put("promoCode", gateway.promoCode());
    node.set("resourceTags", ChangeRoutes.tagList(service));
    return node.put("serviceLevelReference", service.label().costCentre());
  }
}
