package io.portwright.engine.plan;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.MoveEndpoint;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * State under the addresses that the configuration now gives to its objects: moved where a {@code
 * moved} block says so, and where a block got {@code count} or lost it.
 *
 * @param records by their new addresses
 * @param from old addresses of those that have moved, by the new one
 * @param blocked what stayed where it was because something else is at the new address: old address
 *     by the new one, in the order of the statements
 */
public record Moves(
    SortedMap<InstanceAddress, ResourceRecord> records,
    SortedMap<InstanceAddress, InstanceAddress> from,
    List<Blocked> blocked) {

  public Moves {
    blocked = List.copyOf(blocked);
  }

  /** A module, resource or instance that could not move. */
  public record Blocked(String actual, String wanted) {}

  /** The records with all moves made; none is made when the statements go round in circles. */
  public static Moves applied(
      SortedMap<InstanceAddress, ResourceRecord> records, Configuration configuration) {
    Journey journey = new Journey(records);
    for (MoveStatement statement : MoveStatement.inOrder(configuration, records.keySet())) {
      journey.follow(statement);
    }
    return journey.end();
  }

  /** State on its way. */
  private static final class Journey {
    private final Whereabouts current;
    private final Map<InstanceAddress, InstanceAddress> origins = new HashMap<>();
    private final List<Blocked> blocked = new ArrayList<>();

    private Journey(SortedMap<InstanceAddress, ResourceRecord> records) {
      this.current = new Whereabouts(records);
    }

    private void follow(MoveStatement statement) {
      switch (statement.from()) {
        case MoveEndpoint.Module from -> modules(statement, from.address().in(statement.path()));
        case MoveEndpoint.Resource from -> {
          ResourceAddress block =
              from.address().in(from.address().module().in(statement.path())).block();
          if (statement.isWhole()) {
            resources(statement, block);
          } else {
            instances(statement, block);
          }
        }
      }
    }

    private void modules(MoveStatement statement, ModuleAddress from) {
      List<InstanceAddress> inside = current.in(from.path());
      SortedSet<ModuleAddress> all = new TreeSet<>();
      inside.forEach(address -> all.add(address.resource().module()));
      Map<ModuleAddress, ModuleAddress> going = going(all, statement::destination, this::isThere);
      for (InstanceAddress address : inside) {
        ModuleAddress to = going.get(address.resource().module());
        if (to != null) {
          move(address, address.resource().in(to).instance(address.key()));
        }
      }
    }

    private boolean isThere(ModuleAddress module) {
      return current.in(module.path()).stream()
          .anyMatch(address -> address.resource().module().equals(module));
    }

    private void resources(MoveStatement statement, ResourceAddress block) {
      List<InstanceAddress> instances = current.of(block);
      SortedSet<ResourceAddress> all = new TreeSet<>();
      instances.forEach(address -> all.add(address.resource()));
      Map<ResourceAddress, ResourceAddress> going =
          going(all, statement::destination, this::isThere);
      for (InstanceAddress address : instances) {
        ResourceAddress to = going.get(address.resource());
        if (to != null) {
          move(address, to.instance(address.key()));
        }
      }
    }

    private boolean isThere(ResourceAddress resource) {
      return current.of(resource.block()).stream()
          .anyMatch(address -> address.resource().equals(resource));
    }

    private void instances(MoveStatement statement, ResourceAddress block) {
      List<InstanceAddress> candidates =
          statement.only().map(List::of).orElseGet(() -> current.of(block));
      for (InstanceAddress address : candidates) {
        if (current.has(address)) {
          Optional<InstanceAddress> to = statement.destination(address);
          boolean isBlocked = to.filter(current::has).isPresent();
          if (isBlocked) {
            blocked.add(new Blocked(address.toString(), to.get().toString()));
          } else {
            to.ifPresent(free -> move(address, free));
          }
        }
      }
    }

    /** What moves where; what is in the way of it is written down. */
    private <T> Map<T, T> going(
        SortedSet<T> all, Function<T, Optional<T>> destination, Predicate<T> isThere) {
      Map<T, T> found = new LinkedHashMap<>();
      for (T one : all) {
        destination
            .apply(one)
            .ifPresent(to -> {
              if (isThere.test(to)) {
                blocked.add(new Blocked(one.toString(), to.toString()));
              } else {
                found.put(one, to);
              }
            });
      }
      return found;
    }

    private void move(InstanceAddress address, InstanceAddress to) {
      current
          .move(address, to)
          .ifPresent(_ -> {
            InstanceAddress origin = origins.remove(address);
            origins.put(to, origin == null ? address : origin);
          });
    }

    private Moves end() {
      SortedMap<InstanceAddress, InstanceAddress> from = new TreeMap<>();
      origins.forEach((to, origin) -> {
        if (!to.equals(origin)) {
          from.put(to, origin);
        }
      });
      return new Moves(renamed(from), from, blocked);
    }

    /** Dependencies on blocks that have a new name name it, so that ends keep their order. */
    private SortedMap<InstanceAddress, ResourceRecord> renamed(
        SortedMap<InstanceAddress, InstanceAddress> from) {
      Map<ResourceAddress, SortedSet<ResourceAddress>> names = new HashMap<>();
      from.forEach((to, origin) -> {
        ResourceAddress before = origin.resource().block();
        if (!before.equals(to.resource().block())) {
          names.computeIfAbsent(before, _ -> new TreeSet<>()).add(to.resource().block());
        }
      });
      if (names.isEmpty()) {
        return current.records();
      }
      for (ResourceAddress before : names.keySet()) {
        if (!current.of(before).isEmpty()) {
          names.get(before).add(before);
        }
      }
      SortedMap<InstanceAddress, ResourceRecord> records = new TreeMap<>();
      current
          .records()
          .forEach((address, record) -> records.put(address, record.dependingOn(names)));
      return records;
    }
  }

  /** Warnings about objects that could not move. */
  List<Diagnostic> diagnostics() {
    if (blocked.isEmpty()) {
      return List.of();
    }
    StringBuilder items = new StringBuilder();
    for (Blocked one : blocked) {
      items
          .append("\n  - ")
          .append(one.actual())
          .append(" could not move to ")
          .append(one.wanted());
    }
    return List.of(
        Diagnostic.warning(
            "Unresolved resource instance address changes",
            "Terraform tried to adjust resource instance addresses in the prior state based on"
                + " change information recorded in the configuration, but some adjustments did"
                + " not succeed due to existing objects already at the intended addresses:"
                + items
                + "\n\nTerraform has planned to destroy these objects. If Terraform's proposed"
                + " changes aren't appropriate, you must first resolve the conflicts using the"
                + " \"terraform state\" subcommands and then create a new plan."));
  }

  /** Moved objects whose old and new addresses are not both among the targets. */
  List<Diagnostic> excluded(List<Target> targets) {
    if (targets.isEmpty()) {
      return List.of();
    }
    SortedSet<ResourceAddress> missing = new TreeSet<>();
    from.forEach((to, origin) -> {
      for (InstanceAddress address : List.of(origin, to)) {
        if (targets.stream().noneMatch(target -> target.covers(address))) {
          missing.add(address.resource());
        }
      }
    });
    if (missing.isEmpty()) {
      return List.of();
    }
    StringBuilder options = new StringBuilder();
    missing.forEach(resource ->
        options
            .append("\n  -target=\"")
            .append(resource.toString().replace("\"", "\\\""))
            .append('"'));
    return List.of(
        Diagnostic.error(
            "Moved resource instances excluded by targeting",
            "Resource instances in your current state have moved to new addresses in the latest"
                + " configuration. Terraform must include those resource instances while planning"
                + " in order to ensure a correct result, but your -target=... options do not fully"
                + " cover all of those resource instances.\n\nTo create a valid plan, either remove"
                + " your -target=... options altogether or add the following additional target"
                + " options:"
                + options
                + "\n\nNote that adding these options may include further additional resource"
                + " instances in your plan, in order to respect object dependencies."));
  }
}
