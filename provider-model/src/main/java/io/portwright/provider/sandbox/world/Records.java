package io.portwright.provider.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.wire.Json;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Everything of the world that is not a service, by shelf and key. */
final class Records {
  private final Map<Shelf, SequencedMap<String, ObjectNode>> shelves = new EnumMap<>(Shelf.class);

  SequencedMap<String, ObjectNode> on(Shelf shelf) {
    return shelves.getOrDefault(shelf, new LinkedHashMap<>());
  }

  /** The same records, apart from these. */
  Records copy() {
    Records copy = new Records();
    copy.addAll(this);
    return copy;
  }

  void addAll(Records others) {
    others.shelves.forEach((shelf, records) -> shelves.put(shelf, new LinkedHashMap<>(records)));
  }

  /** What a publication of these changes would replace; empty for what is not there. */
  Map<Shelf, Map<String, Optional<ObjectNode>>> replacedBy(
      Map<Shelf, Map<String, Optional<ObjectNode>>> changes) {
    Map<Shelf, Map<String, Optional<ObjectNode>>> before = new EnumMap<>(Shelf.class);
    changes.forEach((shelf, records) -> {
      Map<String, Optional<ObjectNode>> old = new LinkedHashMap<>();
      records.keySet().forEach(key -> old.put(key, Optional.ofNullable(on(shelf).get(key))));
      before.put(shelf, old);
    });
    return before;
  }

  void clear() {
    shelves.clear();
  }

  /** Takes the changes of a transaction over. */
  void publish(Map<Shelf, Map<String, Optional<ObjectNode>>> changes) {
    changes.forEach((shelf, records) -> records.forEach((key, data) -> put(shelf, key, data)));
  }

  private void put(Shelf shelf, String key, Optional<ObjectNode> data) {
    Map<String, ObjectNode> records = shelves.computeIfAbsent(shelf, _ -> new LinkedHashMap<>());
    if (data.isPresent()) {
      records.put(key, data.get());
    } else {
      records.remove(key);
    }
  }

  /** Changes as they are stored: one object for each record, without data when it is gone. */
  static ArrayNode write(Map<Shelf, Map<String, Optional<ObjectNode>>> changes) {
    ArrayNode list = Json.array();
    changes.forEach(
        (shelf, records) -> records.forEach((key, data) -> list.add(record(shelf, key, data))));
    return list;
  }

  /** All records as they are stored. */
  ArrayNode write() {
    ArrayNode list = Json.array();
    shelves.forEach((shelf, records) ->
        records.forEach((key, data) -> list.add(record(shelf, key, Optional.of(data)))));
    return list;
  }

  private static ObjectNode record(Shelf shelf, String key, Optional<ObjectNode> data) {
    ObjectNode node = Json.object().put("on", shelf.name()).put("key", key);
    data.ifPresent(found -> node.set("data", found));
    return node;
  }

  /** Takes over records that {@link #write} made. */
  void replay(JsonNode list) {
    for (JsonNode record : list) {
      Optional<ObjectNode> data =
          record.get("data") instanceof ObjectNode found ? Optional.of(found) : Optional.empty();
      put(Shelf.valueOf(record.required("on").asText()), record.required("key").asText(), data);
    }
  }
}
