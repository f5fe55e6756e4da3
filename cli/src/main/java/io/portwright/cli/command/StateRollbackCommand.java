package io.portwright.cli.command;

import io.portwright.cli.view.WayBackView;
import io.portwright.engine.plan.Earlier.Wish;
import io.portwright.engine.state.StateHistory;
import io.portwright.engine.state.StateStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code portwright state rollback COMMIT}: a plan of the way back to an earlier state, or, where
 * there can be none, what to write into the configuration. Changes nothing.
 */
final class StateRollbackCommand implements Subcommand {
  private final CommonOptions common = new CommonOptions();
  private final PlanOptions planning = new PlanOptions();
  private boolean json;
  private @Nullable Path out;
  private String commit = "";

  @Override
  public void declare(Flags flags) {
    common.declare(flags);
    planning.declareInputs(flags);
    flags.value(
        "-out",
        Path.class,
        "FILE",
        "save the plan, encrypted, for: portwright apply FILE",
        given -> out = given);
    flags.flag("-json", "what to write, as JSON; makes no plan", given -> json = given);
    flags.word(String.class, "COMMIT", given -> commit = given);
  }

  @Override
  public int run(Surroundings surroundings) {
    if (json && out != null) {
      throw new UsageException(
          "portwright state rollback: -json makes no plan, so there is none to save with -out. Save"
              + " it first, then: portwright show -json FILE");
    }
    try (Workbench bench = new Workbench(surroundings, common)) {
      Optional<WayBackSource> source = source(bench);
      if (source.isEmpty()) {
        return bench.report();
      }
      if (json) {
        bench.printJson(to -> WayBackView.write(source.get().way(), to));
        return bench.report();
      }
      if (source.get().way().steps().isEmpty()) {
        bench.print(List.of("No differences in resources: there is nothing to bring back."));
        return bench.report();
      }
      return planned(bench, source.get());
    }
  }

  private Optional<WayBackSource> source(Workbench bench) {
    try (StateStore store = bench.store()) {
      StateHistory history = store.history();
      return WayBackSource.of(bench, history, history.head(), commit);
    }
  }

  private int planned(Workbench bench, WayBackSource source) {
    RollbackPlan rollback = new RollbackPlan(bench, common, planning, source);
    for (Wish wish : Wish.values()) {
      if (rollback.isShown(wish, Optional.ofNullable(out))) {
        return bench.report();
      }
    }
    bench.print(text(bench, source));
    int code = bench.report();
    return out == null ? code : FAILED;
  }

  private static List<String> text(Workbench bench, WayBackSource source) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "The way back to commit "
            + source.commit().id().brief()
            + ", to be written into the configuration");
    lines.add("(" + source.commit().message().summary() + "):");
    lines.add("");
    lines.addAll(new WayBackView(bench.style()).render(source.way()));
    source
        .commit()
        .trailer(ConfigurationCommit.TRAILER)
        .ifPresent(id -> {
          lines.add("The configuration of then, in its own repository:");
          lines.add("");
          lines.add("    " + ConfigurationCommit.restoring(id));
          lines.add("");
        });
    lines.add("Nothing was changed: history stays, and services change only by apply.");
    lines.add("What it would order, end and cost:");
    lines.add("");
    lines.add("    portwright plan" + bench.sandboxFlag());
    return lines;
  }
}
