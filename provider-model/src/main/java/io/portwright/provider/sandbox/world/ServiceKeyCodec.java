package io.portwright.provider.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.wire.Json;
import java.time.Instant;
import java.util.Optional;

/** How a service key is stored. Absent means empty; times are epoch milliseconds. */
final class ServiceKeyCodec {
  private ServiceKeyCodec() {}

  static ObjectNode write(ServiceKey key) {
    ObjectNode node = Json.object().put("key", key.key()).put("company", key.companyUid());
    node.put("product", key.productUid()).put("description", key.description());
    ServiceKey.Limits limits = key.limits();
    node.put("singleUse", limits.singleUse()).put("maxRate", limits.maxRate());
    node.put("preApproved", limits.preApproved());
    limits.vlan().ifPresent(vlan -> node.put("vlan", vlan));
    limits.validFrom().ifPresent(at -> node.put("from", at.toEpochMilli()));
    limits.validTo().ifPresent(at -> node.put("to", at.toEpochMilli()));
    node.put("active", key.active()).put("created", key.created().toEpochMilli());
    key.lastUsed().ifPresent(at -> node.put("used", at.toEpochMilli()));
    return node;
  }

  /** The key of a node that {@link #write} made. */
  static ServiceKey read(JsonNode node) {
    Optional<Integer> vlan =
        node.path("vlan").isNumber() ? Optional.of(node.path("vlan").asInt()) : Optional.empty();
    return new ServiceKey(
        node.required("key").asText(),
        node.required("company").asText(),
        node.required("product").asText(),
        node.path("description").asText(),
        new ServiceKey.Limits(
            node.path("singleUse").asBoolean(),
            node.required("maxRate").asInt(),
            node.path("preApproved").asBoolean(),
            vlan,
            time(node.path("from")),
            time(node.path("to"))),
        node.path("active").asBoolean(),
        Instant.ofEpochMilli(node.required("created").asLong()),
        time(node.path("used")));
  }

  private static Optional<Instant> time(JsonNode node) {
    return node.isNumber() ? Optional.of(Instant.ofEpochMilli(node.asLong())) : Optional.empty();
  }
}
