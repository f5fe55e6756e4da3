package io.portwright.engine.machine;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.config.CheckResult;
import io.portwright.engine.config.CheckResult.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code checks}: how conditions turned out, by what declares them and its instances. */
final class ChecksJson {
  private ChecksJson() {}

  static void write(List<CheckResult> results, JsonWriter out) {
    if (results.isEmpty()) {
      return;
    }
    Map<String, List<CheckResult>> byBlock = new LinkedHashMap<>();
    for (CheckResult result : results) {
      byBlock
          .computeIfAbsent(result.kind() + " " + block(result), _ -> new ArrayList<>())
          .add(result);
    }
    out.name("checks").beginArray();
    byBlock.values().forEach(instances -> block(instances, out));
    out.endArray();
  }

  private static String block(CheckResult result) {
    return inside(result.module().path()) + result.name();
  }

  private static String inside(ModuleAddress module) {
    return module.isRoot() ? "" : module + ".";
  }

  private static void block(List<CheckResult> instances, JsonWriter out) {
    CheckResult first = instances.getFirst();
    out.beginObject();
    out.name("address").beginObject();
    out.name("kind").string(kind(first.kind()));
    String name = first.name().substring(first.name().lastIndexOf('.') + 1);
    if (first.kind() == CheckResult.Kind.RESOURCE) {
      out.name("mode").string(first.name().startsWith("data.") ? "data" : "managed");
    }
    out.optional("module", first.module().path().toString());
    out.name("name").string(name);
    out.name("to_display").string(block(first));
    if (first.kind() == CheckResult.Kind.RESOURCE) {
      String[] parts = first.name().split("\\.", -1);
      out.name("type").string(parts[parts.length - 2]);
    }
    out.endObject();
    Status worst =
        instances.stream().map(CheckResult::status).max(Status::compareTo).orElse(Status.PASS);
    out.name("status").string(text(worst));
    out.name("instances").beginArray();
    instances.forEach(instance -> instance(instance, out));
    out.endArray();
    out.endObject();
  }

  private static void instance(CheckResult result, JsonWriter out) {
    out.beginObject();
    out.name("address").beginObject();
    switch (result.key()) {
      case InstanceKey.None _ -> {}
      case InstanceKey.Index index -> out.name("instance_key").number(index.index());
      case InstanceKey.Name name -> out.name("instance_key").string(name.name());
    }
    out.optional("module", result.module().toString());
    out.name("to_display").string(result.toString());
    out.endObject();
    out.name("status").string(text(result.status()));
    if (!result.problems().isEmpty()) {
      out.name("problems").beginArray();
      for (String problem : result.problems()) {
        out.beginObject();
        out.name("message").string(problem);
        out.endObject();
      }
      out.endArray();
    }
    out.endObject();
  }

  private static String kind(CheckResult.Kind kind) {
    return switch (kind) {
      case CHECK -> "check";
      case OUTPUT -> "output_value";
      case RESOURCE -> "resource";
      case VARIABLE -> "var";
    };
  }

  private static String text(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
