package io.portwright.engine.config;

import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.syntax.Expression.Traversal;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Blocks of a module that are declared but have no schema, because no provider has their type.
 * Whatever depends on them is in error without another word.
 *
 * @param resources {@code resource} and {@code data} blocks
 * @param ephemerals {@code ephemeral} blocks by type and name, with what they depend on
 * @param problems what is wrong with types and versions of providers
 */
public record Unusable(
    SortedSet<ResourceAddress> resources,
    Map<String, List<Traversal>> ephemerals,
    List<Diagnostic> problems) {
  public Unusable {
    resources = Collections.unmodifiableSortedSet(new TreeSet<>(resources));
    ephemerals = Collections.unmodifiableMap(new TreeMap<>(ephemerals));
    problems = List.copyOf(problems);
  }

  /**
   * Those of all declared resources that have no block.
   *
   * @param usable those that have one
   */
  static Unusable of(
      Collection<ResourceAddress> declared,
      Set<ResourceAddress> usable,
      Map<String, EphemeralBlock> ephemerals,
      List<Diagnostic> problems) {
    SortedSet<ResourceAddress> resources = new TreeSet<>();
    if (declared.size() > usable.size()) {
      declared.stream().filter(address -> !usable.contains(address)).forEach(resources::add);
    }
    Map<String, List<Traversal>> waiting = new TreeMap<>();
    ephemerals.forEach((name, block) -> waiting.put(name, new ArrayList<>(block.dependsOn())));
    return new Unusable(resources, waiting, problems);
  }
}
