package io.portwright.engine.console;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.ResourceBlock;
import io.portwright.engine.config.Values;
import io.portwright.engine.plan.Change;
import io.portwright.engine.plan.Plan;
import io.portwright.engine.plan.ResourceValues;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What references to resources give on the console. */
public final class KnownResources {
  private final Map<ResourceAddress, SortedMap<InstanceKey, ObjectValue>> instances =
      new HashMap<>();

  private KnownResources() {}

  /** As state has them; what it does not have is unknown. */
  public static Values of(StateSnapshot state, Configuration configuration) {
    KnownResources known = new KnownResources();
    state
        .records()
        .forEach((address, record) ->
            record
                .current()
                .ifPresent(object ->
                    known.at(address.resource()).put(address.key(), object.attributes())));
    ResourceValues values = new ResourceValues();
    for (ResourceBlock block : configuration.resources().values()) {
      if (known.instances.containsKey(block.address())) {
        values.put(block, known.at(block.address()));
      }
    }
    return values;
  }

  /** As they will be when the plan has been carried out. */
  public static Values of(Plan plan, Configuration configuration) {
    KnownResources known = new KnownResources();
    for (Change change : plan.changes()) {
      change
          .planned()
          .ifPresent(
              value -> known.at(change.address().resource()).put(change.address().key(), value));
    }
    ResourceValues values = new ResourceValues();
    for (ResourceBlock block : configuration.resources().values()) {
      values.put(block, known.at(block.address()));
    }
    return values;
  }

  private SortedMap<InstanceKey, ObjectValue> at(ResourceAddress resource) {
    return instances.computeIfAbsent(resource, _ -> new TreeMap<>());
  }
}
