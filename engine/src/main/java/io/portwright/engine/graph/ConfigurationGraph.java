package io.portwright.engine.graph;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.CheckBlock;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.InputVariable;
import io.portwright.engine.config.LocalValue;
import io.portwright.engine.config.ModuleCall;
import io.portwright.engine.config.OutputValue;
import io.portwright.engine.config.Refactoring;
import io.portwright.engine.config.ResourceBlock;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Which declarations of a configuration refer to which, through all its modules. Free of cycles.
 * The order of files and of blocks does not matter.
 */
public final class ConfigurationGraph {

  private record Reference(GraphNode from, GraphNode to) {}

  private final Digraph<GraphNode> graph = new Digraph<>();
  private final Map<Reference, SourceRange> places = new HashMap<>();
  private final Map<GraphNode, Set<GraphNode>> explicit = new HashMap<>();

  /** Made when first asked for; nothing is added after that. */
  private final List<GraphNode> order = new ArrayList<>();

  private ConfigurationGraph() {}

  /** The graph of a configuration with all its modules, or its cycles. */
  public static Checked<ConfigurationGraph> of(Configuration configuration) {
    ConfigurationGraph made = new ConfigurationGraph();
    configuration.forEachModule(made::add);
    made.imports(configuration);
    Optional<List<GraphNode>> order = made.graph.ordered();
    if (order.isEmpty()) {
      return Checked.failed(made.graph.cycles().stream().map(made::cycle).toList());
    }
    made.order.addAll(order.get());
    return Checked.of(made);
  }

  private void add(ModuleAddress path, Configuration module) {
    BlockReferences references = new BlockReferences(path, module);
    for (ResourceBlock block : module.resources().values()) {
      resource(references, path, block);
    }
    module
        .unusable()
        .resources()
        .forEach(address -> from(new GraphNode.Resource(address.in(path))));
    for (LocalValue local : module.locals().values()) {
      references.in(local.expression(), from(new GraphNode.Local(path, local.name())));
    }
    for (OutputValue output : module.outputs().values()) {
      BiConsumer<GraphNode, SourceRange> add = from(new GraphNode.Output(path, output.name()));
      references.in(output.value(), add);
      references.whole(output.dependsOn(), add);
      references.rules(output.preconditions(), add);
    }
    for (InputVariable variable : module.variables().values()) {
      variable(references, path, variable);
    }
    for (CheckBlock check : module.checks().values()) {
      references.rules(check.assertions(), from(new GraphNode.Check(path, check.name())));
    }
    for (ModuleCall call : module.calls().values()) {
      if (module.modules().containsKey(call.name())) {
        call(references, path, call, module.modules().get(call.name()));
      }
    }
  }

  /** What is imported depends on what its id is made of. */
  private void imports(Configuration root) {
    BlockReferences references = new BlockReferences(ModuleAddress.ROOT, root);
    for (Refactoring.Import block : root.refactoring().imports()) {
      GraphNode target = new GraphNode.Resource(block.to().block());
      if (graph.contains(target)) {
        BiConsumer<GraphNode, SourceRange> add = from(target);
        references.in(block.id(), add);
        block.forEach().ifPresent(all -> references.in(all, add));
      }
    }
  }

  private void resource(BlockReferences references, ModuleAddress path, ResourceBlock block) {
    GraphNode node = new GraphNode.Resource(block.address().in(path));
    BiConsumer<GraphNode, SourceRange> add = from(node);
    references.in(
        block.body(),
        (to, place) -> {
          add.accept(to, place);
          // What a data source refers to itself, it waits for as if depends_on named it.
          if (block.address().isData() && to instanceof GraphNode.Resource on) {
            explicitly(node, on);
          }
        });
    references.whole(block.dependsOn(), explicitly(node));
  }

  private BiConsumer<GraphNode, SourceRange> explicitly(GraphNode node) {
    BiConsumer<GraphNode, SourceRange> add = from(node);
    return (to, place) -> {
      add.accept(to, place);
      explicitly(node, to);
    };
  }

