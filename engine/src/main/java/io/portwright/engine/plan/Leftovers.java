package io.portwright.engine.plan;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.ConfigurationEvaluator;
import io.portwright.engine.config.Repetition;
import io.portwright.engine.config.ResourceBlock;
import io.portwright.engine.graph.Digraph;
import io.portwright.engine.state.DeposedKey;
import io.portwright.engine.state.InstanceObject;
import io.portwright.engine.state.ResourceRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Puts deletions in an order that users can follow: what depends on others goes first. */
final class Leftovers {
  private Leftovers() {}

  /**
   * Why an object in state is no longer asked for.
   *
   * @param moves that state went through before
   */
  static Reason reason(
      InstanceAddress address,
      Configuration configuration,
      ConfigurationEvaluator evaluator,
      Moves moves) {
    ModuleAddress module = address.resource().module();
    Optional<ResourceBlock> block = configuration.resource(address.resource());
    if (block.isEmpty()) {
      return moves.from().containsKey(address)
          ? Reason.DELETE_BECAUSE_NO_MOVE_TARGET
          : Reason.DELETE_BECAUSE_NO_RESOURCE_CONFIG;
    }
    if (!evaluator.instances(module.path()).contains(module)) {
      return Reason.DELETE_BECAUSE_NO_MODULE;
    }
    return switch (block.get().repetition()) {
      case Repetition.Count _ when address.key() instanceof InstanceKey.Index ->
          Reason.DELETE_BECAUSE_COUNT_INDEX;
      case Repetition.ForEach _ when address.key() instanceof InstanceKey.Name ->
          Reason.DELETE_BECAUSE_EACH_KEY;
      case Repetition.Single _, Repetition.Count _, Repetition.ForEach _ ->
          Reason.DELETE_BECAUSE_WRONG_REPETITION;
    };
  }

  /** Deletions of the deposed objects of a record that are still there. */
  static List<Change.Delete> deposed(ResourceRecord record, PriorState prior) {
    List<Change.Delete> found = new ArrayList<>();
    for (DeposedKey key : record.deposed().keySet()) {
      prior
          .deposed(record, key)
          .ifPresent(before ->
              found.add(
                  new Change.Delete(
                      record.address(),
                      Optional.of(key.text()),
                      before,
                      Reason.DELETE_BECAUSE_DEPOSED)));
    }
    return found;
  }

  /** The deletions so that an object comes before all those that it depends on. */
  static List<Change> inReverse(List<Change> deletions, PriorState prior) {
    Map<ResourceAddress, List<Change>> byResource = new HashMap<>();
    Map<ResourceAddress, SortedSet<ResourceAddress>> blocks = new HashMap<>();
    Digraph<ResourceAddress> graph = new Digraph<>();
    for (Change change : deletions) {
      ResourceAddress resource = change.address().resource().block();
      blocks.computeIfAbsent(resource, _ -> new TreeSet<>()).add(change.address().resource());
      graph.add(resource);
      byResource.computeIfAbsent(resource, _ -> new ArrayList<>()).add(change);
    }
    for (var entry : blocks.entrySet()) {
      ResourceAddress resource = entry.getKey();
      for (ResourceAddress on : dependencies(entry.getValue(), prior)) {
        if (byResource.containsKey(on) && !on.equals(resource)) {
          graph.add(resource, on);
        }
      }
    }
    List<ResourceAddress> order =
        graph.cycles().isEmpty() ? graph.order() : byResource.keySet().stream().sorted().toList();
    List<Change> ordered = new ArrayList<>(deletions.size());
    order
        .reversed()
        .forEach(resource -> ordered.addAll(byResource.getOrDefault(resource, List.of())));
    return ordered;
  }

  private static SortedSet<ResourceAddress> dependencies(
      SortedSet<ResourceAddress> resources, PriorState prior) {
    SortedSet<ResourceAddress> found = new TreeSet<>();
    for (ResourceAddress resource : resources) {
      for (ResourceRecord record : prior.records(resource).values()) {
        record.current().map(InstanceObject::dependencies).ifPresent(found::addAll);
        record.deposed().values().forEach(object -> found.addAll(object.dependencies()));
      }
    }
    return found;
  }
}
