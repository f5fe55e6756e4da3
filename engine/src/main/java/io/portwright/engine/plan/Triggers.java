package io.portwright.engine.plan;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.Trigger;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.TraversalStep;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.MapValue;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether what {@code replace_triggered_by} names changes in the plan so far. */
final class Triggers {
  private final Map<ResourceAddress, List<Change>> changing = new HashMap<>();

  void planned(Change change) {
    boolean counts =
        switch (change) {
          case Change.Update _, Change.Replace _ -> true;
          case Change.Create _, Change.Delete _, Change.Forget _, Change.Read _, Change.NoOp _ ->
              false;
        };
    if (counts) {
      changing.computeIfAbsent(change.address().resource(), _ -> new ArrayList<>()).add(change);
    }
  }

  boolean fires(Trigger trigger) {
    return changing.getOrDefault(trigger.resource(), List.of()).stream()
        .filter(
            change -> trigger.key().isEmpty() || trigger.key().get().equals(change.address().key()))
        .anyMatch(change -> trigger.rest().isEmpty() || differs(change, trigger.rest()));
  }

  private static boolean differs(Change change, List<TraversalStep> steps) {
    Optional<Value> before = change.prior().flatMap(value -> at(value, steps));
    Optional<Value> after = change.planned().flatMap(value -> at(value, steps));
    if (before.isEmpty() || after.isEmpty()) {
      return before.isPresent() != after.isPresent();
    }
    return !AttributeDiffs.same(before.get(), after.get());
  }

  private static Optional<Value> at(Value start, List<TraversalStep> steps) {
    Optional<Value> here = Optional.of(start);
    for (TraversalStep step : steps) {
      here = here.flatMap(value -> part(value, step));
    }
    return here;
  }

  private static Optional<Value> part(Value value, TraversalStep step) {
    if (!value.isKnown()) {
      return Optional.of(value);
    }
    return switch (step) {
      case TraversalStep.Attribute attribute -> named(value, attribute.name());
      case TraversalStep.Index index ->
          switch (index.key()) {
            case Expression.StringLiteral text -> named(value, text.value());
            case Expression.NumberLiteral number when number.text().matches("[0-9]{1,9}") ->
                value.isPresent()
                    ? value.parts().stream().skip(Integer.parseInt(number.text())).findFirst()
                    : Optional.empty();
            case Expression _ -> Optional.empty();
          };
    };
  }

  private static Optional<Value> named(Value value, String name) {
    return switch (value) {
      case ObjectValue object -> Optional.ofNullable(object.attributes().get(name));
      case MapValue map -> Optional.ofNullable(map.entries().get(name));
      case Value _ -> Optional.empty();
    };
  }

  /** Instances of the same resource, for somebody who has named another one. */
  static String keysOf(InstanceAddress address, Collection<InstanceAddress> planned) {
    List<String> others =
        planned.stream()
            .filter(other -> other.resource().equals(address.resource()))
            .sorted()
            .map(other -> "\n  -replace=\"" + other + "\"")
            .limit(5)
            .toList();
    return others.isEmpty() ? "" : " Instances of it are:" + String.join("", others);
  }
}
