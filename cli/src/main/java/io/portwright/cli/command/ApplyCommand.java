package io.portwright.cli.command;

import io.portwright.engine.config.Configuration;
import io.portwright.engine.plan.Earlier;
import io.portwright.engine.plan.Plan;
import io.portwright.engine.plan.PlanOptions.Mode;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code portwright apply}: orders and changes what a plan shows, after the question. */
final class ApplyCommand implements Subcommand {

  private final CommonOptions common = new CommonOptions();
  private final ApplyOptions applying = new ApplyOptions();
  private boolean destroy;
  private @Nullable Path file;

  @Override
  public void declare(Flags flags) {
    common.declare(flags);
    applying.declare(flags);
    flags.bool("-destroy", "end everything instead", given -> destroy = given);
    flags.optionalWord(Path.class, "[PLANFILE]", given -> file = given);
  }

  @Override
  public int run(Surroundings surroundings) {
    try (Workbench bench = new Workbench(surroundings, common)) {
      if (file != null) {
        return saved(bench, file);
      }
      Optional<PlanRun> opened =
          PlanRun.open(
              bench,
              applying.planning(),
              destroy ? Mode.DESTROY : Mode.NORMAL,
              PlanRun.Purpose.APPLY);
      if (opened.isEmpty()) {
        return bench.report();
      }
      try (PlanRun run = opened.get()) {
        return new ApplyRun(bench, run, applying).planned();
      }
    }
  }

  private int saved(Workbench bench, Path path) {
    if (!applying.planning().variables().options().isEmpty()) {
      throw new UsageException(
          "portwright apply: a saved plan holds the values of its variables; leave out -var and"
              + " -var-file, or make a new plan with them.");
    }
    Optional<Plan> plan = new SavedPlans(bench).read(path);
    if (plan.isEmpty()) {
      return bench.report();
    }
    Optional<Earlier> earlier = plan.get().basis().earlier();
    if (earlier.isEmpty()) {
      return saved(bench, plan.get());
    }
    Optional<EarlierConfiguration> files =
        WayBackSource.of(bench, plan.get(), earlier.get())
            .flatMap(source -> EarlierConfiguration.open(bench, source, earlier.get().wish()));
    if (files.isEmpty()) {
      return bench.report();
    }
    try (EarlierConfiguration _ = files.get()) {
      return saved(bench, plan.get());
    }
  }

  private int saved(Workbench bench, Plan plan) {
    Optional<Configuration> configuration = bench.readable();
    if (configuration.isEmpty()) {
      return bench.report();
    }
    Optional<PlanRun> opened =
        PlanRun.open(bench, configuration.get(), plan, applying.planning().locking());
    if (opened.isEmpty()) {
      return bench.report();
    }
    try (PlanRun run = opened.get()) {
      return new ApplyRun(bench, run, applying).saved(plan);
    }
  }
}
