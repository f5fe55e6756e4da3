package io.portwright.engine.graph;

import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.LocalValue;
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
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * Which declarations of a module refer to which. Free of cycles. The order of files and of blocks
 * does not matter.
 */
public final class ConfigurationGraph {

  private record Reference(GraphNode from, GraphNode to) {}

  private final Digraph<GraphNode> graph = new Digraph<>();
  private final Map<Reference, SourceRange> places = new HashMap<>();

  private ConfigurationGraph() {}

  /** The graph of a module, or its cycles and self-references. */
  public static Checked<ConfigurationGraph> of(Configuration configuration) {
    ConfigurationGraph made = new ConfigurationGraph();
    BlockReferences references = new BlockReferences(configuration);
    for (ResourceBlock block : configuration.resources().values()) {
      BiConsumer<GraphNode, SourceRange> add = made.from(new GraphNode.Resource(block.address()));
      references.in(block.body(), add);
      references.in(block.dependsOn(), add);
    }
    for (LocalValue local : configuration.locals().values()) {
      references.in(local.expression(), made.from(new GraphNode.Local(local.name())));
    }
    for (OutputValue output : configuration.outputs().values()) {
      BiConsumer<GraphNode, SourceRange> add = made.from(new GraphNode.Output(output.name()));
      references.in(output.value(), add);
      references.in(output.dependsOn(), add);
      output.preconditions().forEach(rule -> references.in(rule.condition(), add));
    }
    List<Diagnostic> errors = made.errors();
    return errors.isEmpty() ? Checked.of(made) : Checked.failed(errors);
  }

  private BiConsumer<GraphNode, SourceRange> from(GraphNode node) {
    graph.add(node);
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
      case GraphNode.Output _ -> throw new IllegalStateException("nothing can refer to " + node);
    };
  }

  private SourceRange place(GraphNode from, GraphNode to) {
    return Objects.requireNonNull(places.get(new Reference(from, to)));
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
          .append(" (")
          .append(place(node, next).place())
          .append(')');
    }
    detail.append("\n\nRemove one of these references.");
    return Diagnostic.error(
        "Cycle: " + String.join(", ", group.stream().map(GraphNode::toString).toList()),
        detail.toString(),
        place(way.getFirst(), way.get(1)));
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

  /** Resources that a declaration refers to directly or by way of locals. */
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
