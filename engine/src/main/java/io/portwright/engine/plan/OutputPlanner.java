package io.portwright.engine.plan;

import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.ModuleEvaluator;
import io.portwright.engine.config.OutputValue;
import io.portwright.engine.graph.ConfigurationGraph;
import io.portwright.engine.graph.GraphNode;
import io.portwright.engine.plan.OutputChange.Secrecy;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** What becomes of the outputs of the root module. */
final class OutputPlanner {
  private final Configuration configuration;
  private final ConfigurationGraph graph;
  private final Scope scope;

  OutputPlanner(Configuration configuration, ConfigurationGraph graph, Scope scope) {
    this.configuration = configuration;
    this.graph = graph;
    this.scope = scope;
  }

  /** An output with an error stays as it was, and so does one that is out of scope. */
  Checked<List<OutputChange>> plan(ModuleEvaluator evaluator, SortedMap<String, Value> before) {
    List<OutputChange> changes = new ArrayList<>();
    List<Diagnostic> diagnostics = new ArrayList<>();
    for (String name : names(configuration, before)) {
      Optional<Value> was = Optional.ofNullable(before.get(name));
      OutputValue output = configuration.outputs().get(name);
      if (!inScope(name)) {
        continue;
      }
      Optional<Value> now = Optional.empty();
      if (output != null && !output.flags().contains(OutputValue.Flag.EPHEMERAL)) {
        Checked<Value> value = evaluator.output(output);
        diagnostics.addAll(value.diagnostics());
        now = value.value().or(() -> was);
      }
      if (was.isPresent() || now.isPresent()) {
        changes.add(new OutputChange(name, was, now, secrecy(configuration, name, was)));
      }
    }
    return Checked.of(changes, diagnostics);
  }

  /** Targets take along the outputs that tell of nothing else; others nobody has asked for. */
  private boolean inScope(String name) {
    if (scope.isEverything()) {
      return true;
    }
    SortedSet<ResourceAddress> told =
        configuration.outputs().containsKey(name)
            ? graph.resources(new GraphNode.Output(ModuleAddress.ROOT, name))
            : new TreeSet<>();
    return told.stream().allMatch(scope::touches) && !(told.isEmpty() && scope.isTargeted());
  }

  /**
   * All outputs go when everything goes; otherwise they stay, and nothing is said of them.
   *
   * @param evaluator with the objects as they are, for outputs that state does not have
   */
  List<OutputChange> destroyed(ModuleEvaluator evaluator, SortedMap<String, Value> before) {
    List<OutputChange> changes = new ArrayList<>();
    if (!scope.isEverything()) {
      return changes;
    }
    for (String name : names(configuration, before)) {
      OutputValue output = configuration.outputs().get(name);
      Optional<Value> was =
          Optional.ofNullable(output)
              .filter(declared -> !declared.flags().contains(OutputValue.Flag.EPHEMERAL))
              .flatMap(declared -> evaluator.output(declared).value())
              .filter(value -> value.isWhollyKnown() && !value.isNull())
              .or(() -> Optional.ofNullable(before.get(name)));
      if (was.isPresent()) {
        changes.add(
            new OutputChange(name, was, Optional.empty(), secrecy(configuration, name, was)));
      }
    }
    return changes;
  }

  private static SortedSet<String> names(
      Configuration configuration, SortedMap<String, Value> before) {
    SortedSet<String> names = new TreeSet<>(configuration.outputs().keySet());
    names.addAll(before.keySet());
    return names;
  }

  private static Secrecy secrecy(Configuration configuration, String name, Optional<Value> before) {
    OutputValue output = configuration.outputs().get(name);
    boolean hidden =
        output != null && output.isSensitive() || before.stream().anyMatch(Value::isSensitive);
    return hidden ? Secrecy.SENSITIVE : Secrecy.OPEN;
  }
}
