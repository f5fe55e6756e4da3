package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.account.Caller;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.ProductType;
import io.portwright.provider.sandbox.world.Service;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What is told about a service beside its own shape: events and traffic. */
final class ServiceRecordRoutes {
  private final Site site;

  ServiceRecordRoutes(Site site) {
    this.site = site;
  }

  void addTo(Router router) {
    router.closed("GET", "/v2/product/{uid}/logs", this::logs);
    router.closed("GET", "/v2/products/telemetry", (_, _) -> Reply.plain(200, Telemetry.kinds()));
    router.closed(
        "GET",
        "/v2/product/{type}/{uid}/telemetry",
        (request, caller) -> telemetry(request, caller, request.part("type")));
    router.closed(
        "GET",
        "/v3/products/nat_gateways/{uid}/telemetry",
        (request, caller) -> telemetry(request, caller, ProductType.NAT_GATEWAY.name()));
  }

  private Reply logs(Request request, Caller caller) {
    ArrayNode rows =
        site.world()
            .read(view -> {
              Service service = ProductRoutes.readable(view, caller, request.part("uid"));
              ArrayNode events = Json.array();
              var life = service.life();
              Instant now = view.now();
              log(events, service, now, "ORDERED", Optional.of(life.ordered()));
              log(events, service, now, "CONFIGURED", life.ready());
              log(events, service, now, "UP", life.live());
              log(events, service, now, "CANCELLED", life.cancelled());
              log(events, service, now, "DECOMMISSIONED", life.ends());
              return events;
            });
    return Reply.ok("Service logs", rows);
  }

  private static void log(
      ArrayNode events, Service service, Instant now, String event, Optional<Instant> time) {
    if (time.filter(at -> !at.isAfter(now)).isPresent()) {
      ObjectNode row = events.addObject().put("count", 1).put("event", event);
      row.put("message", service.name() + " is " + event.toLowerCase(Locale.ROOT));
      row.put("resource_id", service.id()).put("resource_type", "service");
      row.put("service_id", service.id()).put("time", time.get().toEpochMilli());
    }
  }

  private Reply telemetry(Request request, Caller caller, String type) {
    return site.world()
        .read(view -> {
          Service service = ProductRoutes.readable(view, caller, request.part("uid"));
          if (!service.type().name().equals(type.toUpperCase(Locale.ROOT))) {
            throw Refusal.unknownService(service.uid());
          }
          return Reply.plain(200, new Telemetry(view, site.catalogue()).answer(service, request));
        });
  }
}
