package io.portwright.engine.plan;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.graph.ConfigurationGraph;
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

/** Which resources and instances a plan is about, as {@code -target} narrows it. */
final class Scope {
  private final PlanOptions options;
  private final Set<ResourceAddress> whole;

  private Scope(PlanOptions options, Set<ResourceAddress> whole) {
    this.options = options;
    this.whole = whole;
  }

  static Scope of(
      PlanOptions options, ConfigurationGraph graph, Collection<ResourceRecord> records) {
    List<ResourceAddress> named = options.targets().stream().map(Target::resource).toList();
    Set<ResourceAddress> around = new HashSet<>();
    if (options.mode() == Mode.DESTROY) {
      around.addAll(graph.withDependents(named));
      around.addAll(recordedDependents(named, records));
    } else {
      around.addAll(graph.withDependencies(named));
    }
    around.removeAll(named);
    options.targets().stream()
        .filter(target -> target.key().isEmpty())
        .forEach(target -> around.add(target.resource()));
    return new Scope(options, around);
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
                    .add(record.address().resource()));
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

  boolean isEverything() {
    return options.targets().isEmpty();
  }

  /** Whether at least one instance of the resource is meant. */
  boolean touches(ResourceAddress resource) {
    return isEverything()
        || whole.contains(resource)
        || options.targets().stream().anyMatch(target -> target.resource().equals(resource));
  }

  boolean covers(InstanceAddress address) {
    return isEverything()
        || whole.contains(address.resource())
        || options.targets().stream().anyMatch(target -> target.covers(address));
  }

  boolean covers(ResourceAddress resource, InstanceKey key) {
    return covers(resource.instance(key));
  }

  /** The warning that goes with every narrowed plan, and one for each target that is not there. */
  List<Diagnostic> warnings() {
    return isEverything()
        ? List.of()
        : List.of(
            Diagnostic.warning(
                "Resource targeting is in effect",
                "You are creating a plan with the -target option, which means that the result of"
                    + " this plan may not represent all of the changes requested by the current"
                    + " configuration.\n\nThe -target option is not for routine use, and is"
                    + " provided only for exceptional situations such as recovering from errors or"
                    + " mistakes, or when an error message suggests to use it."));
  }
}
