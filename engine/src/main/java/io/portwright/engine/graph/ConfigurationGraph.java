package io.portwright.engine.graph;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.InputVariable;
import io.portwright.engine.config.LocalValue;
import io.portwright.engine.config.ModuleCall;
import io.portwright.engine.config.OutputValue;
import io.portwright.engine.config.ResourceBlock;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * Which declarations of a configuration refer to which, through all its modules. Free of cycles.
 * The order of files and of blocks does not matter.
 */
public final class ConfigurationGraph {

  private record Reference(GraphNode from, GraphNode to) {}

  private final Digraph<GraphNode> graph = new Digraph<>();
  private final Map<Reference, SourceRange> places = new HashMap<>();

  private ConfigurationGraph() {}

  /** The graph of a configuration with all its modules, or its cycles and self-references. */
  public static Checked<ConfigurationGraph> of(Configuration configuration) {
    ConfigurationGraph made = new ConfigurationGraph();
    configuration.forEachModule(made::add);
    List<Diagnostic> errors = made.errors();
    return errors.isEmpty() ? Checked.of(made) : Checked.failed(errors);
  }

  private void add(ModuleAddress path, Configuration module) {
    BlockReferences references = new BlockReferences(path, module);
    for (ResourceBlock block : module.resources().values()) {
      BiConsumer<GraphNode, SourceRange> add =
          from(new GraphNode.Resource(block.address().in(path)), path);
      references.in(block.body(), add);
      references.whole(block.dependsOn(), add);
    }
    for (LocalValue local : module.locals().values()) {
      references.in(local.expression(), from(new GraphNode.Local(path, local.name()), path));
    }
    for (OutputValue output : module.outputs().values()) {
      BiConsumer<GraphNode, SourceRange> add =
          from(new GraphNode.Output(path, output.name()), path);
      references.in(output.value(), add);
      references.whole(output.dependsOn(), add);
      references.rules(output.preconditions(), add);
    }
    for (ModuleCall call : module.calls().values()) {
      if (module.modules().containsKey(call.name())) {
        call(references, path, call, module.modules().get(call.name()));
      }
    }
  }

  private void call(
      BlockReferences references, ModuleAddress path, ModuleCall call, Configuration called) {
    ModuleAddress inside = path.child(call.name(), InstanceKey.NONE);
    BiConsumer<GraphNode, SourceRange> add = from(new GraphNode.Call(inside), path);
    call.repetition().expression().ifPresent(e -> references.in(e, add));
    references.whole(call.dependsOn(), add);
    for (InputVariable variable : called.variables().values()) {
      BiConsumer<GraphNode, SourceRange> input =
          from(new GraphNode.Input(inside, variable.name()), inside);
      Optional.ofNullable(call.arguments().get(variable.name()))
          .ifPresent(argument -> references.in(argument.expression(), input));
      GraphNode self = new GraphNode.Input(inside, variable.name());
      new BlockReferences(inside, called)
          .rules(
              variable.validations(),
              (to, place) -> {
                // Validations look at the variable that they belong to.
                if (!to.equals(self)) {
                  input.accept(to, place);
                }
              });
    }
  }

  /** A declaration in a called module waits for the call, which tells its instances. */
  private BiConsumer<GraphNode, SourceRange> from(GraphNode node, ModuleAddress module) {
    graph.add(node);
    GraphNode call = new GraphNode.Call(module);
    if (!module.isRoot() && !call.equals(node)) {
      graph.add(node, call);
    }
    return (to, place) -> {
      graph.add(node, to);
      places.putIfAbsent(new Reference(node, to), place);
    };
  }

  private List<Diagnostic> errors() {
    List<Diagnostic> found = new ArrayList<>();
    for (GraphNode node : graph.selfReferences()) {
      found.add(selfReference(node));
    }
    for (List<GraphNode> group : graph.cycles()) {
      found.add(cycle(group));
    }
    return found;
  }

  private Diagnostic selfReference(GraphNode node) {
    SourceRange place = place(node, node);
    return switch (node) {
      case GraphNode.Resource resource ->
          Diagnostic.error(
              "Self-referential block",
              "Configuration for " + resource + " may not refer to itself.",
              place);
      case GraphNode.Local local ->
          Diagnostic.error(
              "Self-referencing local value",
              "Local value " + local + " cannot use its own result as part of its expression.",
              place);
      case GraphNode.Input _, GraphNode.Call _, GraphNode.Output _ ->
          Diagnostic.error(
              "Cycle: " + node, "The module refers to itself. Remove the reference.", place);
    };
  }

  private SourceRange place(GraphNode from, GraphNode to) {
    return range(from, to).orElseThrow();
  }

  private Optional<SourceRange> range(GraphNode from, GraphNode to) {
    return Optional.ofNullable(places.get(new Reference(from, to)));
  }

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
    String summary =
        "Cycle: " + String.join(", ", group.stream().map(ConfigurationGraph::named).toList());
    return range(way.getFirst(), way.get(1))
        .map(range -> Diagnostic.error(summary, detail.toString(), range))
        .orElseGet(() -> Diagnostic.error(summary, detail.toString()));
  }

  /** As Terraform names members of a cycle. */
  private static String named(GraphNode node) {
    return switch (node) {
      case GraphNode.Resource resource -> resource.toString();
      case GraphNode.Local _, GraphNode.Input _, GraphNode.Call _, GraphNode.Output _ ->
          node + " (expand)";
    };
  }

  /** Every declaration behind all that it refers to. */
  public List<GraphNode> order() {
    return graph.order();
  }

  /** What a declaration refers to directly. */
  public SortedSet<GraphNode> references(GraphNode node) {
    return graph.dependencies(node);
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
