package io.portwright.engine.plan;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.Instances;
import io.portwright.engine.config.ModuleEvaluator;
import io.portwright.engine.config.ResourceBlock;
import io.portwright.engine.config.Trigger;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.TraversalStep;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.MapValue;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether what {@code replace_triggered_by} names changes in the plan so far. */
final class Triggers {
  private final Configuration configuration;
  private final Map<ResourceAddress, List<Change>> changes = new HashMap<>();

  Triggers(Configuration configuration) {
    this.configuration = configuration;
  }

  void planned(Change change) {
    if (!change.address().resource().isData()) {
      changes.computeIfAbsent(change.address().resource(), _ -> new ArrayList<>()).add(change);
    }
  }

  /** Whether some entry of one instance of a block does; entries behind the first do not matter. */
  Checked<Boolean> fired(
      ModuleEvaluator module, ResourceBlock block, InstanceKey key, Instances all) {
    if (block.lifecycle().replaceTriggeredBy().isEmpty()) {
      return Checked.of(false);
    }
    Checked<List<Trigger>> named = module.triggers(block, key, all);
    List<Diagnostic> found = new ArrayList<>(named.diagnostics());
    for (Trigger trigger : named.value().orElse(List.of())) {
      Checked<Boolean> one = fires(trigger);
      found.addAll(one.diagnostics());
      if (one.value().orElse(false)) {
        return Checked.of(true, found);
      }
    }
    return Checked.of(false, found);
  }

  private Checked<Boolean> fires(Trigger trigger) {
    String where =
        trigger.resource().module().isRoot()
            ? "the root module"
            : trigger.resource().module().path().toString();
    String name =
        trigger.resource().block().in(io.portwright.engine.address.ModuleAddress.ROOT)
            + trigger.key().map(InstanceKey::toString).orElse("");
    if (configuration.resource(trigger.resource()).isEmpty()) {
      return Checked.failed(
          Diagnostic.error(
              "Reference to undeclared resource",
              "A resource " + name + " has not been declared in " + where,
              trigger.range()));
    }
    List<Change> named =
        changes.getOrDefault(trigger.resource(), List.of()).stream()
            .filter(c -> trigger.key().isEmpty() || trigger.key().get().equals(c.address().key()))
            .toList();
    if (named.isEmpty()) {
      return Checked.failed(Diagnostic.error("no change found for " + name + " in " + where, ""));
    }
    return Checked.of(
        trigger.rest().isEmpty()
            ? named.stream().anyMatch(Triggers::counts)
            : counts(named.getFirst()) && differs(named.getFirst(), trigger.rest()));
  }

  private static boolean counts(Change change) {
    return switch (change) {
      case Change.Update _, Change.Replace _ -> true;
      case Change.Create _, Change.Delete _, Change.Forget _, Change.Read _, Change.NoOp _ -> false;
    };
  }

  private static boolean differs(Change change, List<TraversalStep> steps) {
    Optional<Value> before = change.prior().flatMap(value -> at(value, steps));
    Optional<Value> after = change.planned().flatMap(value -> at(value, steps));
    if (before.isEmpty() || after.isEmpty()) {
      return before.isPresent() != after.isPresent();
    }
    return !AttributeDiffs.identical(before.get(), after.get());
  }

  private static Optional<Value> at(Value start, List<TraversalStep> steps) {
    Optional<Value> here = Optional.of(start);
    for (TraversalStep step : steps) {
      here = here.flatMap(value -> part(value, step));
    }
    return here;
  }

  /** Names lead into objects only, text keys into maps only; what is unknown stays so. */
  private static Optional<Value> part(Value value, TraversalStep step) {
    if (!value.isKnown()) {
      return Optional.of(value);
    }
    return switch (step) {
      case TraversalStep.Attribute attribute ->
          value instanceof ObjectValue object
              ? Optional.ofNullable(object.attributes().get(attribute.name()))
              : Optional.empty();
      case TraversalStep.Index index ->
          switch (index.key()) {
            case Expression.StringLiteral text ->
                value instanceof MapValue map
                    ? Optional.ofNullable(map.entries().get(text.value()))
                    : Optional.empty();
            case Expression.NumberLiteral number when number.text().matches("[0-9]{1,9}") ->
                value instanceof Value.ListValue || value instanceof Value.TupleValue
                    ? value.parts().stream().skip(Integer.parseInt(number.text())).findFirst()
                    : Optional.empty();
            case Expression _ -> Optional.empty();
          };
    };
  }
}
