package io.portwright.engine.apply;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.apply.Schedule.Node;
import io.portwright.engine.plan.Change;
import io.portwright.provider.spi.ResourceType;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Lets steps wait for each other although no reference says so, because one object finds another by
 * a name that both have written down ({@link ResourceType#needs}). What is needed is made first,
 * and ended when nothing that needed it is left. An order that references already say the other way
 * round wins.
 */
final class ImpliedOrder {

  private final Schedule schedule;
  private final Function<InstanceAddress, Optional<ResourceType>> types;

  /**
   * @param types of managed resources
   */
  ImpliedOrder(Schedule schedule, Function<InstanceAddress, Optional<ResourceType>> types) {
    this.schedule = schedule;
    this.types = types;
  }

  /** To be called when every step of the changes has been added. */
  void add(Collection<Change> changes) {
    Map<String, List<Node>> made = byName(changes, ImpliedOrder::after, ImpliedOrder::making);
    Map<String, List<Node>> ended = byName(changes, ImpliedOrder::before, ImpliedOrder::ending);
    for (Change change : changes) {
      for (String name : needs(change, after(change))) {
        making(change).forEach(step -> waits(step, made.getOrDefault(name, List.of())));
      }
      List<Node> leaving = new ArrayList<>(making(change));
      leaving.addAll(ending(change));
      for (String name : needs(change, before(change))) {
        ended.getOrDefault(name, List.of()).forEach(end -> waits(end, leaving));
      }
    }
  }

  private void waits(Node step, List<Node> on) {
    for (Node other : on) {
      if (!other.equals(step) && !schedule.waits(other, step)) {
        schedule.add(step, other);
      }
    }
  }

  private Map<String, List<Node>> byName(
      Collection<Change> changes,
      Function<Change, Optional<ObjectValue>> object,
      Function<Change, List<Node>> steps) {
    Map<String, List<Node>> byName = new HashMap<>();
    for (Change change : changes) {
      for (String name : asked(change, object.apply(change), ResourceType::names)) {
        byName.computeIfAbsent(name, _ -> new ArrayList<>()).addAll(steps.apply(change));
      }
    }
    return byName;
  }

  private Set<String> needs(Change change, Optional<ObjectValue> object) {
    return asked(change, object, ResourceType::needs);
  }

  private Set<String> asked(
      Change change,
      Optional<ObjectValue> object,
      BiFunction<ResourceType, ObjectValue, Set<String>> question) {
    if (object.isEmpty() || change.address().resource().isData()) {
      return Set.of();
    }
    return types
        .apply(change.address())
        .map(type -> question.apply(type, (ObjectValue) object.get().unmarkedDeep()))
        .orElse(Set.of());
  }

  private static Optional<ObjectValue> after(Change change) {
    return switch (change) {
      case Change.Create create -> Optional.of(create.after());
      case Change.Update update -> Optional.of(update.after());
      case Change.Replace replace -> Optional.of(replace.after());
      case Change.Delete _, Change.Forget _, Change.Read _, Change.NoOp _ -> Optional.empty();
    };
  }

  private static Optional<ObjectValue> before(Change change) {
    return switch (change) {
      case Change.Update update -> Optional.of(update.before());
      case Change.Replace replace -> Optional.of(replace.before());
      case Change.Delete delete -> Optional.of(delete.before());
      case Change.Create _, Change.Forget _, Change.Read _, Change.NoOp _ -> Optional.empty();
    };
  }

  private static List<Node> making(Change change) {
    return after(change).isPresent()
        ? List.of(new Node.Doing(Step.make(change.address())))
        : List.of();
  }

  private static List<Node> ending(Change change) {
    return switch (change) {
      case Change.Replace replace ->
          List.of(new Node.Doing(Step.end(replace.address(), Optional.empty())));
      case Change.Delete delete -> List.of(new Node.Doing(PlanSchedule.ending(delete)));
      case Change.Create _, Change.Update _, Change.Forget _, Change.Read _, Change.NoOp _ ->
          List.of();
    };
  }
}
