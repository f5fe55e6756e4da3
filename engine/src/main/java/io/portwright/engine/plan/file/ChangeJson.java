package io.portwright.engine.plan.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.plan.AttributeDiff;
import io.portwright.engine.plan.Change;
import io.portwright.engine.plan.Drift;
import io.portwright.engine.plan.Reason;
import io.portwright.provider.spi.ResourceType.Exchange;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Changes and drift in a plan file. */
final class ChangeJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ChangeJson() {}

  static ObjectNode write(Change change) {
    ObjectNode out = JSON.objectNode();
    out.put("address", change.address().toString());
    switch (change) {
      case Change.Create c -> out.put("action", "create").set("after", ValueJson.write(c.after()));
      case Change.Update c -> {
        out.put("action", "update");
        out.set("before", ValueJson.write(c.before()));
        out.set("after", ValueJson.write(c.after()));
        out.set("diffs", diffs(c.diffs()));
      }
      case Change.Replace c -> {
        out.put("action", "replace");
        out.set("before", ValueJson.write(c.before()));
        out.set("after", ValueJson.write(c.after()));
        out.set("diffs", diffs(c.diffs()));
        ArrayNode because = out.putArray("because");
        c.because().forEach(path -> because.add(PathJson.write(path)));
        out.put("reason", c.reason().name());
        out.put("order", c.order().name());
      }
      case Change.Delete c -> {
        out.put("action", "delete");
        c.deposed().ifPresent(key -> out.put("deposed", key));
        out.set("before", ValueJson.write(c.before()));
        out.put("reason", c.reason().name());
      }
      case Change.Forget c -> {
        out.put("action", "forget");
        c.deposed().ifPresent(key -> out.put("deposed", key));
        out.set("before", ValueJson.write(c.before()));
        out.put("reason", c.reason().name());
      }
      case Change.Read c -> {
        out.put("action", "read").set("after", ValueJson.write(c.after()));
        out.put("reason", c.reason().name());
      }
      case Change.NoOp c -> out.put("action", "no-op").set("value", ValueJson.write(c.value()));
    }
    return out;
  }

  static Change read(JsonNode json) {
    InstanceAddress address = address(json);
    String action = json.path("action").asText();
    return switch (action) {
      case "create" -> new Change.Create(address, object(json, "after"));
      case "update" ->
          new Change.Update(
              address, object(json, "before"), object(json, "after"), readDiffs(json));
      case "replace" ->
          new Change.Replace(
              address,
              object(json, "before"),
              object(json, "after"),
              readDiffs(json),
              readPaths(json.path("because")),
              reason(json),
              Exchange.valueOf(json.path("order").asText()));
      case "delete" ->
          new Change.Delete(
              address,
              Optional.ofNullable(json.get("deposed")).map(JsonNode::asText),
              object(json, "before"),
              reason(json));
      case "forget" ->
          new Change.Forget(
              address,
              Optional.ofNullable(json.get("deposed")).map(JsonNode::asText),
              object(json, "before"),
              reason(json));
      case "read" -> new Change.Read(address, object(json, "after"), reason(json));
      case "no-op" -> new Change.NoOp(address, object(json, "value"));
      default -> throw new IllegalArgumentException("unknown action " + action);
    };
  }

  static ObjectNode write(Drift drift) {
    ObjectNode out = JSON.objectNode();
    out.put("address", drift.address().toString());
    drift.deposed().ifPresent(key -> out.put("deposed", key));
    out.set("before", ValueJson.write(drift.before()));
    drift.now().ifPresent(now -> out.set("now", ValueJson.write(now)));
    out.set("diffs", diffs(drift.diffs()));
    out.put("note", drift.note());
    return out;
  }

  static Drift readDrift(JsonNode json) {
    return new Drift(
        address(json),
        Optional.ofNullable(json.get("deposed")).map(JsonNode::asText),
        object(json, "before"),
        json.has("now") ? Optional.of(object(json, "now")) : Optional.empty(),
        readDiffs(json),
        json.path("note").asText());
  }

  private static InstanceAddress address(JsonNode json) {
    String text = json.path("address").asText();
    return InstanceAddress.parse(text)
        .orElseThrow(() -> new IllegalArgumentException("not an address: " + text));
  }

  private static ObjectValue object(JsonNode json, String field) {
    if (ValueJson.read(json.path(field)) instanceof ObjectValue object) {
      return object;
    }
    throw new IllegalArgumentException("not an object: " + field);
  }

  private static Reason reason(JsonNode json) {
    return Reason.valueOf(json.path("reason").asText());
  }

  private static ArrayNode diffs(List<AttributeDiff> diffs) {
    ArrayNode out = JSON.arrayNode();
    for (AttributeDiff diff : diffs) {
      ObjectNode node = out.addObject();
      node.set("path", PathJson.write(diff.path()));
      diff.before().ifPresent(value -> node.set("before", ValueJson.write(value)));
      diff.after().ifPresent(value -> node.set("after", ValueJson.write(value)));
      node.put("effect", diff.effect().name());
    }
    return out;
  }

  private static List<AttributeDiff> readDiffs(JsonNode json) {
    List<AttributeDiff> found = new ArrayList<>();
    for (JsonNode diff : json.path("diffs")) {
      found.add(
          new AttributeDiff(
              PathJson.read(diff.path("path")),
              optional(diff, "before"),
              optional(diff, "after"),
              AttributeDiff.Effect.valueOf(diff.path("effect").asText())));
    }
    return found;
  }

  private static Optional<Value> optional(JsonNode json, String field) {
    return Optional.ofNullable(json.get(field)).map(ValueJson::read);
  }

  private static SortedSet<AttributePath> readPaths(JsonNode json) {
    SortedSet<AttributePath> found = new TreeSet<>();
    json.forEach(path -> found.add(PathJson.read(path)));
    return found;
  }
}
