package io.portwright.engine.machine;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.config.CheckResult;
import io.portwright.engine.config.CheckResult.Instance;
import io.portwright.engine.config.CheckResult.Status;
import java.util.List;
import java.util.Locale;

/** {@code checks}: how conditions turned out, by what declares them and its instances. */
final class ChecksJson {
  private ChecksJson() {}

  static void write(List<CheckResult> results, JsonWriter out) {
    if (results.isEmpty()) {
      return;
    }
    out.name("checks").beginArray();
    results.forEach(result -> declaration(result, out));
    out.endArray();
  }

  private static void declaration(CheckResult result, JsonWriter out) {
    out.beginObject();
    out.name("address").beginObject();
    out.name("kind").string(kind(result.kind()));
    if (result.kind() == CheckResult.Kind.RESOURCE) {
      out.name("mode").string(result.name().startsWith("data.") ? "data" : "managed");
    }
    out.optional("module", result.module().toString());
    String[] parts = result.name().split("\\.", -1);
    out.name("name").string(parts[parts.length - 1]);
    out.name("to_display").string(result.toString());
    if (result.kind() == CheckResult.Kind.RESOURCE) {
      out.name("type").string(parts[parts.length - 2]);
    }
    out.endObject();
    out.name("status").string(text(result.status()));
    if (!result.instances().isEmpty()) {
      out.name("instances").beginArray();
      result.instances().forEach(instance -> instance(instance, out));
      out.endArray();
    }
    out.endObject();
  }

  private static void instance(Instance instance, JsonWriter out) {
    out.beginObject();
    out.name("address").beginObject();
    switch (instance.key()) {
      case InstanceKey.None _ -> {}
      case InstanceKey.Index index -> out.name("instance_key").number(index.index());
      case InstanceKey.Name name -> out.name("instance_key").string(name.name());
    }
    out.optional("module", instance.module().toString());
    out.name("to_display").string(instance.toString());
    out.endObject();
    out.name("status").string(text(instance.status()));
    if (!instance.problems().isEmpty()) {
      out.name("problems").beginArray();
      for (String problem : instance.problems()) {
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
