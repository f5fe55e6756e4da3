package io.portwright.engine.plan;

import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.ResourceBlock;
import io.portwright.engine.graph.ConfigurationGraph;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/** Which resources the plan changes so far, for data sources that have to wait for them. */
final class PendingChanges {
  private final ConfigurationGraph graph;
  private final Map<ResourceAddress, Set<ModuleAddress>> changing = new HashMap<>();
  private final Map<ResourceAddress, SortedSet<ResourceAddress>> waiting = new HashMap<>();

  PendingChanges(ConfigurationGraph graph) {
    this.graph = graph;
  }

  /**
   * @param resource in one instance of its module
   */
  void add(ResourceAddress resource) {
    changing.computeIfAbsent(resource.block(), _ -> new HashSet<>()).add(resource.module());
  }

  /**
   * Whether a data source has to be read after something else has changed. Conditions may look at
   * whatever the source needs; otherwise only {@code depends_on} and direct references count.
   *
   * @param data in one instance of its module
   */
  boolean delays(ResourceAddress data, ResourceBlock block) {
    if (changing.isEmpty()) {
      return false;
    }
    return waiting
        .computeIfAbsent(
            data.block(),
            address ->
                block.lifecycle().hasConditions() ? graph.needs(address) : graph.waitsFor(address))
        .stream()
        .anyMatch(on -> isChanging(on, data.module()));
  }

  /** In the same module only the same instance of it matters. */
  private boolean isChanging(ResourceAddress on, ModuleAddress module) {
    Set<ModuleAddress> where = changing.getOrDefault(on, Set.of());
    return on.module().equals(module.path()) ? where.contains(module) : !where.isEmpty();
  }
}
