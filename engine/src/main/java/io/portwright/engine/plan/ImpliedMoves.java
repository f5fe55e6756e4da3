package io.portwright.engine.plan;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.Repetition;
import io.portwright.engine.config.ResourceBlock;
import io.portwright.engine.state.ResourceRecord;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Objects that keep their life when a block gets {@code count} or loses it: the only instance is
 * the same as the one with index 0. Without this, adding {@code count = 1} would end a service and
 * order it again.
 */
public final class ImpliedMoves {
  private ImpliedMoves() {}

  /** The records under the addresses that the configuration now gives them. */
  public static SortedMap<InstanceAddress, ResourceRecord> applied(
      SortedMap<InstanceAddress, ResourceRecord> records, Configuration configuration) {
    SortedMap<InstanceAddress, ResourceRecord> out = new TreeMap<>(records);
    records.forEach((address, record) ->
        destination(address, configuration)
            .filter(to -> !records.containsKey(to))
            .ifPresent(to -> {
              out.remove(address);
              out.put(to, record.movedTo(to));
            }));
    return out;
  }

  private static Optional<InstanceAddress> destination(
      InstanceAddress address, Configuration configuration) {
    InstanceKey first = new InstanceKey.Index(0);
    Optional<Repetition> repetition =
        configuration.resource(address.resource()).map(ResourceBlock::repetition);
    if (repetition.isEmpty()) {
      return Optional.empty();
    }
    return switch (repetition.get()) {
      case Repetition.Count _ when address.key().equals(InstanceKey.NONE) ->
          Optional.of(address.resource().instance(first));
      case Repetition.Single _ when address.key().equals(first) ->
          Optional.of(address.resource().instance(InstanceKey.NONE));
      case Repetition.Count _, Repetition.Single _, Repetition.ForEach _ -> Optional.empty();
    };
  }
}
