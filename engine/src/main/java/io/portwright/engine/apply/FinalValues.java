package io.portwright.engine.apply;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.apply.Schedule.Node.Milestone;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.graph.GraphNode;
import io.portwright.engine.plan.ResourceValues;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Values of instances as they become real; blocks get theirs when their last instance has one. */
final class FinalValues implements Schedule.Observer {
  private final Configuration configuration;
  private final ResourceValues values;
  private final Map<ResourceAddress, SortedMap<InstanceKey, ObjectValue>> instances =
      new HashMap<>();

  FinalValues(Configuration configuration, ResourceValues values) {
    this.configuration = configuration;
    this.values = values;
  }

  void put(InstanceAddress address, ObjectValue value) {
    instances.computeIfAbsent(address.resource(), _ -> new TreeMap<>()).put(address.key(), value);
  }

  @Override
  public void reached(Milestone milestone) {
    if (milestone.of() instanceof GraphNode.Resource resource
        && milestone.equals(PlanSchedule.done(resource))) {
      values.put(
          configuration.resource(resource.address()).orElseThrow(),
          instances.getOrDefault(resource.address(), new TreeMap<>()));
    }
  }

  @Override
  public void missed(Milestone milestone) {
    if (milestone.of() instanceof GraphNode.Resource resource
        && milestone.equals(PlanSchedule.done(resource))) {
      values.fail(resource.address());
    }
  }
}
