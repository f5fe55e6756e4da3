package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.catalogue.CloudKey;
import io.portwright.provider.sandbox.order.CloudOrder;
import io.portwright.provider.sandbox.wire.Refusal;
import java.util.Optional;

/** Look-ups of cloud providers' keys; keys may contain slashes, escaped or not. */
final class CloudKeyRoutes {
  private final Site site;

  CloudKeyRoutes(Site site) {
    this.site = site;
  }

  void addTo(Router router) {
    router.closed("GET", "/v2/secure/azure/{key...}", (call, _) -> look("AZURE", call));
    router.closed("GET", "/v2/secure/google/{key...}", (call, _) -> look("GOOGLE", call));
    router.closed("GET", "/v2/secure/oracle/{key...}", (call, _) -> look("ORACLE", call));
    router.closed("GET", "/v2/secure/nutanix/{key...}", (call, _) -> look("NUTANIX", call));
    router.closed(
        "GET",
        "/v2/secure/awshc",
        (_, _) -> Reply.ok("Successful lookup", site.catalogue().cloudKeys().hostedConnections()));
  }

  private Reply look(String connectType, Request request) {
    Optional<CloudKey> found = CloudOrder.find(site.catalogue(), connectType, request.part("key"));
    if (found.isEmpty()) {
      throw Refusal.of(400, "Lookup failed", "The key " + request.part("key") + " is not known.");
    }
    return Reply.ok(
        "Successful lookup",
        site.world()
            .read(view -> {
              ObjectNode data = found.get().data().deepCopy();
              for (JsonNode port : data.path("megaports")) {
                if (port instanceof ObjectNode row) {
                  CloudOrder.holder(view, found.get(), row.path("productUid").asText())
                      .ifPresent(vxc -> row.put("vxc", vxc));
                }
              }
              return data;
            }));
  }
}
