package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.account.Company;
import io.portwright.provider.sandbox.catalogue.EdgeImages;
import io.portwright.provider.sandbox.catalogue.Location;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.world.Companies;
import io.portwright.provider.sandbox.world.Kind;
import io.portwright.provider.sandbox.world.ProductType;
import io.portwright.provider.sandbox.world.Service;
import io.portwright.provider.sandbox.world.Status;
import io.portwright.provider.sandbox.world.View;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How services look in product reads and lists. */
final class ServiceViews {
  private final View view;
  private final Site site;
  private final VxcViews vxcs;
  private final Companies companies;

  ServiceViews(View view, Site site) {
    this.view = view;
    this.site = site;
    this.vxcs = new VxcViews(view, site);
    this.companies = new Companies(view, site.directory());
  }

  /** The full shape of a service, VXCs with their ends, the others with what is attached. */
  ObjectNode full(Service service) {
    ObjectNode node = common(service);
    switch (service.kind()) {
      case Kind.Port port -> port(node, service, port);
      case Kind.Router router -> router(node, service, router);
      case Kind.Gateway gateway -> gateway(node, service, gateway);
      case Kind.Edge edge -> edge(node, service, edge);
      case Kind.Connection vxc -> {
        vxcs.fill(node, service, vxc);
        return node;
      }
      case Kind.Exchange ix -> {
        new ExchangeViews(view, site).fill(node, service, ix);
        return node;
      }
    }
    ArrayNode attachedVxcs = node.putArray("associatedVxcs");
    ArrayNode attachedIxs = node.putArray("associatedIxs");
    for (Service attached : view.attached(service.uid())) {
      (attached.type() == ProductType.IX ? attachedIxs : attachedVxcs).add(full(attached));
    }
    return node;
  }

  private ObjectNode common(Service service) {
    Instant now = view.now();
    ObjectNode node = Json.object();
    node.put("productId", service.id()).put("productUid", service.uid());
    node.put("productName", service.name()).put("productType", service.type().name());
    node.put("provisioningStatus", service.status(now).name());
    node.put("createDate", service.life().ordered().toEpochMilli());
    date(node, "liveDate", service.life().live().filter(at -> !at.isAfter(now)));
    date(node, "terminateDate", service.life().ends());
    node.put("contractStartDate", service.contract().start().toEpochMilli());
    node.put("contractEndDate", service.contract().end().toEpochMilli());
    node.put("contractTermMonths", service.contract().months());
    node.put("createdBy", service.ownership().createdBy());
    node.put("market", service.place().market());
    node.put("usageAlgorithm", "POST_PAID_HOURLY_SPEED_" + service.type());
    node.put("marketplaceVisibility", service.label().visible());
    node.put("vxcPermitted", true).put("vxcAutoApproval", false).putNull("secondaryName");
    node.put("companyUid", service.companyUid());
    node.put("companyName", companies.find(service.companyUid()).map(Company::name).orElse(""));
    node.put("costCentre", service.label().costCentre());
    node.set("attributeTags", Json.object());
    node.put("virtual", service.kind() instanceof Kind.Edge).put("buyoutPort", false);
    node.put("locked", service.locks().owner());
    node.put("adminLocked", service.locks().staff());
    node.put("cancelable", service.status(now) != Status.DECOMMISSIONED && !service.locks().any());
    return node;
  }

  static void date(ObjectNode node, String key, Optional<Instant> date) {
    if (date.isPresent()) {
      node.put(key, date.get().toEpochMilli());
    } else {
      node.putNull(key);
    }
  }

  static ObjectNode locationDetail(Location location) {
    ObjectNode node = Json.object().put("name", location.name()).put("city", location.city());
    return node.put("metro", location.metro()).put("country", location.country());
  }

  private void placed(ObjectNode node, Service service) {
    int id = service.place().locationId();
    node.put("locationId", id);
    node.set("locationDetail", locationDetail(site.catalogue().locations().get(id)));
    String zone = service.place().zone();
    node.put("diversityZone", zone);
  }

