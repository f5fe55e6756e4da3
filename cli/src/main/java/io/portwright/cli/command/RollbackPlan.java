package io.portwright.cli.command;

import io.portwright.cli.view.WayBackView;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.plan.Change;
import io.portwright.engine.plan.Earlier;
import io.portwright.engine.plan.Earlier.Wish;
import io.portwright.engine.plan.Plan;
import io.portwright.engine.plan.PlanOptions.Mode;
import io.portwright.engine.state.CommitMessage;
import io.portwright.provider.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A plan that leads back to an earlier state, from the state and with the variables of today. */
final class RollbackPlan {
  private final Workbench bench;
  private final CommonOptions common;
  private final PlanOptions planning;
  private final WayBackSource source;

  /**
   * @param bench that has opened the state of today; takes what is found
   */
  RollbackPlan(Workbench bench, CommonOptions common, PlanOptions planning, WayBackSource source) {
    this.bench = bench;
    this.common = common;
    this.planning = planning;
    this.source = source;
  }

  /**
   * Whether a plan could be made from a wish, and was shown; if not, the bench has a warning.
   *
   * @param out where to save it
   */
  boolean isShown(Wish wish, Optional<Path> out) {
    try (Workbench own = new Workbench(bench.surroundings(), common)) {
      boolean shown = isShown(own, wish, out);
      bench.add(
          own.findings().stream()
              .filter(finding -> !shown || !RecordedConfiguration.isAboutRecords(finding))
              .map(RollbackPlan::softened)
              .toList());
      own.forget();
      return shown;
    }
  }

  private static Diagnostic softened(Diagnostic finding) {
    return finding.isError() ? finding.asWarning() : finding;
  }

  private boolean isShown(Workbench own, Wish wish, Optional<Path> out) {
    Optional<EarlierConfiguration> files = EarlierConfiguration.open(own, source, wish);
    if (files.isEmpty()) {
      return false;
    }
    try (EarlierConfiguration _ = files.get()) {
      Optional<PlanRun> opened = PlanRun.open(own, planning, Mode.NORMAL, PlanRun.Purpose.PLAN);
      if (opened.isEmpty()) {
        return false;
      }
      try (PlanRun run = opened.get()) {
        Optional<Plan> plan =
            run.plan().map(made -> made.goingBackTo(new Earlier(source.commit().id(), wish)));
        plan.ifPresent(made -> own.add(made.diagnostics()));
        if (plan.isEmpty() || own.hasErrors() || !leadsBack(own, wish, plan.get())) {
          return false;
        }
        show(own, run, plan.get());
        out.ifPresent(file -> new SavedPlans(own).write(file, plan.get()));
        own.print(next(own, wish, plan.get(), out));
        return true;
      }
    }
  }

  // ---- whether it leads there ----

  private boolean leadsBack(Workbench own, Wish wish, Plan plan) {
    if (own.isRehearsal() != bench.isRehearsal()) {
      return refused(own, "The configuration of then is for another environment than today's.");
    }
    SortedSet<InstanceAddress> there = new TreeSet<>();
    plan.changes().stream()
        .filter(change -> !change.address().resource().isData() && change.planned().isPresent())
        .map(Change::address)
        .forEach(there::add);
    SortedSet<InstanceAddress> more = new TreeSet<>(there);
    more.removeAll(source.instances());
    SortedSet<InstanceAddress> fewer = new TreeSet<>(source.instances());
    fewer.removeAll(there);
    if (!more.isEmpty()) {
      return refused(
          own,
          "With the configuration of then there would also be "
              + CommitMessage.names(List.copyOf(more))
              + ", which the state of then did not have: it is one from the middle of an apply, or"
              + " variables have other values today.");
    }
    if (!fewer.isEmpty()) {
      return refused(
          own,
          "The configuration of then does not have "
              + CommitMessage.names(List.copyOf(fewer))
              + ", which the state of then had.");
    }
    List<InstanceAddress> different = different(plan);
    return switch (wish) {
      case CONFIGURATION -> {
        warn(own, different);
        yield true;
      }
      case RECORDS ->
          different.isEmpty()
              || refused(
                  own,
                  "A configuration made of the records of then leads somewhere else with "
                      + CommitMessage.names(different)
                      + ".");
    };
  }

  /** What the plan changes though it was so then, or leaves though it was not. */
  private List<InstanceAddress> different(Plan plan) {
    SortedSet<InstanceAddress> changes = new TreeSet<>();
    plan.changes().stream()
        .filter(change -> change.isEffective() && !change.address().resource().isData())
        .map(Change::address)
        .forEach(changes::add);
    SortedSet<InstanceAddress> steps = source.touched();
    return Stream.concat(
            changes.stream().filter(address -> !steps.contains(address)),
            steps.stream().filter(address -> !changes.contains(address)))
        .sorted()
        .toList();
  }

  private void warn(Workbench own, List<InstanceAddress> different) {
    if (!different.isEmpty()) {
      own.add(
          List.of(
              Diagnostic.warning(
                      "Plan does not lead exactly to the state of then",
                      "It follows the configuration of then, which had not been applied wholly at"
                          + " that commit, or leads somewhere else with today's variables. Look"
                          + " closely at "
                          + CommitMessage.names(different)
                          + ".\n\nWhat was different then:\n\n    portwright state diff "
                          + source.commit().id().brief())
                  .withCode("STATE-36")));
    }
  }

  private static boolean refused(Workbench own, String why) {
    own.add(
        List.of(
            Diagnostic.error("Plan does not lead to the state of then", why + " It is not used.")
                .withCode("STATE-35")));
    return false;
  }

  // ---- what is shown ----

  private void show(Workbench own, PlanRun run, Plan plan) {
    own.print(List.of(run.header(), "", "Back to " + source.shown() + ":", ""));
    own.print(run.view().render(plan));
  }

  private List<String> next(Workbench own, Wish wish, Plan plan, Optional<Path> out) {
    List<String> lines = new ArrayList<>();
    lines.add("Nothing was changed: history stays, and services change only by apply.");
    if (!plan.blocking().isEmpty()) {
      lines.add("Apply will refuse this plan until the findings marked with a cross are solved.");
    } else if (out.isPresent()) {
      lines.addAll(
          List.of(
              "Saved to " + out.get() + ", encrypted. Carry it out:",
              "",
              "    portwright apply " + out.get()));
    } else {
      lines.addAll(
          List.of(
              "To carry it out, save it first:",
              "",
              "    portwright state rollback"
                  + own.sandboxFlag()
                  + " -out=back.plan "
                  + source.commit().id().brief(),
              "    portwright apply back.plan"));
    }
    if (wish == Wish.RECORDS && !plan.outputs().isEmpty()) {
      lines.add("Outputs are set again when the configuration is applied.");
    }
    lines.addAll(List.of("", "Then bring the configuration back as well, or the next plan"));
    lines.add("leads forward again" + wayOfFiles(wish));
    return lines;
  }

  private String wayOfFiles(Wish wish) {
    return switch (wish) {
      case CONFIGURATION ->
          ":\n\n    "
              + ConfigurationCommit.restoring(
                  source.commit().trailer(ConfigurationCommit.TRAILER).orElseThrow());
      case RECORDS ->
          ". What to write:\n\n"
              + String.join("\n", new WayBackView(bench.style()).render(source.way()));
    };
  }
}