  private void explicitly(GraphNode node, GraphNode on) {
    if (!node.equals(on)) {
      explicit.computeIfAbsent(node, _ -> new LinkedHashSet<>()).add(on);
    }
  }

  private void variable(BlockReferences references, ModuleAddress path, InputVariable variable) {
    GraphNode given = new GraphNode.Input(path, variable.name());
    from(given);
    if (!variable.validations().isEmpty()) {
      GraphNode validation = new GraphNode.Validation(path, variable.name());
      BiConsumer<GraphNode, SourceRange> add = from(validation);
      graph.add(validation, given);
      references.rules(
          variable.validations(),
          (to, place) -> {
            if (!to.equals(validation)) {
              add.accept(to, place);
            }
          });
    }
  }

  private void call(
      BlockReferences references, ModuleAddress path, ModuleCall call, Configuration called) {
    ModuleAddress inside = path.child(call.name(), InstanceKey.NONE);
    GraphNode node = new GraphNode.Call(inside);
    BiConsumer<GraphNode, SourceRange> add = from(node);
    call.repetition().expression().ifPresent(e -> references.in(e, add));
    references.whole(call.dependsOn(), explicitly(node));
    graph.add(new GraphNode.Close(inside), node);
    if (!path.isRoot()) {
      graph.add(node, new GraphNode.Call(path));
      graph.add(new GraphNode.Close(path), new GraphNode.Close(inside));
    }
    for (InputVariable variable : called.variables().values()) {
      Optional.ofNullable(call.arguments().get(variable.name()))
          .ifPresent(argument ->
              references.in(
                  argument.expression(), from(new GraphNode.Input(inside, variable.name()))));
    }
  }

  /** A declaration in a called module waits for the call, which tells its instances. */
  private BiConsumer<GraphNode, SourceRange> from(GraphNode node) {
    graph.add(node);
    if (!(node instanceof GraphNode.Call) && !node.module().isRoot()) {
      graph.add(node, new GraphNode.Call(node.module()));
      graph.add(new GraphNode.Close(node.module()), node);
    }
    return (to, place) -> {
      graph.add(node, to);
      places.putIfAbsent(new Reference(node, to), place);
    };
  }

  private Optional<SourceRange> range(GraphNode from, GraphNode to) {
    return Optional.ofNullable(places.get(new Reference(from, to)));
  }

  /** No place of its own, as in Terraform: the detail names all of them. */
  private Diagnostic cycle(List<GraphNode> group) {
    List<GraphNode> way = graph.wayRound(group);
    StringBuilder detail =
        new StringBuilder("These declarations refer to each other, so none of them can be first:");
    for (int i = 0; i < way.size(); i++) {
      GraphNode node = way.get(i);
      GraphNode next = way.get((i + 1) % way.size());
      detail
          .append("\n  ")
          .append(node)
          .append(" refers to ")
          .append(next)
          .append(range(node, next).map(range -> " (" + range.place() + ")").orElse(""));
    }
    detail.append("\n\nRemove one of these references.");
    return Diagnostic.error(
        "Cycle: " + String.join(", ", group.stream().map(GraphNode::title).toList()),
        detail.toString());
  }

  /** Every declaration behind all that it refers to. */
  public List<GraphNode> order() {
    return Collections.unmodifiableList(order);
  }

  /** What a declaration refers to directly. */
  public SortedSet<GraphNode> references(GraphNode node) {
    return graph.dependencies(node);
  }

  /** The same, one after the other in no order. */
  public void forEachReference(GraphNode node, Consumer<GraphNode> each) {
    graph.forEachDependency(node, each);
  }

  /** What refers to a declaration directly. */
  public SortedSet<GraphNode> referrers(GraphNode node) {
    return graph.dependents(node);
  }

