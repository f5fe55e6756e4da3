package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.account.Caller;
import io.portwright.provider.sandbox.account.Right;
import io.portwright.provider.sandbox.order.Approvals;
import io.portwright.provider.sandbox.order.Desk;
import io.portwright.provider.sandbox.order.OrderDesk;
import io.portwright.provider.sandbox.order.Prices;
import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.world.Activities;
import io.portwright.provider.sandbox.world.ProductType;
import io.portwright.provider.sandbox.world.Service;
import java.time.Instant;
import java.util.List;

/** Validating and buying network designs. */
final class DesignRoutes {
  private final Site site;

  DesignRoutes(Site site) {
    this.site = site;
  }

  void addTo(Router router) {
    router.closed("POST", "/v3/networkdesign/validate", this::validate);
    router.closed(
        "POST",
        "/v3/networkdesign/buy",
        (request, caller) -> buy(Body.array(request.body()), caller));
    router.closed(
        "POST",
        "/v4/networkdesign/buy",
        (request, caller) -> buy(Body.object(request.body()).list("networkDesign"), caller));
  }

  private Reply validate(Request request, Caller caller) {
    caller.needs(Right.DESIGN);
    List<Body> items = Body.array(request.body());
    ArrayNode lines =
        site.world()
            .rehearse(draft -> {
              Desk desk = new Desk(draft, caller, site.catalogue());
              List<Service> placed = new OrderDesk(desk).place(items);
              Prices prices = new Prices(draft, site.catalogue());
              ArrayNode priced = Json.array();
              for (Service service : placed) {
                ObjectNode line = prices.line(service);
                priced.add(caller.seesPrices() ? line : line.putNull("price"));
              }
              return priced;
            });
    return Reply.ok("Validation passed", lines);
  }

  private List<Service> ordered(Desk desk, List<Body> items) {
    List<Service> placed = new OrderDesk(desk).place(items);
    placed.forEach(service ->
        Activities.note(desk.draft(), desk.caller(), Activities.Name.ORDER, service.name()));
    if (!Approvals.needed(desk.caller())) {
      return placed;
    }
    Approvals approvals = Approvals.of(desk, site.directory());
    return placed.stream().map(approvals::hold).toList();
  }

  private Reply buy(List<Body> items, Caller caller) {
    caller.needs(Right.ORDER);
    List<Service> placed =
        site.world().change(draft -> ordered(new Desk(draft, caller, site.catalogue()), items));
    StringBuilder message = new StringBuilder();
    ArrayNode confirmations = Json.array();
    for (Service service : placed) {
      boolean vxc = service.type() == ProductType.VXC;
      Instant now = site.world().now();
      message.append(message.isEmpty() || message.charAt(message.length() - 1) == ' ' ? "" : " ");
      message.append(service.type()).append(" [").append(service.uid()).append("] created.");
      message.append(vxc ? " " : "");
      confirmations.add(Confirmations.order(service, caller.company(), now));
    }
    return Reply.ok(message.toString(), confirmations);
  }
}
