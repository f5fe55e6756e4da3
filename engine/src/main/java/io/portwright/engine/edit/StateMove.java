package io.portwright.engine.edit;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.journal.Journal;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Objects that get another address: an instance, a resource with all its instances, or a module
 * with all that is inside.
 *
 * @param steps what moves, as a person would say it
 * @param moved every instance: new address by the old one
 */
public record StateMove(List<Step> steps, SortedMap<InstanceAddress, InstanceAddress> moved) {
  private static final String BAD_SOURCE = "Invalid source address";
  private static final String BAD_TARGET = "Invalid target address";

  public StateMove {
    steps = List.copyOf(steps);
    moved = Collections.unmodifiableSortedMap(new TreeMap<>(moved));
  }

  /** One thing that moves as a whole. */
  public record Step(String from, String to) {}

  /** What an argument names. */
  private sealed interface Place {
    record Module(ModuleAddress address) implements Place {}

    /** Without a key: the resource, or its only instance. */
    record Resource(ResourceAddress address) implements Place {}

    record Instance(InstanceAddress address) implements Place {}
  }

  /** Works out a move by Terraform's rules for what may go where. */
  public static Checked<StateMove> of(StateSnapshot state, String source, String destination) {
    List<Diagnostic> found = new ArrayList<>();
    Optional<Place> from = place(source, found);
    Optional<Place> to = place(destination, found);
    if (from.isEmpty() || to.isEmpty()) {
      return Checked.failed(found);
    }
    StateMove move =
        switch (from.get()) {
          case Place.Module module -> module(state, module.address(), destination, to.get(), found);
          case Place.Resource resource ->
              resource(state, resource.address(), destination, to.get(), found);
          case Place.Instance instance ->
              instance(state, instance.address(), destination, to.get(), found);
        };
    SortedSet<InstanceAddress> touched = new TreeSet<>(move.moved().keySet());
    touched.addAll(move.moved().values());
    found.addAll(Journal.of(state).refusals(touched));
    return found.isEmpty() ? Checked.of(move) : Checked.failed(found);
  }

  private static Optional<Place> place(String text, List<Diagnostic> found) {
    Optional<Place> place =
        InstanceAddress.parse(text)
            .<Place>map(address ->
                address.key().equals(InstanceKey.NONE)
                    ? new Place.Resource(address.resource())
                    : new Place.Instance(address))
            .or(() -> ModuleAddress.parse(text).map(Place.Module::new));
    if (place.isEmpty()) {
      found.add(
          Diagnostic.error(
              "Invalid address",
              text
                  + " is not the address of a resource, an instance or a module. Quote it for the"
                  + " shell:\n\n    portwright state mv 'megaport_port.site[\"syd\"]'"
                  + " megaport_port.syd"));
    }
    return place;
  }

  private static StateMove module(
      StateSnapshot state,
      ModuleAddress source,
      String destination,
      Place to,
      List<Diagnostic> found) {
    SortedSet<ModuleAddress> inside = new TreeSet<>();
    SortedSet<ModuleAddress> all = new TreeSet<>();
    for (InstanceAddress address : state.records().keySet()) {
      ModuleAddress module = address.resource().module();
      all.add(module);
      if (module.isWithin(source)) {
        inside.add(module);
      }
    }
    if (inside.isEmpty()) {
      found.add(nothing(source.toString()));
    }
    if (!(to instanceof Place.Module target)) {
      found.add(
          Diagnostic.error(
              BAD_TARGET,
              "Cannot move "
                  + source
                  + " to "
                  + destination
                  + ": the target must also be a module."));
      return nowhere();
    }
    Map<ModuleAddress, ModuleAddress> going = new HashMap<>();
    List<Step> steps = new ArrayList<>();
    for (ModuleAddress module : inside) {
      int depth = source.calls().size();
      ModuleAddress rest = new ModuleAddress(module.calls().subList(depth, module.calls().size()));
      ModuleAddress there = rest.in(target.address());
      if (all.contains(there)) {
        found.add(
            Diagnostic.error(
                BAD_TARGET,
                "Cannot move " + module + " to " + there + ": destination module already exists."));
      }
      going.put(module, there);
      steps.add(new Step(module.toString(), there.toString()));
    }
    SortedMap<InstanceAddress, InstanceAddress> moved = new TreeMap<>();
    for (InstanceAddress address : state.records().keySet()) {
      ModuleAddress there = going.get(address.resource().module());
      if (there != null) {
        moved.put(address, address.resource().in(there).instance(address.key()));
      }
    }
    return new StateMove(steps, moved);
  }

