package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.account.Caller;
import io.portwright.provider.sandbox.order.Prices;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Kind;
import io.portwright.provider.sandbox.world.Service;
import io.portwright.provider.sandbox.world.View;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What it would cost to end a service now, or to change the rate of a VXC. */
final class ChargeRoutes {
  private final Site site;

  ChargeRoutes(Site site) {
    this.site = site;
  }

  void addTo(Router router) {
    router.closed("GET", "/v2/product/{uid}/action/CANCEL_NOW/charges", this::charges);
    router.closed("GET", "/v2/product/{uid}/rating/{year}/{month}", this::rating);
  }

  /** One line for the service and each that would end with it; ended ones are free. */
  private Reply charges(Request request, Caller caller) {
    caller.needsPrices();
    ObjectNode data =
        site.world()
            .read(view -> {
              Service service = ProductRoutes.readable(view, caller, request.part("uid"));
              List<Service> ending = new ArrayList<>(List.of(service));
              ending.addAll(view.activeOn(service.uid()));
              return charges(view, ending);
            });
    return Reply.ok("Cancellation charges", data);
  }

  private ObjectNode charges(View view, List<Service> ending) {
    Prices prices = new Prices(view, site.catalogue());
    ArrayNode lines = Json.array();
    BigDecimal total = BigDecimal.ZERO;
    for (Service service : ending) {
      BigDecimal amount =
          view.status(service).active() ? prices.earlyEnd(service) : BigDecimal.ZERO;
      ObjectNode line = lines.addObject().put("productUid", service.uid());
      line.put("productName", service.name()).put("productType", service.type().name());
      line.put("amount", amount).put("currency", prices.currency(service));
      total = total.add(amount);
    }
    ObjectNode data = Json.object().put("total", total);
    data.put("currency", prices.currency(ending.getFirst()));
    return data.set("charges", lines);
  }

  /** The rate card does not change with the month, which must be one nevertheless. */
  private Reply rating(Request request, Caller caller) {
    caller.needsPrices();
    boolean month =
        request.part("year").matches("[0-9]{4}") && request.part("month").matches("0?[1-9]|1[0-2]");
    Optional<String> speed =
        request.query("newSpeed").filter(text -> text.matches("[1-9][0-9]{0,6}"));
    if (!month || speed.isEmpty()) {
      throw Refusal.invalid("rating needs a year, a month from 1 to 12 and a newSpeed in Mbps");
    }
    ObjectNode data =
        site.world()
            .read(view -> {
              Service service = ProductRoutes.readable(view, caller, request.part("uid"));
              return rating(view, service, Integer.parseInt(speed.get()));
            });
    return Reply.ok("Rating", data);
  }

  private ObjectNode rating(View view, Service service, int speed) {
    Service changed =
        switch (service.kind()) {
          case Kind.Connection vxc -> service.with(vxc.withRate(speed));
          case Kind.Exchange ix -> service.with(ix.withRate(speed));
          case Kind.Port _, Kind.Routing _, Kind.Edge _ ->
              throw Refusal.invalid("Only the rate of a VXC or IX can change");
        };
    Prices prices = new Prices(view, site.catalogue());
    BigDecimal total = prices.monthly(changed);
    ObjectNode data = Json.object().put("total", total);
    data.put("delta", total.subtract(prices.monthly(service)));
    data.put("longTermMonthly", total);
    return data.put("currency", prices.currency(service));
  }
}
