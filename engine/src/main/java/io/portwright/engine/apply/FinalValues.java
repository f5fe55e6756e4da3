package io.portwright.engine.apply;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.apply.Schedule.Node.Milestone;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.ConfigurationEvaluator;
import io.portwright.engine.config.ResourceBlock;
import io.portwright.engine.graph.GraphNode;
import io.portwright.engine.plan.ResourceValues;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Values of instances as they become real; blocks get theirs when their last instance has one. */
final class FinalValues implements Schedule.Observer {
  private final Configuration configuration;
  private final ConfigurationEvaluator evaluator;
  private final ResourceValues values;
  private final Map<ResourceAddress, SortedMap<InstanceKey, ObjectValue>> instances =
      new HashMap<>();

  FinalValues(
      Configuration configuration, ConfigurationEvaluator evaluator, ResourceValues values) {
    this.configuration = configuration;
    this.evaluator = evaluator;
    this.values = values;
  }

  void put(InstanceAddress address, ObjectValue value) {
    instances.computeIfAbsent(address.resource(), _ -> new TreeMap<>()).put(address.key(), value);
  }

  @Override
  public void reached(Milestone milestone) {
    if (milestone.of() instanceof GraphNode.Resource resource
        && milestone.equals(PlanSchedule.done(resource))) {
      ResourceBlock block = configuration.resource(resource.address()).orElseThrow();
      for (ResourceAddress address : addresses(resource)) {
        values.put(address, block, instances.getOrDefault(address, new TreeMap<>()));
      }
    }
    settle(milestone);
  }

  @Override
  public void missed(Milestone milestone) {
    if (milestone.of() instanceof GraphNode.Resource resource
        && milestone.equals(PlanSchedule.done(resource))) {
      addresses(resource).forEach(values::fail);
    }
  }

  /** The block in each instance of its module. */
  private List<ResourceAddress> addresses(GraphNode.Resource resource) {
    return evaluator.instances(resource.address().module()).stream()
        .map(module -> resource.address().in(module))
        .toList();
  }

  /**
   * Evaluates a declaration as soon as it can be, so that no chain of them is evaluated at once.
   */
  private void settle(Milestone milestone) {
    if (milestone.of() instanceof GraphNode node && milestone.equals(PlanSchedule.done(node))) {
      switch (node) {
        case GraphNode.Local local -> evaluator.settleLocal(local.module(), local.name());
        case GraphNode.Input input -> evaluator.settleArgument(input.module(), input.name());
        case GraphNode.Output output -> evaluator.settleOutput(output.module(), output.name());
        case GraphNode.Validation input -> evaluator.settleInput(input.module(), input.name());
        case GraphNode.Resource _, GraphNode.Call _, GraphNode.Close _, GraphNode.Check _ -> {}
      }
    }
  }
}
