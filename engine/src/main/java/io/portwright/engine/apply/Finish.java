package io.portwright.engine.apply;

import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.apply.ApplyResult.Ending;
import io.portwright.engine.apply.ApplyResult.StillWaiting;
import io.portwright.engine.config.ConfigurationEvaluator;
import io.portwright.engine.config.OutputValue;
import io.portwright.engine.graph.GraphNode;
import io.portwright.engine.journal.Journal;
import io.portwright.engine.journal.Keeping;
import io.portwright.engine.plan.AttributeDiffs;
import io.portwright.engine.plan.InfiniteNumbers;
import io.portwright.engine.plan.OutputChange;
import io.portwright.engine.plan.Plan;
import io.portwright.engine.plan.RootModule;
import io.portwright.engine.state.CommitMessage;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StoreFailure;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is left to do when no step can be taken any more: outputs, last commit, result. */
final class Finish {
  private final Plan plan;
  private final RootModule module;
  private final Run.Task task;
  private final ConfigurationEvaluator evaluator;
  private final Tally tally;
  private final Cancellation cancellation;
  private final Keeping keeping;

  Finish(
      Plan plan,
      RootModule module,
      Run.Task task,
      ConfigurationEvaluator evaluator,
      Tally tally,
      Cancellation cancellation,
      Keeping keeping) {
    this.keeping = keeping;
    this.plan = plan;
    this.module = module;
    this.task = task;
    this.evaluator = evaluator;
    this.tally = tally;
    this.cancellation = cancellation;
  }

  ApplyResult result() {
    boolean unfinished = unfinished();
    SortedMap<String, Value> outputs = outputs();
    try {
      store(outputs);
    } catch (StoreFailure failure) {
      tally.storeFailed(failure);
      task.state()
          .unsaved()
          .flatMap(change -> keeping.emergency(task.state().snapshot(), change))
          .ifPresent(tally::keptIn);
    }
    if (unfinished && cancellation.isCancelled()) {
      tally.found(cancelled());
    }
    return new ApplyResult(
        ending(unfinished),
        tally.counts(),
        tally.elapsed(),
        task.state().snapshot().commit(),
        tally.stillWaiting(),
        outputs,
        tally.diagnostics());
  }

  /** Names steps that nobody has taken; whether there are any, or services on their way. */
  private boolean unfinished() {
    Set<String> waiting = new HashSet<>();
    for (StillWaiting one : tally.stillWaiting()) {
      waiting.add(one.address().toString());
    }
    List<Step> open =
        task.schedule().open().stream()
            .filter(step -> !waiting.contains(step.address().toString()))
            .toList();
    open.forEach(tally::skipped);
    return !open.isEmpty() || !waiting.isEmpty();
  }

  private Ending ending(boolean unfinished) {
    if (unfinished && cancellation.isCancelled()) {
      return Ending.CANCELLED;
    }
    return tally.hasErrors() ? Ending.FAILED : Ending.COMPLETE;
  }

  private Diagnostic cancelled() {
    List<String> lines = new ArrayList<>();
    for (StillWaiting one : tally.stillWaiting()) {
      lines.add(one.address() + one.uid().map(uid -> " " + uid).orElse(""));
    }
    String going =
        lines.isEmpty()
            ? "Nothing that was sent is still under way."
            : "These go on at the service and are in state:\n\n    " + String.join("\n    ", lines);
    return Diagnostic.error(
            "Apply was stopped",
            "You asked to stop. Nothing new was sent after that. "
                + going
                + "\n\nRun apply again to go on.")
        .withCode("APPLY-12");
  }

  private SortedMap<String, Value> outputs() {
    SortedMap<String, Value> before = task.state().snapshot().outputs();
    SortedMap<String, Value> after = new TreeMap<>(before);
    for (OutputChange change : plan.outputs()) {
      if (change.after().isEmpty()) {
        if (!tally.hasErrors() && !cancellation.isCancelled()) {
          after.remove(change.name());
        }
      } else {
        last(change)
            .filter(value -> isStorable(change, value))
            .ifPresent(value -> set(change.name(), value, after));
      }
    }
    return after;
  }

  private boolean isStorable(OutputChange change, Value value) {
    Optional<Diagnostic> infinite = InfiniteNumbers.problem("output." + change.name(), value);
    infinite.ifPresent(tally::found);
    return infinite.isEmpty();
  }

  /** An output that is null is the same as none. */
  private static void set(String name, Value value, SortedMap<String, Value> outputs) {
    if (value.isNull()) {
      outputs.remove(name);
    } else {
      outputs.put(name, value);
    }
  }

  private Optional<Value> last(OutputChange change) {
    Value planned = change.after().orElseThrow();
    if (!task.schedule()
        .isReached(PlanSchedule.done(new GraphNode.Output(ModuleAddress.ROOT, change.name())))) {
      return Optional.empty();
    }
    OutputValue output = module.configuration().outputs().get(change.name());
    if (planned.isWhollyKnown() || output == null) {
      return Optional.of(planned);
    }
    Checked<Value> value = evaluator.root().output(output);
    value.diagnostics().forEach(tally::found);
    return value.value().filter(Value::isWhollyKnown);
  }

  private void store(SortedMap<String, Value> outputs) {
    if (!same(task.state().snapshot().outputs(), outputs)) {
      task.state().setOutputs(outputs);
    }
    StateChange settled = Journal.of(task.state().snapshot()).withoutSettled();
    if (task.state().isDirty() || !settled.isEmpty()) {
      task.state()
          .commitAnyway(settled, CommitMessage.of(task.state().summary()).operation("apply"));
      tally.recorded();
      tally.tell(new ApplyEvent.StateCommitted(task.state().snapshot().commit()));
    }
  }

  private static boolean same(Map<String, Value> a, Map<String, Value> b) {
    return a.keySet().equals(b.keySet())
        && a.entrySet().stream()
            .allMatch(one ->
                AttributeDiffs.identical(
                    one.getValue(), Objects.requireNonNull(b.get(one.getKey()))));
  }
}