  private void port(ObjectNode node, Service service, Kind.Port port) {
    placed(node, service);
    node.put("portSpeed", port.speed()).put("maxVxcSpeed", port.speed());
    node.put("connectType", "DEFAULT").put("up", service.status(view.now()) == Status.LIVE);
    node.put("lagPrimary", port.lag().filter(lag -> lag.primary()).isPresent());
    if (port.lag().isPresent()) {
      int aggregation = port.lag().get().aggregation();
      node.put("lagId", aggregation).put("aggregationId", aggregation);
    } else {
      node.putNull("lagId").putNull("aggregationId");
    }
    if (port.crossConnect().isPresent()) {
      ObjectNode addOn = node.putArray("addOns").addObject().put("productUid", service.uid());
      addOn.put("addOnUid", port.crossConnect().get()).put("addOnType", "CROSS_CONNECT");
      addOn.put("crossConnectRequested", true);
    }
    node.putObject("resources").set("interface", face(service, port.speed()));
  }

  /** The interface resource of a service or of one end of a VXC. */
  private ObjectNode face(Service service, int speed) {
    ObjectNode face = Json.object();
    face.putNull("demarcation").put("description", service.name()).put("id", service.id());
    face.put("loa_template", "megaport").put("media", speed > 10_000 ? "LR4" : "LR");
    face.put("name", "interface-" + service.id()).put("port_speed", speed);
    face.put("resource_name", "interface").put("resource_type", "interface");
    return face.put("up", service.status(view.now()) == Status.LIVE ? 1 : 0);
  }

  private void router(ObjectNode node, Service service, Kind.Router router) {
    placed(node, service);
    node.put("portSpeed", router.speed()).put("lagPrimary", false);
    node.putNull("lagId").putNull("aggregationId");
    ArrayNode addOns = node.putArray("addOns");
    if (router.ipsec().isPresent()) {
      ObjectNode addOn = addOns.addObject().put("productUid", service.uid());
      addOn.put("addOnUid", router.ipsec().get().uid()).put("addOnType", "IP_SEC");
      addOn.put("tunnelCount", router.tunnels()).put("packCount", router.tunnels() / 10);
    }
    routing(node, service, router).put("bgpShutdownDefault", false);
  }

  private void gateway(ObjectNode node, Service service, Kind.Gateway gateway) {
    placed(node, service);
    node.put("portSpeed", gateway.speed()).put("sessionCount", gateway.sessions());
    node.put("autoRenewTerm", gateway.autoRenew()).put("promoCode", gateway.promoCode());
    routing(node, service, gateway).put("bgpShutdownDefault", gateway.bgpShutdown());
  }

  private ObjectNode routing(ObjectNode node, Service service, Kind.Routing router) {
    ObjectNode resources = node.putObject("resources");
    resources.set("interface", face(service, router.speed()));
    ObjectNode virtual = resources.putObject("virtual_router");
    virtual.put("id", service.id()).put("mcrAsn", router.asn()).put("name", service.name());
    virtual.put("resource_name", "virtual_router").put("resource_type", "virtual_router");
    return virtual.put("speed", router.speed());
  }

  private void edge(ObjectNode node, Service service, Kind.Edge edge) {
    placed(node, service);
    EdgeImages images = site.catalogue().edgeImages();
    Optional<EdgeImages.Image> image = images.find(edge.imageId());
    Optional<EdgeImages.Size> size = images.size(edge.size());
    String vendor = image.map(EdgeImages.Image::vendor).orElse("").toUpperCase(Locale.ROOT);
    node.put("vendor", vendor).put("mveSize", edge.size());
    node.put("mveLabel", size.map(EdgeImages.Size::label).orElse(""));
    node.set("vnics", vnics(edge.vnics()));
    ObjectNode resources = node.putObject("resources");
    resources.set("interface", face(service, 10_000));
    ObjectNode machine = resources.putArray("virtual_machine").addObject();
    machine.put("id", service.id()).put("cpu_count", size.map(EdgeImages.Size::cores).orElse(0));
    ObjectNode shown = machine.putObject("image").put("id", edge.imageId()).put("vendor", vendor);
    shown.put("product", image.map(EdgeImages.Image::product).orElse(""));
    shown.put("version", image.map(EdgeImages.Image::version).orElse(""));
    machine.put("resource_name", "virtual_machine").put("resource_type", "virtual_machine");
    machine.put("up", service.status(view.now()) == Status.LIVE);
    machine.set("vnics", vnics(edge.vnics()));
  }

  private static ArrayNode vnics(List<String> descriptions) {
    ArrayNode list = Json.array();
    for (String description : descriptions) {
      list.addObject().put("description", description).put("vlan", 10 + list.size());
    }
    return list;
  }
}
