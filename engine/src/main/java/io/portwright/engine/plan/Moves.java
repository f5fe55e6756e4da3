package io.portwright.engine.plan;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.Repetition;
import io.portwright.engine.config.ResourceBlock;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * State under the addresses that the configuration now gives to its objects: moved where a {@code
 * moved} block says so, and where a block got {@code count} or lost it.
 *
 * @param records by their new addresses
 * @param from old addresses of those that have moved, by the new one
 * @param diagnostics warnings about objects that could not move
 */
public record Moves(
    SortedMap<InstanceAddress, ResourceRecord> records,
    SortedMap<InstanceAddress, InstanceAddress> from,
    List<Diagnostic> diagnostics) {

  /** The records with all moves made. */
  public static Moves applied(
      SortedMap<InstanceAddress, ResourceRecord> records, Configuration configuration) {
    SortedMap<InstanceAddress, ResourceRecord> current = new TreeMap<>(records);
    Map<InstanceAddress, InstanceAddress> origins = new HashMap<>();
    List<String> blocked = new ArrayList<>();
    for (MoveStatement statement : MoveStatement.inOrder(configuration)) {
      move(statement::destination, current, origins, blocked);
    }
    move(address -> implied(address, configuration), current, origins, new ArrayList<>());
    SortedMap<InstanceAddress, InstanceAddress> from = new TreeMap<>();
    origins.forEach((to, origin) -> {
      if (!to.equals(origin)) {
        from.put(to, origin);
      }
    });
    return new Moves(current, from, warnings(blocked));
  }

  private interface Destination {
    Optional<InstanceAddress> of(InstanceAddress address);
  }

  private static void move(
      Destination destination,
      SortedMap<InstanceAddress, ResourceRecord> current,
      Map<InstanceAddress, InstanceAddress> origins,
      List<String> blocked) {
    Map<InstanceAddress, InstanceAddress> moves = new TreeMap<>();
    for (InstanceAddress address : current.keySet()) {
      destination.of(address).ifPresent(to -> moves.put(address, to));
    }
    moves.forEach((address, to) -> {
      if (current.containsKey(to)) {
        blocked.add("  - " + address + " could not move to " + to);
        return;
      }
      ResourceRecord record = current.remove(address);
      if (record != null) {
        current.put(to, record.movedTo(to));
        InstanceAddress origin = origins.remove(address);
        origins.put(to, origin == null ? address : origin);
      }
    });
  }

  private static List<Diagnostic> warnings(List<String> blocked) {
    return blocked.isEmpty()
        ? List.of()
        : List.of(
            Diagnostic.warning(
                "Unresolved resource instance address changes",
                "Terraform tried to adjust resource instance addresses in the prior state based on"
                    + " change information recorded in the configuration, but some adjustments did"
                    + " not succeed due to existing objects already at the intended addresses:\n"
                    + String.join("\n", blocked)
                    + "\n\nTerraform has planned to destroy these objects. If Terraform's proposed"
                    + " changes aren't appropriate, you must first resolve the conflicts using the"
                    + " \"terraform state\" subcommands and then create a new plan."));
  }

  /** The only instance of a block is the same as the one with index 0. */
  private static Optional<InstanceAddress> implied(
      InstanceAddress address, Configuration configuration) {
    ResourceAddress resource = address.resource();
    if (resource.isData()) {
      return Optional.empty();
    }
    InstanceKey first = new InstanceKey.Index(0);
    boolean isFirst = address.key().equals(first);
    if (!isFirst && !address.key().equals(InstanceKey.NONE)) {
      return Optional.empty();
    }
    Optional<Repetition> repetition =
        configuration.resource(resource).map(ResourceBlock::repetition);
    if (repetition.isEmpty()) {
      return Optional.empty();
    }
    return switch (repetition.get()) {
      case Repetition.Count _ when !isFirst -> Optional.of(resource.instance(first));
      case Repetition.Single _ when isFirst -> Optional.of(resource.instance(InstanceKey.NONE));
      case Repetition.Count _, Repetition.Single _, Repetition.ForEach _ -> Optional.empty();
    };
  }

  /** The part of a module address behind the first calls. */
  static ModuleAddress rest(ModuleAddress module, int from) {
    return new ModuleAddress(module.calls().subList(from, module.calls().size()));
  }
}
