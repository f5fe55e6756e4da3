package io.portwright.engine.plan;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.graph.ConfigurationGraph;
import io.portwright.engine.graph.GraphNode;
import io.portwright.engine.plan.PlanOptions.Mode;
import io.portwright.engine.state.InstanceObject;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which resources and instances a plan is about, as {@code -target} narrows it. */
final class Scope {
  private final PlanOptions options;
  private final Set<ResourceAddress> around;
  private final Set<ResourceAddress> behind;
  private final Set<GraphNode> declarations;

  /**
   * @param around blocks that come with the targets, all their instances
   * @param behind blocks that go with what is excluded, all their instances
   * @param declarations that a plan with targets is about, or one with exclusions is not about
   */
  private Scope(
      PlanOptions options,
      Set<ResourceAddress> around,
      Set<ResourceAddress> behind,
      Set<GraphNode> declarations) {
    this.options = options;
    this.around = around;
    this.behind = behind;
    this.declarations = declarations;
  }

  static Scope of(
      PlanOptions options, ConfigurationGraph graph, Collection<ResourceRecord> records) {
    if (options.isWhole()) {
      return new Scope(options, Set.of(), Set.of(), Set.of());
    }
    Set<ResourceAddress> blocks = new TreeSet<>();
    for (GraphNode node : graph.order()) {
      if (node instanceof GraphNode.Resource resource) {
        blocks.add(resource.address());
      }
    }
    records.forEach(record -> blocks.add(record.address().resource().block()));
    List<ResourceAddress> targeted = named(options.targets(), blocks);
    List<ResourceAddress> excluded = named(options.excludes(), blocks);
    return new Scope(
        options,
        with(options, graph, records, targeted),
        without(options, graph, records, excluded),
        options.targets().isEmpty()
            ? graph.behind(nodes(excluded))
            : withOutputs(graph, graph.around(nodes(targeted))));
  }

  private static List<GraphNode> nodes(List<ResourceAddress> blocks) {
    return blocks.stream().<GraphNode>map(GraphNode.Resource::new).toList();
  }

  /** Outputs of the root module that need nothing but what is targeted come with it. */
  private static Set<GraphNode> withOutputs(ConfigurationGraph graph, Set<GraphNode> targeted) {
    Set<GraphNode> found = new HashSet<>(targeted);
    for (GraphNode node : graph.order()) {
      if (node instanceof GraphNode.Output && node.module().isRoot()) {
        Set<GraphNode> needs = graph.around(List.of(node));
        List<GraphNode> resources =
            needs.stream().filter(GraphNode.Resource.class::isInstance).toList();
        if (!resources.isEmpty() && targeted.containsAll(resources)) {
          found.addAll(needs);
        }
      }
    }
    return found;
  }

  /** Whether a declaration is looked at. */
  boolean covers(GraphNode node) {
    if (isEverything()) {
      return true;
    }
    if (node instanceof GraphNode.Resource resource) {
      return touches(resource.address());
    }
    return options.targets().isEmpty() != declarations.contains(node);
  }

  private static List<ResourceAddress> named(
      List<Target> targets, Collection<ResourceAddress> blocks) {
    return blocks.stream()
        .filter(block -> targets.stream().anyMatch(target -> target.touches(block)))
        .toList();
  }

  private static Set<ResourceAddress> with(
      PlanOptions options,
      ConfigurationGraph graph,
      Collection<ResourceRecord> records,
      List<ResourceAddress> named) {
    Set<ResourceAddress> around = new HashSet<>();
    if (options.mode() == Mode.DESTROY) {
      around.addAll(graph.withDependents(named));
      around.addAll(recordedDependents(named, records));
    } else {
      around.addAll(graph.withDependencies(named));
    }
    named.forEach(around::remove);
    named.stream()
        .filter(block -> options.targets().stream().anyMatch(target -> target.covers(block)))
        .forEach(around::add);
    return around;
  }

