package io.portwright.engine.plan;

import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.ModuleEvaluator;
import io.portwright.engine.config.OutputValue;
import io.portwright.engine.graph.GraphNode;
import io.portwright.engine.plan.OutputChange.Secrecy;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What becomes of the outputs of the root module. */
final class OutputPlanner {
  private final Configuration configuration;
  private final Scope scope;

  OutputPlanner(Configuration configuration, Scope scope) {
    this.configuration = configuration;
    this.scope = scope;
  }

  /** An output with an error stays as it was; one that nobody looks at is no part of the plan. */
  List<OutputChange> plan(ModuleEvaluator evaluator, SortedMap<String, Value> before) {
    List<OutputChange> changes = new ArrayList<>();
    for (String name : names(before)) {
      Optional<Value> was = Optional.ofNullable(before.get(name));
      Optional<OutputValue> output = Optional.ofNullable(configuration.outputs().get(name));
      Optional<Value> now =
          output
              .filter(OutputPlanner::isKept)
              .flatMap(declared -> evaluator.output(declared).value().or(() -> was));
      boolean covered = output.map(this::isInScope).orElse(scope.isEverything());
      if (covered && (was.isPresent() || now.isPresent())) {
        changes.add(new OutputChange(name, was, now, secrecy(name, was)));
      }
    }
    return changes;
  }

  private static boolean isKept(OutputValue output) {
    return !output.flags().contains(OutputValue.Flag.EPHEMERAL);
  }

  private boolean isInScope(OutputValue output) {
    return scope.covers(new GraphNode.Output(ModuleAddress.ROOT, output.name()));
  }

  /**
   * All outputs go when everything goes; with a narrowed plan nothing is said about them.
   *
   * @param before as state has them, or better
   */
  List<OutputChange> destroyed(SortedMap<String, Value> before) {
    List<OutputChange> changes = new ArrayList<>();
    if (scope.isEverything()) {
      before.forEach((name, value) ->
          changes.add(
              new OutputChange(
                  name, Optional.of(value), Optional.empty(), secrecy(name, Optional.of(value)))));
    }
    return changes;
  }

  /** Outputs as a refresh leaves them: those that are known now, and what state has of others. */
  SortedMap<String, Value> refreshed(ModuleEvaluator evaluator, SortedMap<String, Value> before) {
    SortedMap<String, Value> found = new TreeMap<>(before);
    for (OutputValue output : configuration.outputs().values()) {
      if (isKept(output) && isInScope(output)) {
        evaluator
            .output(output)
            .value()
            .filter(value -> value.isWhollyKnown() && !value.isNull())
            .ifPresent(value -> found.put(output.name(), value));
      }
    }
    return found;
  }

  private SortedSet<String> names(SortedMap<String, Value> before) {
    SortedSet<String> names = new TreeSet<>(configuration.outputs().keySet());
    names.addAll(before.keySet());
    return names;
  }

  private Secrecy secrecy(String name, Optional<Value> before) {
    OutputValue output = configuration.outputs().get(name);
    boolean hidden =
        output != null && output.isSensitive() || before.stream().anyMatch(Value::isSensitive);
    return hidden ? Secrecy.SENSITIVE : Secrecy.OPEN;
  }
}
