package io.portwright.engine.console;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.ConfigurationEvaluator;
import io.portwright.engine.config.ResourceBlock;
import io.portwright.engine.config.Values;
import io.portwright.engine.plan.Change;
import io.portwright.engine.plan.Plan;
import io.portwright.engine.plan.ResourceValues;
import io.portwright.engine.plan.RootModule;
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
    return known.values(configuration);
  }

  /** As they will be when the plan has been carried out. */
  public static Values of(Plan plan, RootModule root) {
    KnownResources known = new KnownResources();
    for (Change change : plan.changes()) {
      change
          .planned()
          .ifPresent(
              value -> known.at(change.address().resource()).put(change.address().key(), value));
    }
    ResourceValues values = known.values(root.configuration());
    ConfigurationEvaluator evaluator = root.evaluator(values);
    root.configuration()
        .forEachModule((path, module) ->
            evaluator.instances(path).forEach(instance -> known.none(instance, module, values)));
    return values;
  }

  /** Blocks that have no instances in a module. */
  private void none(ModuleAddress instance, Configuration module, ResourceValues values) {
    for (ResourceBlock block : module.resources().values()) {
      ResourceAddress address = block.address().in(instance);
      if (!instances.containsKey(address)) {
        values.put(address, block, new TreeMap<>());
      }
    }
  }

  private ResourceValues values(Configuration configuration) {
    ResourceValues values = new ResourceValues();
    instances.forEach((address, objects) ->
        configuration.resource(address).ifPresent(block -> values.put(address, block, objects)));
    return values;
  }

  private SortedMap<InstanceKey, ObjectValue> at(ResourceAddress resource) {
    return instances.computeIfAbsent(resource, _ -> new TreeMap<>());
  }
}
