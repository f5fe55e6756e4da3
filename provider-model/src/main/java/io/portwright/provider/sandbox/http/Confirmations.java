package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.account.Company;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.world.End;
import io.portwright.provider.sandbox.world.Kind;
import io.portwright.provider.sandbox.world.Life;
import io.portwright.provider.sandbox.world.Service;
import java.time.Instant;

/** The objects that confirm an order or a change. */
final class Confirmations {
  private Confirmations() {}

  /** What confirms the purchase of a service, after its kind. */
  static ObjectNode order(Service service, Company company, Instant now) {
    return switch (service.kind()) {
      case Kind.Connection _ -> vxc(service, company, now);
      case Kind.Gateway gateway -> gateway(service, gateway, now);
      case Kind.Port _, Kind.Router _, Kind.Edge _, Kind.Exchange _ ->
          service(service, company, now);
    };
  }

  private static ObjectNode gateway(Service service, Kind.Gateway gateway, Instant now) {
    ObjectNode node = Json.object().put("uid", service.uid()).put("name", service.name());
    node.put("serviceName", service.name()).put("productType", service.type().name());
    node.put("provisioningStatus", service.status(now).name());
    node.put("rateLimit", gateway.speed()).put("aLocationId", service.place().locationId());
    node.put("contractTermMonths", service.contract().months());
    return node.put("createDate", service.life().ordered().toEpochMilli());
  }

  /** The technical-service object. */
  static ObjectNode service(Service service, Company company, Instant now) {
    ObjectNode node = Json.object();
    node.put("technicalServiceId", service.id()).put("technicalServiceUid", service.uid());
    node.put("serviceName", service.name()).put("name", service.name()).putNull("secondaryName");
    node.put("productType", service.type().name());
    node.put("provisioningStatus", service.status(now).name());
    node.put("createDate", service.life().ordered().toEpochMilli());
    node.put("companyId", company.id()).put("companyName", company.name());
    node.put("contractStartDate", service.contract().start().toEpochMilli());
    node.put("contractTermMonths", service.contract().months()).put("rateType", "MONTHLY");
    node.put("costCentre", service.label().costCentre()).put("market", service.place().market());
    node.put("marketplaceVisibility", service.label().visible()).put("vxcPermitted", true);
    node.put("vxcAutoApproval", false).put("createdBy", service.ownership().createdBy());
    node.put("virtual", service.kind() instanceof Kind.Edge).put("buyoutPort", false);
    node.put("locked", service.locks().owner());
    node.put("adminLocked", service.locks().staff());
    node.set("attributeTags", Json.object());
    switch (service.kind()) {
      case Kind.Port port -> {
        node.put("aLocationId", service.place().locationId()).put("rateLimit", port.speed());
        port.lag()
            .ifPresent(lag -> {
              node.put("aggregationId", lag.aggregation()).put("lagId", lag.aggregation());
              node.put("lagPrimary", lag.primary());
            });
      }
      case Kind.Routing router ->
          node.put("aLocationId", service.place().locationId()).put("rateLimit", router.speed());
      case Kind.Edge edge ->
          node.put("aLocationId", service.place().locationId()).put("mveSize", edge.size());
      case Kind.Connection vxc -> node.put("rateLimit", vxc.rate());
      case Kind.Exchange ix ->
          node.put("aLocationId", service.place().locationId()).put("rateLimit", ix.rate());
    }
    return node;
  }

  /** The VXC order object. */
  private static ObjectNode vxc(Service service, Company company, Instant now) {
    ObjectNode node = Json.object();
    node.put("vxcOrderId", service.id() + 1_000_000);
    node.put("createDate", service.life().ordered().toEpochMilli());
    node.put("vxcJTechnicalServiceId", service.id());
    node.put("vxcJTechnicalServiceUid", service.uid());
    node.put("serviceName", service.name()).put("orderType", "NEW");
    node.put("duration", service.contract().months()).put("rateType", "MONTHLY");
    node.put("costCentre", service.label().costCentre());
    node.put("payerCompanyId", company.id()).put("payerCompanyName", company.name());
    if (service.kind() instanceof Kind.Connection vxc) {
      boolean waits = vxc.awaits().isPresent();
      boolean undecided = service.life().phase() == Life.Phase.UNDECIDED;
      node.put("speed", vxc.rate()).put("serviceKey", vxc.serviceKey());
      vxc.aEnd().vlan().ifPresent(vlan -> node.put("payerVlanId", vlan));
      vxc.bEnd().vlan().ifPresent(vlan -> node.put("nonPayerVlanId", vlan));
      node.put("connectType", connectType(vxc.bEnd()))
          .put("payerStatus", undecided ? "PENDING_INTERNAL" : "APPROVED");
      node.put("nonPayerStatus", waits ? "PENDING_EXTERNAL" : "APPROVED");
      node.put("fullyApproved", !waits && !undecided);
    }
    node.set("vxc", service(service, company, now));
    node.set("attributeTags", Json.object());
    return node;
  }

  private static String connectType(End end) {
    return end.config().map(config -> config.path("connectType").asText()).orElse("DEFAULT");
  }
}
