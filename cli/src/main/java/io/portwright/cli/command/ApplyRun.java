package io.portwright.cli.command;

import io.portwright.cli.view.ApplyView;
import io.portwright.cli.view.StateView;
import io.portwright.engine.apply.Applier;
import io.portwright.engine.apply.ApplyResult;
import io.portwright.engine.apply.Cancellation;
import io.portwright.engine.apply.Conditions;
import io.portwright.engine.apply.Sleeper;
import io.portwright.engine.plan.Plan;
import io.portwright.engine.plan.PlanOptions.Mode;
import io.portwright.engine.recovery.Recovered;
import io.portwright.engine.state.CommitMessage;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.spi.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From a plan to what it says: the question, the orders, the closing lines. */
final class ApplyRun {
  private final Workbench bench;
  private final PlanRun run;
  private final ApplyOptions options;

  ApplyRun(Workbench bench, PlanRun run, ApplyOptions options) {
    this.bench = bench;
    this.run = run;
    this.options = options;
  }

  /** Plans, shows the plan, asks, carries it out. */
  int planned() {
    Optional<Plan> plan = run.settled().flatMap(_ -> run.planned());
    if (plan.isEmpty()) {
      return bench.report();
    }
    bench.print(List.of(run.header(), ""));
    bench.print(run.view().render(plan.get()));
    bench.add(plan.get().diagnostics());
    if (bench.report() != Subcommand.OK) {
      return Subcommand.FAILED;
    }
    if (!plan.get().hasChanges()) {
      return carryOut(plan.get());
    }
    if (!plan.get().isApplyable()) {
      return blocked(plan.get());
    }
    bench.stores().requireWritable();
    return approval().isGiven(plan.get()) ? carryOut(plan.get()) : Subcommand.FAILED;
  }

  /** Carries out a plan that somebody has seen already. */
  int saved(Plan plan) {
    Optional<Recovered> recovered = run.settled();
    if (recovered.isEmpty()) {
      return bench.report();
    }
    if (!plan.isApplyable()) {
      return blocked(plan);
    }
    bench.stores().requireWritable();
    if (!approval().isGivenBefore(plan)) {
      return Subcommand.FAILED;
    }
    // a plan that was made in memory on settled orders is one on what the store has now
    boolean same = plan.basis().resources().equals(recovered.get().resourcesHash());
    return carryOut(same ? plan.onTopOf(recovered.get().state()) : plan);
  }

  private Approval approval() {
    return new Approval(bench, run, options);
  }

  private int blocked(Plan plan) {
    bench.add(
        List.of(
            Diagnostic.error(
                    "Plan may not be carried out",
                    Counted.of(plan.blocking().size(), "finding")
                        + " above (marked with a cross) must be solved first. Nothing was"
                        + " ordered.\n\nSolve them, then run again:\n\n    portwright plan")
                .withCode("APPLY-21")));
    return bench.report();
  }

  private int carryOut(Plan plan) {
    ApplyView.Task task =
        plan.basis().options().mode() == Mode.DESTROY
            ? ApplyView.Task.DESTROY
            : ApplyView.Task.APPLY;
    ApplyView view = new ApplyView(bench.style(), task, bench.surroundings().out());
    Cancellation cancellation = new Cancellation();
    ApplyResult result;
    try (Interrupts _ =
        Interrupts.of(
            bench.surroundings(),
            () -> {
              if (cancellation.cancel()) {
                view.stopping();
              }
            })) {
      result = applier(plan).apply(plan, view, cancellation);
    }
    if (plan.hasChanges() || !result.isComplete()) {
      bench.print(view.ending(result));
    }
    bench.add(run.store().notices());
    Rivals rivals = new Rivals(run.store(), plan.basis().state());
    bench.add(result.diagnostics().stream().map(rivals::named).toList());
    if (!result.outputs().isEmpty() && plan.hasChanges()) {
      bench.print(List.of("", "Outputs:", ""));
      bench.print(new StateView(bench.style()).outputs(result.outputs()));
    }
    int code = bench.report();
    return result.isComplete() ? code : Subcommand.FAILED;
  }

  private Applier applier(Plan plan) {
    return new Applier(
        run.module(),
        run.accounts(),
        run.store(),
        new Conditions(
            bench.surroundings().clock(),
            Sleeper.REAL,
            run.settling()::id,
            bench::author,
            run.settling().settings().window(),
            trailers(plan),
            run.settling().kept(),
            run.lease(),
            options.planning().parallelism()));
  }

  /** Which files and who, for the history of the store. */
  private List<CommitMessage.Trailer> trailers(Plan plan) {
    List<CommitMessage.Trailer> trailers = new ArrayList<>(bench.sources().origin(run.module()));
    plan.basis()
        .earlier()
        .ifPresent(
            earlier -> trailers.add(new CommitMessage.Trailer("Back-To", earlier.commit().hex())));
    for (Identity identity : run.accounts().identities().values().stream().distinct().toList()) {
      if (!identity.equals(Identity.LOCAL)) {
        String who = identity.actor().orElse(bench.author().name());
        String company = identity.companyName().map(name -> " of " + name).orElse("");
        trailers.add(
            new CommitMessage.Trailer("Actor", who + company + " in " + identity.environment()));
      }
    }
    return trailers;
  }
}
