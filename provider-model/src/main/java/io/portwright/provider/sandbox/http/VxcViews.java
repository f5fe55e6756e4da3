package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.catalogue.Location;
import io.portwright.provider.sandbox.order.Approvals;
import io.portwright.provider.sandbox.order.Host;
import io.portwright.provider.sandbox.order.Prices;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.world.End;
import io.portwright.provider.sandbox.world.Kind;
import io.portwright.provider.sandbox.world.Service;
import io.portwright.provider.sandbox.world.Status;
import io.portwright.provider.sandbox.world.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What VXCs show beyond the fields that every service has. */
final class VxcViews {
  private final View view;
  private final Site site;
  private final Map<String, Approvals.Approval> queue;

  VxcViews(View view, Site site) {
    this.view = view;
    this.site = site;
    this.queue = Approvals.pending(view);
  }

  void fill(ObjectNode node, Service service, Kind.Connection vxc) {
    Optional<Host> a = host(vxc.aEnd());
    Optional<Host> b = host(vxc.bEnd());
    boolean live = service.status(view.now()) == Status.LIVE;
    node.put("nServiceId", service.id() + 500_000).put("rateLimit", vxc.rate());
    node.put("shutdown", vxc.shutdown()).put("up", live && !vxc.shutdown());
    node.put("distanceBand", distance(a, b));
    node.set("aEnd", end(vxc.aEnd(), a));
    node.set("bEnd", end(vxc.bEnd(), b));
    approval(node.putObject("vxcApproval"), service, vxc);
    node.set("resources", resources(service, vxc, a, b));
  }

  private void approval(ObjectNode node, Service service, Kind.Connection vxc) {
    Optional<Approvals.Approval> queued = Optional.ofNullable(queue.get(service.uid()));
    if (queued.isPresent()) {
      boolean speed = queued.get().type() == Approvals.Type.SPEED_CHANGE;
      node.put("status", "PENDING_INTERNAL").put("message", "Waiting for your partner");
      node.put("uid", queued.get().uid()).put("type", speed ? "SPEED_CHANGE" : "NEW");
      node.put("newSpeed", queued.get().change().path("rateLimit").asInt(vxc.rate()));
    } else if (vxc.awaits().isPresent()) {
      node.put("status", "PENDING_EXTERNAL").put("message", "Waiting for the B-End owner");
      node.put("uid", service.uid()).put("type", "NEW").put("newSpeed", vxc.rate());
    } else {
      node.putNull("status").putNull("message").putNull("uid").putNull("type");
      node.putNull("newSpeed");
    }
  }

  private Optional<Host> host(End end) {
    return Host.find(view, site.catalogue(), end.productUid());
  }

  private String distance(Optional<Host> a, Optional<Host> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return "INTERZONE";
    }
    Location from = a.get().location(site.catalogue());
    Location to = b.get().location(site.catalogue());
    return Prices.distance(site.catalogue(), from, to).name();
  }

  private ObjectNode end(End end, Optional<Host> host) {
    ObjectNode node = Json.object().put("productUid", end.productUid());
    if (host.isPresent()) {
      Location location = host.get().location(site.catalogue());
      node.put("ownerUid", host.get().companyUid()).put("productName", host.get().name());
      node.put("locationId", location.id()).put("location", location.name());
      node.set("locationDetail", ServiceViews.locationDetail(location));
    }
    number(node, "vlan", end.vlan());
    number(node, "innerVlan", end.innerVlan().filter(vlan -> vlan != End.UNTAGGED));
    end.vnic().ifPresent(index -> node.put("vNicIndex", index));
    return node.putNull("secondaryName");
  }

  private static void number(ObjectNode node, String key, Optional<Integer> value) {
    if (value.isPresent()) {
      node.put(key, value.get());
    } else {
      node.putNull(key);
    }
  }

  private ObjectNode resources(
      Service service, Kind.Connection vxc, Optional<Host> a, Optional<Host> b) {
    ObjectNode node = Json.object();
    boolean live = service.status(view.now()) == Status.LIVE;
    ArrayNode faces = node.putArray("interface");
    for (Optional<Host> host : List.of(a, b)) {
      if (host.isPresent()) {
        ObjectNode face = faces.addObject().putNull("demarcation");
        face.put("description", host.get().name()).put("id", 10 * service.id() + faces.size());
        face.put("loa_template", "megaport").put("media", "LR");
        face.put("name", "interface-" + service.id() + "-" + faces.size());
        face.put("port_speed", host.get().interfaceSpeed());
        face.put("resource_name", faces.size() == 1 ? "a_interface" : "b_interface");
        face.put("resource_type", "interface").put("up", live ? 1 : 0);
      }
    }
    a.filter(Host::isRouter).or(() -> b.filter(Host::isRouter)).ifPresent(h -> router(node, h));
    ObjectNode vll = node.putObject("vll");
    number(vll, "a_vlan", vxc.aEnd().vlan());
    number(vll, "b_vlan", vxc.bEnd().vlan());
    vll.put("description", service.name()).put("id", service.id()).put("name", service.name());
    vll.put("rate_limit_mbps", vxc.rate()).put("resource_name", "vll");
    vll.put("resource_type", "vll").put("shutdown", vxc.shutdown());
    vll.put("up", live && !vxc.shutdown());
    ArrayNode connections = new CloudViews(view, site.catalogue()).connections(service, vxc);
    if (!connections.isEmpty()) {
      node.set("csp_connection", connections);
    }
    return node;
  }

  private static void router(ObjectNode resources, Host host) {
    if (host instanceof Host.Placed(Service service)
        && service.kind() instanceof Kind.Routing router) {
      ObjectNode node = resources.putObject("virtual_router").put("mcrAsn", router.asn());
      node.put("resource_name", "virtual_router").put("resource_type", "virtual_router");
      node.put("speed", router.speed()).put("bgpShutdownDefault", false);
    }
  }
}
