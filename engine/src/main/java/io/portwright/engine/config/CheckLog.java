package io.portwright.engine.config;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.config.CheckResult.Kind;
import io.portwright.engine.config.CheckResult.Status;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps how conditions turned out, by the objects that have them. */
final class CheckLog {
  private final Map<String, CheckResult> results = new TreeMap<>();

  /** Takes the outcomes of one object's conditions. */
  interface Entry {
    void add(Status status, List<String> problems);
  }

  Entry of(Kind kind, ModuleAddress module, String name, InstanceKey key) {
    return (status, problems) -> {
      CheckResult fresh = new CheckResult(kind, module, name, key, status, problems);
      results.merge(kind + " " + fresh, fresh, (before, _) -> before.and(status, problems));
    };
  }

  Entry of(Kind kind, ModuleAddress module, String name) {
    return of(kind, module, name, InstanceKey.NONE);
  }

  /** Sorted by kind, then by address. */
  List<CheckResult> results() {
    return results.values().stream().sorted().toList();
  }
}