  /**
   * Resources that a declaration refers to directly or by way of locals, inputs, outputs and calls.
   */
  public SortedSet<ResourceAddress> resources(GraphNode node) {
    SortedSet<ResourceAddress> found = new TreeSet<>();
    SortedSet<GraphNode> seen = new TreeSet<>();
    Deque<GraphNode> open = new ArrayDeque<>(graph.dependencies(node));
    while (!open.isEmpty()) {
      GraphNode next = open.pop();
      if (next instanceof GraphNode.Resource resource) {
        found.add(resource.address());
      } else if (seen.add(next)) {
        open.addAll(graph.dependencies(next));
      }
    }
    return found;
  }

  /**
   * Managed resources that a data source waits for although it could be read: what {@code
   * depends_on} of the block and of the calls around it names and what it refers to itself. Of
   * modules that are named, all that they hold and need; of resources, only they themselves, so
   * that what is behind them does not keep a source from being read.
   */
  public SortedSet<ResourceAddress> waitsFor(ResourceAddress block) {
    List<GraphNode> named =
        new ArrayList<>(explicit.getOrDefault(new GraphNode.Resource(block), Set.of()));
    for (ModuleAddress at = block.module(); !at.isRoot(); at = at.parent()) {
      named.addAll(explicit.getOrDefault(new GraphNode.Call(at), Set.of()));
    }
    SortedSet<ResourceAddress> found = managed(named);
    named.removeIf(GraphNode.Resource.class::isInstance);
    found.addAll(managed(graph.withDependencies(named)));
    return found;
  }

  /** Managed resources that a resource needs, at any distance. */
  public SortedSet<ResourceAddress> needs(ResourceAddress block) {
    return managed(graph.withDependencies(graph.dependencies(new GraphNode.Resource(block))));
  }

  private static SortedSet<ResourceAddress> managed(Collection<GraphNode> nodes) {
    SortedSet<ResourceAddress> found = only(nodes);
    found.removeIf(ResourceAddress::isData);
    return found;
  }

  /** Everything that the declarations need, at any distance, and they themselves. */
  public SortedSet<GraphNode> around(Collection<? extends GraphNode> nodes) {
    return graph.withDependencies(new ArrayList<>(nodes));
  }

  /** Everything that needs the declarations, at any distance, without they themselves. */
  public SortedSet<GraphNode> behind(Collection<? extends GraphNode> nodes) {
    SortedSet<GraphNode> found = graph.withDependents(new ArrayList<>(nodes));
    found.removeAll(nodes);
    return found;
  }

  /**
   * Visits every declaration behind all that it refers to. What depends on a failure, directly or
   * not, is left out.
   */
  public void walk(Visitor visitor) {
    Set<GraphNode> failed = new HashSet<>();
    for (GraphNode node : order()) {
      if (!failed.isEmpty() && graph.dependencies(node).stream().anyMatch(failed::contains)) {
        failed.add(node);
        visitor.leftOut(node);
      } else if (visitor.visited(node) == Outcome.FAILED) {
        failed.add(node);
      }
    }
  }

  /** How a visit ended. */
  public enum Outcome {
    DONE,
    FAILED
  }

  /** Deals with declarations one by one. */
  public interface Visitor {
    Outcome visited(GraphNode node);

    /** Something that the declaration depends on has failed. */
    void leftOut(GraphNode node);
  }

  /** The resources and all those that they need, at any distance. */
  public SortedSet<ResourceAddress> withDependencies(Collection<ResourceAddress> resources) {
    return only(graph.withDependencies(nodes(resources)));
  }

  /** The resources and all those that need them, at any distance. */
  public SortedSet<ResourceAddress> withDependents(Collection<ResourceAddress> resources) {
    return only(graph.withDependents(nodes(resources)));
  }

  private static List<GraphNode> nodes(Collection<ResourceAddress> resources) {
    List<GraphNode> nodes = new ArrayList<>();
    resources.forEach(address -> nodes.add(new GraphNode.Resource(address)));
    return nodes;
  }

  private static SortedSet<ResourceAddress> only(Collection<GraphNode> nodes) {
    SortedSet<ResourceAddress> found = new TreeSet<>();
    for (GraphNode node : nodes) {
      if (node instanceof GraphNode.Resource resource) {
        found.add(resource.address());
      }
    }
    return found;
  }
}
