package io.portwright.cli.command;

import io.portwright.engine.plan.Change;
import io.portwright.engine.plan.Plan;
import io.portwright.engine.plan.PlanOptions.Mode;
import io.portwright.provider.builtin.TerraformProvider;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.spi.Identity;
import java.util.ArrayList;
import java.util.List;

/** Whether somebody has agreed to what a plan orders and ends. */
final class Approval {
  private static final String SAVE_FIRST =
      "    portwright plan -out=change.plan\n    portwright apply change.plan";

  private final Workbench bench;
  private final PlanRun run;
  private final ApplyOptions options;

  Approval(Workbench bench, PlanRun run, ApplyOptions options) {
    this.bench = bench;
    this.run = run;
    this.options = options;
  }

  /** Whether a plan that was just shown may be carried out; says why not. */
  boolean isGiven(Plan plan) {
    List<Diagnostic> refusals = new ArrayList<>();
    if (options.approved() && isReal()) {
      refusals.add(unseen());
    } else if (!options.approved() && !asks()) {
      refusals.add(unanswered());
    }
    boolean lacksConsent = lacksConsent(plan);
    if (lacksConsent && (options.approved() || !asks())) {
      refusals.add(LocalStoreConsent.missing());
    }
    if (!refusals.isEmpty()) {
      return refused(refusals);
    }
    if (options.approved()) {
      return true;
    }
    boolean agreed =
        (!lacksConsent || consented())
            && new Question(bench.surroundings()).approved(question(plan));
    return agreed || cancelled(plan);
  }

  /** Whether a plan that somebody has seen before may be carried out in this store. */
  boolean isGivenBefore(Plan plan) {
    if (!lacksConsent(plan)) {
      return true;
    }
    if (options.approved() || !asks()) {
      return refused(List.of(LocalStoreConsent.missing()));
    }
    return consented() || cancelled(plan);
  }

  private boolean asks() {
    return options.planning().input() && bench.surroundings().asks();
  }

  private boolean isReal() {
    return run.accounts().identities().values().stream().anyMatch(Identity::isReal);
  }

  // ---- a store that only this folder has ----

  private LocalStoreConsent consent() {
    return new LocalStoreConsent(bench.folder());
  }

  private boolean lacksConsent(Plan plan) {
    return isReal()
        && !bench.stores().isShared()
        && !consent().isGiven()
        && plan.changes().stream().anyMatch(this::reachesService);
  }

  private boolean reachesService(Change change) {
    return switch (change) {
      case Change.Create _, Change.Update _, Change.Replace _, Change.Delete _ ->
          !run.accounts()
              .source(run.accounts().key(change.address().resource()))
              .equals(TerraformProvider.SOURCE);
      case Change.Forget _, Change.Read _, Change.NoOp _ -> false;
    };
  }

  private boolean consented() {
    boolean agreed =
        new Question(bench.surroundings()).approved("\n" + LocalStoreConsent.question());
    if (agreed) {
      consent().give(bench.author());
    }
    return agreed;
  }

  // ---- what is said ----

  private boolean refused(List<Diagnostic> why) {
    bench.add(why);
    bench.report();
    return false;
  }

  private boolean cancelled(Plan plan) {
    String what = plan.basis().options().mode() == Mode.DESTROY ? "Destroy" : "Apply";
    bench.surroundings().err().println("\n" + what + " cancelled. Nothing was ordered.");
    return false;
  }

  private static Diagnostic unseen() {
    return Diagnostic.error(
            "Real orders need a plan that was seen",
            "-auto-approve would order real services without anybody having seen this"
                + " plan. Nothing was ordered.\n\nSave the plan, look at it, then carry"
                + " out exactly that:\n\n"
                + SAVE_FIRST)
        .withCode("APPLY-23");
  }

  private static Diagnostic unanswered() {
    return Diagnostic.error(
            "Nobody can answer the question",
            "This needs a yes before anything is ordered, and input is switched off or is"
                + " not a terminal. Nothing was ordered.\n\n"
                + "Save the plan, look at it, then carry out exactly that:\n\n"
                + SAVE_FIRST)
        .withCode("APPLY-22");
  }

  private String question(Plan plan) {
    String what =
        plan.basis().options().mode() == Mode.DESTROY
            ? "Do you really want to end everything shown above?"
            : "Do you want to carry out the plan above?";
    StringBuilder text = new StringBuilder(what).append("\n  ").append(where()).append('\n');
    run.view().totals(plan).stream()
        .filter(line -> !line.isBlank())
        .forEach(line -> text.append("  ").append(line.strip()).append('\n'));
    return text.append("  Only 'yes' is accepted.\n\n  Enter a value: ").toString();
  }

  private String where() {
    List<String> places =
        run.accounts().identities().values().stream()
            .filter(identity -> !identity.equals(Identity.LOCAL))
            .map(Approval::place)
            .distinct()
            .toList();
    return places.isEmpty() ? "No service is involved." : String.join(" ", places);
  }

  private static String place(Identity identity) {
    String company = identity.companyName().map(name -> " for " + name).orElse("");
    return identity.isReal()
        ? "These are REAL orders in " + identity.environment() + company + "; they will be billed."
        : "In the " + identity.environment() + company + ": nothing real is ordered.";
  }
}
