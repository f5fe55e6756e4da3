package io.portwright.engine.machine;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.config.CheckResult;
import io.portwright.engine.config.CheckResult.Kind;
import io.portwright.engine.config.CheckResult.Status;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.Lifecycle;
import io.portwright.provider.value.Utf8Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code checks}: how conditions turned out, by what declares them and its instances. */
final class ChecksJson {
  private ChecksJson() {}

  /** One object with conditions and how its instances turned out; there may be none. */
  private record Block(Kind kind, ModuleAddress module, String name, List<CheckResult> results) {
    Block(Kind kind, ModuleAddress module, String name) {
      this(kind, module, name, new ArrayList<>());
    }

    @Override
    public String toString() {
      return (module.isRoot() ? "" : module + ".") + name;
    }
  }

  /**
   * @param configuration adds the objects that have no instances
   */
  static void write(
      List<CheckResult> results, Optional<Configuration> configuration, JsonWriter out) {
    SortedMap<String, Block> blocks = new TreeMap<>(Utf8Order.INSTANCE);
    configuration.ifPresent(root ->
        root.forEachModule((path, module) ->
            declared(path, module).forEach(block -> blocks.put(block.toString(), block))));
    for (CheckResult result : results) {
      Block block = new Block(result.kind(), result.module().path(), result.name());
      blocks.computeIfAbsent(block.toString(), _ -> block).results().add(result);
    }
    if (!blocks.isEmpty()) {
      out.name("checks").beginArray();
      blocks.values().forEach(block -> block(block, out));
      out.endArray();
    }
  }

  private static List<Block> declared(ModuleAddress path, Configuration module) {
    List<Block> found = new ArrayList<>();
    module
        .checks()
        .keySet()
        .forEach(name -> found.add(new Block(Kind.CHECK, path, "check." + name)));
    module
        .outputs()
        .forEach((name, output) -> {
          if (!output.preconditions().isEmpty()) {
            found.add(new Block(Kind.OUTPUT, path, "output." + name));
          }
        });
    module
        .variables()
        .forEach((name, variable) -> {
          if (!variable.validations().isEmpty()) {
            found.add(new Block(Kind.VARIABLE, path, "var." + name));
          }
        });
    module
        .resources()
        .forEach((address, block) -> {
          Lifecycle lifecycle = block.lifecycle();
          if (!lifecycle.preconditions().isEmpty() || !lifecycle.postconditions().isEmpty()) {
            found.add(new Block(Kind.RESOURCE, path, address.toString()));
          }
        });
    return found;
  }

  private static void block(Block block, JsonWriter out) {
    out.beginObject();
    out.name("address").beginObject();
    out.name("kind").string(kind(block.kind()));
    String[] parts = block.name().split("\\.", -1);
    boolean resource = block.kind() == Kind.RESOURCE;
    if (resource) {
      out.name("mode").string(parts.length > 2 ? "data" : "managed");
    }
    out.optional("module", block.module().toString());
    out.name("name").string(parts[parts.length - 1]);
    out.name("to_display").string(block.toString());
    if (resource) {
      out.name("type").string(parts[parts.length - 2]);
    }
    out.endObject();
    Status worst =
        block.results().stream()
            .map(CheckResult::status)
            .max(Status::compareTo)
            .orElse(Status.PASS);
    out.name("status").string(text(worst));
    if (!block.results().isEmpty()) {
      out.name("instances").beginArray();
      block.results().forEach(instance -> instance(instance, out));
      out.endArray();
    }
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

  private static String kind(Kind kind) {
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
