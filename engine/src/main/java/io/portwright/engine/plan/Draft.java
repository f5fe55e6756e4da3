package io.portwright.engine.plan;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.graph.ConfigurationGraph;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a plan is made from, once everything was read.
 *
 * @param managed records that the plan is about, in address order
 * @param diagnostics found so far
 */
record Draft(
    PlanOptions options,
    StateSnapshot state,
    ConfigurationGraph graph,
    Scope scope,
    Moves moves,
    Imports imports,
    PriorState prior,
    List<ResourceRecord> managed,
    List<Diagnostic> diagnostics) {

  /** The same for another question about another part of the configuration. */
  Draft about(PlanOptions newOptions, Scope newScope) {
    return new Draft(
        newOptions, state, graph, newScope, moves, imports, prior, managed, diagnostics);
  }

  /** Moves and imports of the instances that changes are about. */
  Refactored refactored(List<Change> changes) {
    Set<InstanceAddress> touched = new HashSet<>();
    changes.forEach(change -> touched.add(change.address()));
    SortedMap<InstanceAddress, InstanceAddress> moved = new TreeMap<>(moves.from());
    moved.keySet().retainAll(touched);
    SortedMap<InstanceAddress, String> imported = new TreeMap<>(prior.imported());
    imported.keySet().retainAll(touched);
    return new Refactored(moved, imported);
  }
}
