package io.portwright.engine.plan.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.config.CheckResult;
import io.portwright.engine.plan.Refactored;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Moves, imports and outcomes of conditions in plan files. */
final class RefactoredJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private RefactoredJson() {}

  static InstanceAddress address(String text) {
    return InstanceAddress.parse(text)
        .orElseThrow(() -> new IllegalArgumentException("not an address: " + text));
  }

  static ObjectNode write(Refactored refactored) {
    ObjectNode out = JSON.objectNode();
    ObjectNode moved = out.putObject("moved");
    refactored.moved().forEach((to, from) -> moved.put(to.toString(), from.toString()));
    ObjectNode imported = out.putObject("imported");
    refactored.imported().forEach((to, id) -> imported.put(to.toString(), id));
    return out;
  }

  static Refactored read(JsonNode json) {
    SortedMap<InstanceAddress, InstanceAddress> moved = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : json.path("moved").properties()) {
      moved.put(address(entry.getKey()), address(entry.getValue().asText()));
    }
    SortedMap<InstanceAddress, String> imported = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : json.path("imported").properties()) {
      imported.put(address(entry.getKey()), entry.getValue().asText());
    }
    return new Refactored(moved, imported);
  }

  static ArrayNode writeChecks(List<CheckResult> checks) {
    ArrayNode out = JSON.arrayNode();
    for (CheckResult check : checks) {
      ObjectNode one = out.addObject();
      one.put("kind", check.kind().name());
      one.put("module", check.module().toString());
      one.put("name", check.name());
      switch (check.key()) {
        case InstanceKey.None _ -> {}
        case InstanceKey.Index index -> one.put("key", index.index());
        case InstanceKey.Name name -> one.put("key", name.name());
      }
      one.put("status", check.status().name());
      ArrayNode problems = one.putArray("problems");
      check.problems().forEach(problems::add);
    }
    return out;
  }

  static List<CheckResult> readChecks(JsonNode json) {
    List<CheckResult> found = new ArrayList<>();
    for (JsonNode one : json) {
      List<String> problems = new ArrayList<>();
      one.path("problems").forEach(problem -> problems.add(problem.asText()));
      String module = one.path("module").asText();
      found.add(
          new CheckResult(
              CheckResult.Kind.valueOf(one.path("kind").asText()),
              module.isEmpty()
                  ? ModuleAddress.ROOT
                  : ModuleAddress.parse(module)
                      .orElseThrow(() -> new IllegalArgumentException("not a module: " + module)),
              one.path("name").asText(),
              key(one.path("key")),
              CheckResult.Status.valueOf(one.path("status").asText()),
              problems));
    }
    return found;
  }

  private static InstanceKey key(JsonNode json) {
    if (json.isMissingNode()) {
      return InstanceKey.NONE;
    }
    return json.isNumber()
        ? new InstanceKey.Index(json.asInt())
        : new InstanceKey.Name(json.asText());
  }
}
