package io.portwright.engine.machine;

import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.graph.ConfigurationGraph;
import io.portwright.engine.graph.GraphNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What resources depend on, as {@code terraform graph} draws it: a DOT file with a cluster for each
 * module. What follows from other edges is not drawn.
 */
public final class DependencyDot {
  private final List<ResourceAddress> resources = new ArrayList<>();
  private final List<List<Integer>> dependencies = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();

  private DependencyDot(ConfigurationGraph graph) {
    Map<ResourceAddress, Integer> places = new HashMap<>();
    for (GraphNode node : graph.order()) {
      if (node instanceof GraphNode.Resource resource) {
        List<Integer> direct = new ArrayList<>();
        graph.resources(node).forEach(address -> direct.add(places.get(address)));
        places.put(resource.address(), resources.size());
        resources.add(resource.address());
        dependencies.add(direct);
      }
    }
  }

  /** The lines of the file. */
  public static List<String> of(ConfigurationGraph graph) {
    DependencyDot dot = new DependencyDot(graph);
    dot.draw();
    return List.copyOf(dot.lines);
  }

  private void draw() {
    lines.add("digraph G {");
    lines.add("  rankdir = \"RL\";");
    lines.add("  node [shape = rect, fontname = \"sans-serif\"];");
    if (resources.isEmpty()) {
      lines.add("  /* This configuration does not contain any resources. */");
    }
    nodes();
    edges();
    lines.add("}");
  }

  private void nodes() {
    SortedMap<ModuleAddress, List<ResourceAddress>> modules = new TreeMap<>();
    resources.stream()
        .sorted()
        .forEach(address ->
            modules.computeIfAbsent(address.module(), _ -> new ArrayList<>()).add(address));
    modules.forEach((module, members) -> {
      if (module.isRoot()) {
        members.forEach(member -> node("  ", member));
        return;
      }
      lines.add("  subgraph " + quoted("cluster_" + module) + " {");
      lines.add("    label = " + quoted(module.toString()));
      lines.add("    fontname = \"sans-serif\"");
      members.forEach(member -> node("    ", member));
      lines.add("  }");
    });
  }

  private void node(String indent, ResourceAddress address) {
    String label = address.in(ModuleAddress.ROOT).toString();
    lines.add(indent + quoted(address.toString()) + " [label=" + quoted(label) + "];");
  }

  private void edges() {
    SortedMap<ResourceAddress, SortedSet<ResourceAddress>> drawn = new TreeMap<>();
    for (int at = 0; at < resources.size(); at++) {
      SortedSet<ResourceAddress> targets = new TreeSet<>();
      needed(dependencies.get(at)).forEach(target -> targets.add(resources.get(target)));
      drawn.put(resources.get(at), targets);
    }
    drawn.forEach((from, targets) ->
        targets.forEach(to ->
            lines.add("  " + quoted(from.toString()) + " -> " + quoted(to.toString()) + ";")));
  }

  /** Those that none of the others leads to. What depends on something stands behind it. */
  private List<Integer> needed(List<Integer> direct) {
    if (direct.size() < 2) {
      return direct;
    }
    List<Integer> lastFirst = direct.stream().sorted(Comparator.reverseOrder()).toList();
    int least = lastFirst.getLast();
    BitSet reached = new BitSet();
    List<Integer> kept = new ArrayList<>();
    for (int target : lastFirst) {
      if (!reached.get(target - least)) {
        kept.add(target);
        reach(target, least, reached);
      }
    }
    return kept;
  }

  private void reach(int start, int least, BitSet reached) {
    Deque<Integer> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      for (int next : dependencies.get(open.pop())) {
        if (next >= least && !reached.get(next - least)) {
          reached.set(next - least);
          open.push(next);
        }
      }
    }
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
