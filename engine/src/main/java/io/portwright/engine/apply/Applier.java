package io.portwright.engine.apply;

import io.portwright.engine.account.Accounts;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.apply.ApplyResult.Ending;
import io.portwright.engine.graph.ConfigurationGraph;
import io.portwright.engine.plan.ExchangeOrder;
import io.portwright.engine.plan.Moves;
import io.portwright.engine.plan.Plan;
import io.portwright.engine.plan.RootModule;
import io.portwright.engine.state.CommitMessage;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.StateStore;
import io.portwright.engine.state.StoreFailure;
import io.portwright.provider.diagnostic.Diagnostic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Carries plans out. */
public final class Applier {
  private final RootModule module;
  private final Accounts accounts;
  private final StateStore store;
  private final Conditions conditions;

  /**
   * @param module with the variables that the plan was made with
   */
  public Applier(RootModule module, Accounts accounts, StateStore store, Conditions conditions) {
    this.module = module;
    this.accounts = accounts;
    this.store = store;
    this.conditions = conditions;
  }

  /**
   * Does what the plan says, as far as it goes. Refuses before the first call when the plan does
   * not fit the state, the configuration or the accounts any more, or when a finding blocks it.
   * What has happened is in the store, or in the diagnostics when the store failed.
   */
  public ApplyResult apply(Plan plan, ApplyListener listener, Cancellation cancellation) {
    Tally tally = new Tally(conditions.clock(), listener);
    try {
      StateSnapshot state = store.read();
      List<Diagnostic> refusals = new Preconditions(module, accounts).refusals(plan, state);
      return refusals.isEmpty()
          ? apply(plan, state, tally, cancellation)
          : refused(state, tally, refusals);
    } catch (StoreFailure failure) {
      return refused(StateSnapshot.EMPTY, tally, List.of(failure.diagnostic()));
    }
  }

  private static ApplyResult refused(
      StateSnapshot state, Tally tally, List<Diagnostic> diagnostics) {
    return new ApplyResult(
        Ending.REFUSED,
        tally.counts(),
        Duration.ZERO,
        state.commit(),
        List.of(),
        state.outputs(),
        diagnostics);
  }

  private ApplyResult apply(
      Plan plan, StateSnapshot state, Tally tally, Cancellation cancellation) {
    RootModule applied =
        module.applying(plan.basis().time(), conditions.clock().instant(), conditions::newUuid);
    ConfigurationGraph graph = ConfigurationGraph.of(module.configuration()).orThrow();
    SortedMap<InstanceAddress, ResourceRecord> records =
        Moves.applied(state.records(), module.configuration()).records();
    ExchangeOrder exchange =
        ExchangeOrder.of(module.configuration(), graph, records.values(), accounts);
    StateWriter writer =
        new StateWriter(
            store, state, records, conditions.author(), trailers(plan), conditions.ids());
    Assembly assembly =
        new Assembly(
            plan,
            applied,
            accounts,
            conditions,
            writer,
            new Records(writer, accounts, graph, exchange, conditions.ids()));
    Run.Task task = assembly.task(graph, exchange);
    new Run(task, store, conditions, cancellation, tally).run();
    return new Finish(
            plan, applied, task, assembly.evaluator(), tally, cancellation, conditions.keeping())
        .result();
  }

  /** The plan and what the caller wants said, for every commit. */
  private List<CommitMessage.Trailer> trailers(Plan plan) {
    List<CommitMessage.Trailer> trailers = new ArrayList<>();
    trailers.add(new CommitMessage.Trailer("Plan", plan.hash()));
    trailers.addAll(conditions.trailers());
    return trailers;
  }
}