  private static StateMove resource(
      StateSnapshot state,
      ResourceAddress source,
      String destination,
      Place to,
      List<Diagnostic> found) {
    InstanceAddress only = source.instance(InstanceKey.NONE);
    if (state.record(only).isPresent()) {
      return instance(state, only, destination, to, found);
    }
    List<InstanceAddress> instances = instances(state, source);
    if (instances.isEmpty()) {
      found.add(nothing(source.toString()));
      return nowhere();
    }
    if (!(to instanceof Place.Resource target)) {
      found.add(
          Diagnostic.error(
              BAD_TARGET,
              "Cannot move "
                  + source
                  + " to "
                  + destination
                  + ": the source is a whole resource (not a resource instance) so the target must"
                  + " also be a whole resource."));
      return nowhere();
    }
    compare(source, target.address(), found);
    if (!instances(state, target.address()).isEmpty()) {
      found.add(
          Diagnostic.error(
              BAD_TARGET,
              "Cannot move to "
                  + target.address()
                  + ": there is already a resource at that address in the current state."));
    }
    SortedMap<InstanceAddress, InstanceAddress> moved = new TreeMap<>();
    instances.forEach(i -> moved.put(i, target.address().instance(i.key())));
    return new StateMove(List.of(new Step(source.toString(), target.address().toString())), moved);
  }

  private static StateMove instance(
      StateSnapshot state,
      InstanceAddress source,
      String destination,
      Place to,
      List<Diagnostic> found) {
    if (state.record(source).isEmpty()) {
      found.add(Diagnostic.error(BAD_SOURCE, "The current state does not contain " + source + "."));
    }
    InstanceAddress target =
        switch (to) {
          case Place.Module _ -> source;
          case Place.Resource resource -> resource.address().instance(InstanceKey.NONE);
          case Place.Instance instance -> instance.address();
        };
    if (to instanceof Place.Module) {
      found.add(
          Diagnostic.error(
              BAD_TARGET,
              "Cannot move "
                  + source
                  + " to "
                  + destination
                  + ": the target must also be a resource instance."));
      return nowhere();
    }
    compare(source.resource(), target.resource(), found);
    if (state.record(target).isPresent()) {
      found.add(
          Diagnostic.error(
              BAD_TARGET,
              "Cannot move to "
                  + target
                  + ": there is already a resource instance at that address in the current"
                  + " state."));
    }
    SortedMap<InstanceAddress, InstanceAddress> moved = new TreeMap<>();
    moved.put(source, target);
    return new StateMove(List.of(new Step(source.toString(), destination)), moved);
  }

  private static StateMove nowhere() {
    return new StateMove(List.of(), new TreeMap<>());
  }

  private static List<InstanceAddress> instances(StateSnapshot state, ResourceAddress resource) {
    return state.records().keySet().stream().filter(a -> a.resource().equals(resource)).toList();
  }

  private static Diagnostic nothing(String source) {
    return Diagnostic.error(
        BAD_SOURCE,
        "Cannot move "
            + source
            + ": does not match anything in the current state.\n\nWhat state holds:\n\n"
            + "    portwright state list");
  }

  private static void compare(
      ResourceAddress source, ResourceAddress target, List<Diagnostic> found) {
    String start = "Cannot move " + source + " to " + target + ": ";
    if (source.mode() != target.mode()) {
      String rule =
          source.isData()
              ? "a data resource can be moved only to another data resource address."
              : "a managed resource can be moved only to another managed resource address.";
      found.add(Diagnostic.error("Invalid state move request", start + rule));
    }
    if (!source.type().equals(target.type())) {
      found.add(
          Diagnostic.error("Invalid state move request", start + "resource types don't match."));
    }
  }

  /** The move as a change of state: what depends on a block that has moved names it anew. */
  public StateChange change(StateSnapshot state) {
    Map<ResourceAddress, SortedSet<ResourceAddress>> names = names(state);
    List<ResourceRecord> records = new ArrayList<>();
    for (ResourceRecord record : state.records().values()) {
      InstanceAddress there = moved.get(record.address());
      ResourceRecord renamed = record.dependingOn(names);
      if (there != null) {
        records.add(renamed.movedTo(there));
      } else if (!renamed.equals(record)) {
        records.add(renamed);
      }
    }
    return StateChange.NONE.without(moved.keySet()).with(records);
  }

  private Map<ResourceAddress, SortedSet<ResourceAddress>> names(StateSnapshot state) {
    Map<ResourceAddress, SortedSet<ResourceAddress>> names = new HashMap<>();
    moved.forEach((from, to) -> {
      ResourceAddress before = from.resource().block();
      if (!before.equals(to.resource().block())) {
        names.computeIfAbsent(before, _ -> new TreeSet<>()).add(to.resource().block());
      }
    });
    for (InstanceAddress address : state.records().keySet()) {
      SortedSet<ResourceAddress> now = names.get(address.resource().block());
      if (now != null && !moved.containsKey(address)) {
        now.add(address.resource().block());
      }
    }
    return names;
  }
}