  /** What needs an excluded thing cannot be had without it; what it needs cannot be ended. */
  private static Set<ResourceAddress> without(
      PlanOptions options,
      ConfigurationGraph graph,
      Collection<ResourceRecord> records,
      List<ResourceAddress> named) {
    Set<ResourceAddress> behind = new HashSet<>();
    if (options.mode() == Mode.DESTROY) {
      behind.addAll(graph.withDependencies(named));
      behind.addAll(recordedDependencies(named, records));
    } else {
      behind.addAll(graph.withDependents(named));
    }
    named.forEach(behind::remove);
    return behind;
  }

  private static Set<ResourceAddress> recordedDependencies(
      List<ResourceAddress> named, Collection<ResourceRecord> records) {
    Set<ResourceAddress> found = new HashSet<>();
    Map<ResourceAddress, Set<ResourceAddress>> on = new HashMap<>();
    for (ResourceRecord record : records) {
      record
          .current()
          .ifPresent(object ->
              on.computeIfAbsent(record.address().resource().block(), _ -> new HashSet<>())
                  .addAll(object.dependencies()));
    }
    List<ResourceAddress> open = new ArrayList<>(named);
    while (!open.isEmpty()) {
      for (ResourceAddress next : on.getOrDefault(open.removeLast(), Set.of())) {
        if (found.add(next)) {
          open.add(next);
        }
      }
    }
    return found;
  }

  private static Set<ResourceAddress> recordedDependents(
      List<ResourceAddress> named, Collection<ResourceRecord> records) {
    Map<ResourceAddress, Set<ResourceAddress>> dependents = new HashMap<>();
    for (ResourceRecord record : records) {
      List<InstanceObject> objects = new ArrayList<>(record.deposed().values());
      record.current().ifPresent(objects::add);
      for (InstanceObject object : objects) {
        object
            .dependencies()
            .forEach(on ->
                dependents
                    .computeIfAbsent(on, _ -> new HashSet<>())
                    .add(record.address().resource().block()));
      }
    }
    Set<ResourceAddress> found = new HashSet<>();
    List<ResourceAddress> open = new ArrayList<>(named);
    while (!open.isEmpty()) {
      for (ResourceAddress next : dependents.getOrDefault(open.removeLast(), Set.of())) {
        if (found.add(next)) {
          open.add(next);
        }
      }
    }
    return found;
  }

  /** Whether it was said what the plan is about. */
  boolean isTargeted() {
    return !options.targets().isEmpty();
  }

  boolean isEverything() {
    return options.isWhole();
  }

  /**
   * Whether at least one instance of a block is meant.
   *
   * @param block without instance keys
   */
  boolean touches(ResourceAddress block) {
    if (behind.contains(block)
        || options.excludes().stream().anyMatch(target -> target.covers(block))) {
      return false;
    }
    return options.targets().isEmpty()
        || around.contains(block)
        || options.targets().stream().anyMatch(target -> target.touches(block));
  }

  boolean covers(InstanceAddress address) {
    if (isEverything()) {
      return true;
    }
    ResourceAddress block = address.resource().block();
    if (behind.contains(block)
        || options.excludes().stream().anyMatch(target -> target.covers(address))) {
      return false;
    }
    return options.targets().isEmpty()
        || around.contains(block)
        || options.targets().stream().anyMatch(target -> target.covers(address));
  }

  /** The warning that goes with every narrowed plan. */
  List<Diagnostic> warnings() {
    List<Diagnostic> found = new ArrayList<>();
    if (!options.targets().isEmpty()) {
      found.add(
          Diagnostic.warning(
              "Resource targeting is in effect",
              "You are creating a plan with the -target option, which means that the result of"
                  + " this plan may not represent all of the changes requested by the current"
                  + " configuration.\n\nThe -target option is not for routine use, and is"
                  + " provided only for exceptional situations such as recovering from errors or"
                  + " mistakes, or when Terraform specifically suggests to use it as part of an"
                  + " error message."));
    }
    if (!options.excludes().isEmpty()) {
      found.add(
          Diagnostic.warning(
              "Resource exclusion is in effect",
              "This plan leaves out what the -exclude option names, and everything that depends on"
                  + " it, so it may not contain all that the configuration asks for.\n\nPlan"
                  + " without the option when the reason for it is gone."));
    }
    return found;
  }
}
