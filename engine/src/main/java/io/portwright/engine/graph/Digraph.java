package io.portwright.engine.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.EdgeReversedGraph;
import org.jgrapht.graph.SimpleDirectedGraph;
import org.jgrapht.traverse.TopologicalOrderIterator;

/**
 * A directed graph of dependencies: an edge leads from what depends to what it depends on. Grows
 * while it is built; every answer is in a defined order, whatever the order of building.
 *
 * @param <N> nodes; equal and ordered by value
 */
public final class Digraph<N extends Comparable<? super N>> {
  private final SimpleDirectedGraph<N, DefaultEdge> edges =
      new SimpleDirectedGraph<>(DefaultEdge.class);
  private final Set<N> selfish = new TreeSet<>();

  /** Adds a node; again is the same as once. */
  public void add(N node) {
    edges.addVertex(node);
  }

  /** Says that {@code node} depends on {@code on}; adds both where they are new. */
  public void add(N node, N on) {
    edges.addVertex(node);
    edges.addVertex(on);
    if (node.equals(on)) {
      selfish.add(node);
    } else {
      edges.addEdge(node, on);
    }
  }

  public boolean contains(N node) {
    return edges.containsVertex(node);
  }

  /** What a node depends on directly, in order; empty for a node that is not there. */
  public SortedSet<N> dependencies(N node) {
    SortedSet<N> found = new TreeSet<>();
    if (edges.containsVertex(node)) {
      edges.outgoingEdgesOf(node).forEach(edge -> found.add(edges.getEdgeTarget(edge)));
    }
    return found;
  }

  /** What a node depends on directly, in no order; nothing for a node that is not there. */
  public void forEachDependency(N node, Consumer<N> each) {
    if (edges.containsVertex(node)) {
      edges.outgoingEdgesOf(node).forEach(edge -> each.accept(edges.getEdgeTarget(edge)));
    }
  }

  /** What depends on a node directly, in order; empty for a node that is not there. */
  public SortedSet<N> dependents(N node) {
    SortedSet<N> found = new TreeSet<>();
    if (edges.containsVertex(node)) {
      edges.incomingEdgesOf(node).forEach(edge -> found.add(edges.getEdgeSource(edge)));
    }
    return found;
  }

  /** The nodes and everything that they depend on, at any distance. */
  public SortedSet<N> withDependencies(Collection<N> nodes) {
    SortedSet<N> seen = new TreeSet<>();
    Deque<N> open = new ArrayDeque<>(nodes);
    while (!open.isEmpty()) {
      N node = open.pop();
      if (edges.containsVertex(node) && seen.add(node)) {
        edges.outgoingEdgesOf(node).forEach(edge -> open.push(edges.getEdgeTarget(edge)));
      }
    }
    return seen;
  }

  /** The nodes and everything that depends on them, at any distance. */
  public SortedSet<N> withDependents(Collection<N> nodes) {
    SortedSet<N> seen = new TreeSet<>();
    Deque<N> open = new ArrayDeque<>(nodes);
    while (!open.isEmpty()) {
      N node = open.pop();
      if (edges.containsVertex(node) && seen.add(node)) {
        edges.incomingEdgesOf(node).forEach(edge -> open.push(edges.getEdgeSource(edge)));
      }
    }
    return seen;
  }

  /** Nodes that depend on themselves directly. */
  public List<N> selfReferences() {
    return List.copyOf(selfish);
  }

  /** Groups of two and more nodes that depend on each other; each group and the list sorted. */
  public List<List<N>> cycles() {
    List<List<N>> found = new ArrayList<>();
    for (Set<N> group : new KosarajuStrongConnectivityInspector<>(edges).stronglyConnectedSets()) {
      if (group.size() > 1) {
        found.add(group.stream().sorted().toList());
      }
    }
    found.sort(Comparator.comparing(List::getFirst));
    return found;
  }

  /**
   * Every node behind all that it depends on; among free nodes the smallest first.
   *
   * @throws IllegalStateException if there are {@link #cycles}
   */
  public List<N> order() {
    return ordered().orElseThrow(() -> new IllegalStateException("there are cycles: " + cycles()));
  }

  /** The same; empty if there are {@link #cycles}. Takes far less time than to look for them. */
  public Optional<List<N>> ordered() {
    List<N> found = new ArrayList<>(edges.vertexSet().size());
    try {
      new TopologicalOrderIterator<>(new EdgeReversedGraph<>(edges), Comparator.<N>naturalOrder())
          .forEachRemaining(found::add);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    return Optional.of(found).filter(all -> all.size() == edges.vertexSet().size());
  }

  /** A shortest way round inside a group of {@link #cycles}: each depends on the next. */
  public List<N> wayRound(List<N> group) {
    Set<N> inside = new TreeSet<>(group);
    N start = group.getFirst();
    Map<N, N> cameFrom = new TreeMap<>();
    Deque<N> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      N node = open.removeFirst();
      for (N next : dependencies(node)) {
        if (next.equals(start)) {
          return pathTo(node, start, cameFrom);
        }
        if (inside.contains(next) && cameFrom.putIfAbsent(next, node) == null) {
          open.addLast(next);
        }
      }
    }
    throw new IllegalArgumentException("not a cycle: " + group);
  }

  private List<N> pathTo(N end, N start, Map<N, N> cameFrom) {
    List<N> path = new ArrayList<>(List.of(end));
    while (!path.getLast().equals(start)) {
      path.add(cameFrom.get(path.getLast()));
    }
    return path.reversed();
  }
}
