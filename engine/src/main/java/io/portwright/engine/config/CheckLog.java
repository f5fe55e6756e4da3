package io.portwright.engine.config;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.config.CheckResult.Instance;
import io.portwright.engine.config.CheckResult.Kind;
import io.portwright.engine.config.CheckResult.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keeps how conditions turned out, by the declarations and objects that have them. */
final class CheckLog {
  private final Map<String, SortedMap<String, Instance>> instances = new HashMap<>();
  private final Set<String> reached = new HashSet<>();

  /** Takes the outcomes of one object's conditions. */
  interface Entry {
    void add(Status status, List<String> problems);
  }

  Entry of(Kind kind, ModuleAddress module, String name, InstanceKey key) {
    return (status, problems) -> {
      Instance fresh = new Instance(module, name, key, status, problems);
      instances
          .computeIfAbsent(id(kind, module.path(), name), _ -> new TreeMap<>())
          .merge(fresh.toString(), fresh, CheckLog::both);
    };
  }

  Entry of(Kind kind, ModuleAddress module, String name) {
    return of(kind, module, name, InstanceKey.NONE);
  }

  private static Instance both(Instance before, Instance more) {
    List<String> problems = new ArrayList<>(before.problems());
    problems.addAll(more.problems());
    return new Instance(
        more.module(), more.name(), more.key(), worse(before.status(), more.status()), problems);
  }

  private static Status worse(Status one, Status other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static String id(Kind kind, ModuleAddress path, String name) {
    return kind + " " + path + " " + name;
  }

  /** Says that somebody looks at all objects of a declaration, even if there are none. */
  void reached(Kind kind, ModuleAddress path, String name) {
    reached.add(id(kind, path, name));
  }

  /** A result for each declaration that has conditions, sorted by address. */
  List<CheckResult> results(Configuration configuration) {
    List<CheckResult> found = new ArrayList<>();
    configuration.forEachModule((path, module) -> {
      module
          .checks()
          .keySet()
          .forEach(name -> found.add(result(Kind.CHECK, path, "check." + name)));
      module.outputs().values().stream()
          .filter(output -> !output.preconditions().isEmpty())
          .forEach(output -> found.add(result(Kind.OUTPUT, path, "output." + output.name())));
      module.variables().values().stream()
          .filter(variable -> !variable.validations().isEmpty())
          .forEach(variable -> found.add(result(Kind.VARIABLE, path, "var." + variable.name())));
      module.resources().values().stream()
          .filter(block -> block.lifecycle().hasConditions())
          .forEach(block -> found.add(result(Kind.RESOURCE, path, block.address().toString())));
    });
    return found.stream().sorted().toList();
  }

  private CheckResult result(Kind kind, ModuleAddress path, String name) {
    String id = id(kind, path, name);
    List<Instance> all =
        instances.getOrDefault(id, new TreeMap<>()).values().stream().sorted().toList();
    Status none = reached.contains(id) ? Status.PASS : Status.UNKNOWN;
    Status worst = all.stream().map(Instance::status).reduce(CheckLog::worse).orElse(none);
    return new CheckResult(kind, path, name, worst, all);
  }
}
