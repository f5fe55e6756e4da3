package io.portwright.provider.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.wire.Json;
import java.util.ArrayList;
import java.util.List;

/** How prefix lists and packet filters of a router are stored. */
final class FilterCodec {
  private FilterCodec() {}

  static void write(Filters filters, ObjectNode node) {
    ArrayNode lists = node.putArray("prefixLists");
    filters.prefixLists().forEach(list -> lists.add(write(list)));
    ArrayNode packets = node.putArray("packetFilters");
    filters.packetFilters().forEach(filter -> packets.add(write(filter)));
  }

  private static ObjectNode write(PrefixList list) {
    ObjectNode node = Json.object().put("id", list.id());
    node.put("description", list.description()).put("family", list.family());
    ArrayNode entries = node.putArray("entries");
    for (PrefixList.Entry entry : list.entries()) {
      ObjectNode row = entries.addObject().put("action", entry.action());
      row.put("prefix", entry.prefix()).put("ge", entry.ge()).put("le", entry.le());
    }
    return node;
  }

  private static ObjectNode write(PacketFilter filter) {
    ObjectNode node = Json.object().put("id", filter.id());
    ArrayNode entries = node.put("description", filter.description()).putArray("entries");
    for (PacketFilter.Entry entry : filter.entries()) {
      ObjectNode row = entries.addObject().put("action", entry.action());
      row.put("source", entry.source()).put("destination", entry.destination());
      row.put("sourcePorts", entry.sourcePorts());
      row.put("destinationPorts", entry.destinationPorts());
      row.put("protocol", entry.protocol()).put("description", entry.description());
    }
    return node;
  }

  static Filters read(JsonNode node) {
    List<PrefixList> lists = new ArrayList<>();
    node.path("prefixLists").forEach(list -> lists.add(prefixList(list)));
    List<PacketFilter> packets = new ArrayList<>();
    node.path("packetFilters").forEach(filter -> packets.add(packetFilter(filter)));
    return new Filters(lists, packets);
  }

  private static PrefixList prefixList(JsonNode node) {
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

  private static PacketFilter packetFilter(JsonNode node) {
    List<PacketFilter.Entry> entries = new ArrayList<>();
    for (JsonNode entry : node.path("entries")) {
      entries.add(
          new PacketFilter.Entry(
              entry.path("action").asText(),
              entry.path("source").asText(),
              entry.path("destination").asText(),
              entry.path("sourcePorts").asText(),
              entry.path("destinationPorts").asText(),
              entry.path("protocol").asInt(),
              entry.path("description").asText()));
    }
    return new PacketFilter(node.path("id").asInt(), node.path("description").asText(), entries);
  }
}
