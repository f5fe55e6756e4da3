package io.portwright.engine.plan;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.ConfigurationEvaluator;
import io.portwright.engine.config.Instances;
import io.portwright.engine.config.ResourceBlock;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gives blocks the values that their objects have, and changes nothing. */
final class RefreshedBlocks {
  private final Draft draft;
  private final ConfigurationEvaluator evaluator;
  private final ResourceValues values;

  RefreshedBlocks(Draft draft, ConfigurationEvaluator evaluator, ResourceValues values) {
    this.draft = draft;
    this.evaluator = evaluator;
    this.values = values;
  }

  /** Every managed object that is there, as it was read. */
  List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    for (ResourceRecord record : draft.managed()) {
      draft
          .prior()
          .current(record)
          .ifPresent(now -> changes.add(new Change.NoOp(record.address(), now)));
    }
    return changes;
  }

  void take(ResourceAddress address, ResourceBlock block) {
    for (ModuleAddress module : evaluator.instances(address.module())) {
      ResourceAddress here = address.in(module);
      Checked<Instances> instances = evaluator.module(module).instances(block);
      SortedMap<InstanceKey, Value> known = new TreeMap<>();
      instances
          .value()
          .ifPresent(all -> all.keys().forEach(key -> known.put(key, value(here, key, block))));
      values.put(here, block, known);
    }
  }

  private ObjectValue value(ResourceAddress address, InstanceKey key, ResourceBlock block) {
    return Optional.ofNullable(draft.prior().records(address).get(key))
        .flatMap(draft.prior()::current)
        .orElseGet(() -> UnknownObject.of(block.schema()));
  }
}
