package io.portwright.provider.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
    node.put("locked", service.locked());
    node.put("type", service.type().name());
    node.set("kind", kind(service.kind()));
    return node;
  }

  private static void life(Life life, ObjectNode node) {
    node.put("ordered", life.ordered().toEpochMilli());
    life.ready().ifPresent(at -> node.put("ready", at.toEpochMilli()));
    life.live().ifPresent(at -> node.put("live", at.toEpochMilli()));
    life.cancelled().ifPresent(at -> node.put("cancelled", at.toEpochMilli()));
    life.ends().ifPresent(at -> node.put("ends", at.toEpochMilli()));
    node.put("failed", life.failed());
  }

  private static ObjectNode kind(Kind kind) {
    ObjectNode node = Json.object();
    switch (kind) {
      case Kind.Port port -> {
        node.put("speed", port.speed());
        port.lag()
            .ifPresent(lag -> node.put("lag", lag.aggregation()).put("lagPrimary", lag.primary()));
      }
      case Kind.Router router -> {
        node.put("speed", router.speed()).put("asn", router.asn());
        node.put("tunnels", router.tunnels());
        ArrayNode lists = node.putArray("prefixLists");
        router.prefixLists().forEach(list -> lists.add(prefixList(list)));
      }
      case Kind.Edge edge -> {
        node.put("image", edge.imageId()).put("size", edge.size());
        node.set("vnics", Json.texts(edge.vnics()));
      }
      case Kind.Connection vxc -> {
        node.put("rate", vxc.rate()).put("shutdown", vxc.shutdown());
        node.set("a", end(vxc.aEnd()));
        node.set("b", end(vxc.bEnd()));
        node.put("serviceKey", vxc.serviceKey());
        vxc.awaits().ifPresent(company -> node.put("awaits", company));
      }
    }
    return node;
  }

  private static ObjectNode end(End end) {
    ObjectNode node = Json.object().put("on", end.productUid());
    end.vlan().ifPresent(vlan -> node.put("vlan", vlan));
    end.innerVlan().ifPresent(vlan -> node.put("inner", vlan));
    end.vnic().ifPresent(index -> node.put("vnic", index));
    end.config().ifPresent(config -> node.set("config", config));
    return node;
  }

  private static ObjectNode prefixList(PrefixList list) {
    ObjectNode node = Json.object().put("id", list.id());
    node.put("description", list.description()).put("family", list.family());
    ArrayNode entries = node.putArray("entries");
    for (PrefixList.Entry entry : list.entries()) {
      ObjectNode row = entries.addObject().put("action", entry.action());
      row.put("prefix", entry.prefix()).put("ge", entry.ge()).put("le", entry.le());
    }
    return node;
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
        node.path("locked").asBoolean(),
        readKind(ProductType.valueOf(node.required("type").asText()), node.required("kind")));
  }

  private static Life readLife(JsonNode node) {
    return new Life(
        Instant.ofEpochMilli(node.required("ordered").asLong()),
        time(node.path("ready")),
        time(node.path("live")),
        time(node.path("cancelled")),
        time(node.path("ends")),
        node.path("failed").asBoolean());
  }

  private static Optional<Instant> time(JsonNode node) {
    return node.isNumber() ? Optional.of(Instant.ofEpochMilli(node.asLong())) : Optional.empty();
  }

  private static Kind readKind(ProductType type, JsonNode node) {
    return switch (type) {
      case MEGAPORT ->
          new Kind.Port(
              node.required("speed").asInt(),
              number(node.path("lag"))
                  .map(lag -> new Lag(lag, node.path("lagPrimary").asBoolean())));
      case MCR2 -> {
        List<PrefixList> lists = new ArrayList<>();
        node.path("prefixLists").forEach(list -> lists.add(readPrefixList(list)));
        yield new Kind.Router(
            node.required("speed").asInt(),
            node.path("asn").asLong(),
            node.path("tunnels").asInt(),
            lists);
      }
      case MVE -> {
        List<String> vnics = new ArrayList<>();
        node.path("vnics").forEach(vnic -> vnics.add(vnic.asText()));
        yield new Kind.Edge(node.required("image").asInt(), node.required("size").asText(), vnics);
      }
      case VXC ->
          new Kind.Connection(
              node.required("rate").asInt(),
              node.path("shutdown").asBoolean(),
              readEnd(node.required("a")),
              readEnd(node.required("b")),
              node.path("serviceKey").asText(),
              Optional.of(node.path("awaits").asText()).filter(uid -> !uid.isEmpty()));
    };
  }

  private static End readEnd(JsonNode node) {
    Optional<ObjectNode> config =
        node.get("config") instanceof ObjectNode found ? Optional.of(found) : Optional.empty();
    return new End(
        node.required("on").asText(),
        number(node.path("vlan")),
        number(node.path("inner")),
        number(node.path("vnic")),
        config);
  }

  private static Optional<Integer> number(JsonNode node) {
    return node.isNumber() ? Optional.of(node.asInt()) : Optional.empty();
  }

  private static PrefixList readPrefixList(JsonNode node) {
    List<PrefixList.Entry> entries = new ArrayList<>();
    for (JsonNode entry : node.path("entries")) {
      entries.add(
          new PrefixList.Entry(
              entry.path("action").asText(),
              entry.path("prefix").asText(),
              entry.path("ge").asInt(),
              entry.path("le").asInt()));
    }
    return new PrefixList(
        node.path("id").asInt(),
        node.path("description").asText(),
        node.path("family").asText(),
        entries);
  }
}
