package io.portwright.provider.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.wire.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How a service is stored. Absent means empty; times are epoch milliseconds. */
final class ServiceCodec {
  private ServiceCodec() {}

  static ObjectNode write(Service service) {
    ObjectNode node = Json.object();
    Ownership own = service.ownership();
    node.put("id", own.id()).put("uid", own.uid());
    node.put("company", own.companyUid()).put("by", own.createdBy());
    Label label = service.label();
    node.put("name", label.name()).put("costCentre", label.costCentre());
    node.set("tags", Json.textMap(label.tags()));
    node.put("visible", label.visible());
    Place place = service.place();
    node.put("location", place.locationId()).put("market", place.market());
    node.put("zone", place.zone());
    node.put("term", service.contract().months());
    node.put("termStart", service.contract().start().toEpochMilli());
    life(service.life(), node);
    node.put("locked", service.locks().owner());
    node.put("adminLocked", service.locks().staff());
    node.put("type", service.type().name());
    node.set("kind", KindCodec.write(service.kind()));
    return node;
  }

  private static void life(Life life, ObjectNode node) {
    node.put("ordered", life.ordered().toEpochMilli());
    life.ready().ifPresent(at -> node.put("ready", at.toEpochMilli()));
    life.live().ifPresent(at -> node.put("live", at.toEpochMilli()));
    life.cancelled().ifPresent(at -> node.put("cancelled", at.toEpochMilli()));
    life.ends().ifPresent(at -> node.put("ends", at.toEpochMilli()));
    node.put("phase", life.phase().name());
  }

  /** The service of a node that {@link #write} made. */
  static Service read(JsonNode node) {
    Map<String, String> tags = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> tag : node.path("tags").properties()) {
      tags.put(tag.getKey(), tag.getValue().asText());
    }
    return new Service(
        new Ownership(
            node.required("id").asInt(),
            node.required("uid").asText(),
            node.required("company").asText(),
            node.path("by").asText()),
        new Label(
            node.path("name").asText(),
            node.path("costCentre").asText(),
            tags,
            node.path("visible").asBoolean()),
        new Place(
            node.path("location").asInt(),
            node.path("market").asText(),
            node.path("zone").asText()),
        new Contract(
            node.required("term").asInt(),
            Instant.ofEpochMilli(node.required("termStart").asLong())),
        readLife(node),
        new Locks(node.path("locked").asBoolean(), node.path("adminLocked").asBoolean()),
        KindCodec.read(
            ProductType.valueOf(node.required("type").asText()),
            node.required("kind"),
            node.required("uid").asText()));
  }

  private static Life readLife(JsonNode node) {
    return new Life(
        Instant.ofEpochMilli(node.required("ordered").asLong()),
        time(node.path("ready")),
        time(node.path("live")),
        time(node.path("cancelled")),
        time(node.path("ends")),
        Life.Phase.valueOf(node.path("phase").asText(phaseOfOlderStore(node).name())));
  }

  private static Life.Phase phaseOfOlderStore(JsonNode node) {
    return node.path("failed").asBoolean() ? Life.Phase.FAILED : Life.Phase.ORDERED;
  }

  private static Optional<Instant> time(JsonNode node) {
    return node.isNumber() ? Optional.of(Instant.ofEpochMilli(node.asLong())) : Optional.empty();
  }
}
