package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.account.Caller;
import io.portwright.provider.sandbox.account.Right;
import io.portwright.provider.sandbox.order.AddOnChanges;
import io.portwright.provider.sandbox.order.Desk;
import io.portwright.provider.sandbox.order.RouterFaces;
import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Kind;
import io.portwright.provider.sandbox.world.Service;
import io.portwright.provider.sandbox.world.View;
import java.util.List;
import java.util.function.Function;

/** Add-ons of MCRs and ports. What a service has is read from the service itself. */
final class AddOnRoutes {
  private final Site site;

  AddOnRoutes(Site site) {
    this.site = site;
  }

  void addTo(Router router) {
    router.closed("POST", "/v3/product/{uid}/addon", this::add);
    router.closed("PUT", "/v3/product/{uid}/addon/{addOn}", this::change);
    router.closed("GET", "/v3/products/mcrs/{uid}/ipsec", this::tunnels);
  }

  private Reply work(String message, Caller caller, Function<AddOnChanges, Service> job) {
    caller.needs(Right.ORDER);
    Service changed =
        site.world()
            .change(
                draft -> job.apply(new AddOnChanges(new Desk(draft, caller, site.catalogue()))));
    JsonNode shown = site.world().read(view -> new ServiceViews(view, site).full(changed));
    return Reply.ok(message, shown.hasNonNull("addOns") ? shown.path("addOns") : Json.array());
  }

  private Reply add(Request request, Caller caller) {
    Body body = Body.object(request.body());
    String uid = request.part("uid");
    return work("Add-on of " + uid + " has been created", caller, addOns -> addOns.add(uid, body));
  }

  private Reply change(Request request, Caller caller) {
    Body body = Body.object(request.body());
    String uid = request.part("uid");
    String addOn = request.part("addOn");
    return work(
        "Add-on " + addOn + " has been updated", caller, addOns -> addOns.change(uid, addOn, body));
  }

  /**
   * How many IPsec tunnels an MCR may have, how many it has, and on which VXCs (field names: a test
   * of the official SDK that runs against the service).
   */
  private Reply tunnels(Request request, Caller caller) {
    ObjectNode data =
        site.world()
            .read(view -> {
              Service mcr = ProductRoutes.readable(view, caller, request.part("uid"));
              if (mcr.kind() instanceof Kind.Router router) {
                return tunnels(view, mcr, router);
              }
              throw Refusal.unknownService(mcr.uid());
            });
    return Reply.ok("IPsec tunnels", data);
  }

  private static ObjectNode tunnels(View view, Service mcr, Kind.Router router) {
    ArrayNode vxcs = Json.array();
    int used = 0;
    for (Service service : view.activeOn(mcr.uid())) {
      if (service.kind() instanceof Kind.Connection vxc) {
        ArrayNode tunnels = Json.array();
        RouterFaces.of(vxc, mcr.uid()).stream()
            .filter(RouterFaces::isTunnel)
            .forEach(face -> tunnels.add(tunnel(face)));
        if (!tunnels.isEmpty()) {
          ObjectNode row = vxcs.addObject().put("productUid", service.uid());
          row.put("productName", service.name()).set("tunnels", tunnels);
          used += tunnels.size();
        }
      }
    }
    ObjectNode data = Json.object().put("maximumTunnelCount", router.tunnels());
    return data.put("totalTunnelCount", used).set("ipSecConfiguredVxcs", vxcs);
  }

  private static ObjectNode tunnel(JsonNode face) {
    JsonNode options = face.path("ipSecTunnelOptions");
    ObjectNode row = Json.object().put("description", face.path("description").asText(""));
    for (String key : List.of("sourceIpAddress", "destinationIpAddress", "localId", "remoteId")) {
      row.put(key, options.path(key).asText(""));
    }
    if (face.path("vlan").isNumber()) {
      row.set("vlan", face.path("vlan"));
    } else {
      row.putNull("vlan");
    }
    return row;
  }
}
