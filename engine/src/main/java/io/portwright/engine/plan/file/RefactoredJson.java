package io.portwright.engine.plan.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.config.CheckResult;
import io.portwright.engine.config.RelevantAttribute;
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
      one.put("status", check.status().name());
      ArrayNode instances = one.putArray("instances");
      check.instances().forEach(instance -> write(instance, instances.addObject()));
    }
    return out;
  }

  private static void write(CheckResult.Instance instance, ObjectNode out) {
    out.put("module", instance.module().toString());
    switch (instance.key()) {
      case InstanceKey.None _ -> {}
      case InstanceKey.Index index -> out.put("key", index.index());
      case InstanceKey.Name name -> out.put("key", name.name());
    }
    out.put("status", instance.status().name());
    ArrayNode problems = out.putArray("problems");
    instance.problems().forEach(problems::add);
  }

  static List<CheckResult> readChecks(JsonNode json) {
    List<CheckResult> found = new ArrayList<>();
    for (JsonNode one : json) {
      String name = one.path("name").asText();
      List<CheckResult.Instance> instances = new ArrayList<>();
      one.path("instances").forEach(instance -> instances.add(readInstance(name, instance)));
      found.add(
          new CheckResult(
              CheckResult.Kind.valueOf(one.path("kind").asText()),
              module(one.path("module").asText()),
              name,
              CheckResult.Status.valueOf(one.path("status").asText()),
              instances));
    }
    return found;
  }

  private static CheckResult.Instance readInstance(String name, JsonNode json) {
    List<String> problems = new ArrayList<>();
    json.path("problems").forEach(problem -> problems.add(problem.asText()));
    return new CheckResult.Instance(
        module(json.path("module").asText()),
        name,
        key(json.path("key")),
        CheckResult.Status.valueOf(json.path("status").asText()),
        problems);
  }

  private static ModuleAddress module(String text) {
    return text.isEmpty()
        ? ModuleAddress.ROOT
        : ModuleAddress.parse(text)
            .orElseThrow(() -> new IllegalArgumentException("not a module: " + text));
  }

  private static InstanceKey key(JsonNode json) {
    if (json.isMissingNode()) {
      return InstanceKey.NONE;
    }
    return json.isNumber()
        ? new InstanceKey.Index(json.asInt())
        : new InstanceKey.Name(json.asText());
  }

  static ArrayNode writeRelevant(List<RelevantAttribute> relevant) {
    ArrayNode out = JSON.arrayNode();
    for (RelevantAttribute attribute : relevant) {
      ObjectNode one = out.addObject();
      one.put("resource", attribute.resource());
      one.set("path", PathJson.write(attribute.path()));
    }
    return out;
  }

  static List<RelevantAttribute> readRelevant(JsonNode json) {
    List<RelevantAttribute> found = new ArrayList<>();
    json.forEach(one ->
        found.add(
            new RelevantAttribute(one.path("resource").asText(), PathJson.read(one.path("path")))));
    return found;
  }
}
