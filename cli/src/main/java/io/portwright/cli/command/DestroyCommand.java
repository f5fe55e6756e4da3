package io.portwright.cli.command;

import io.portwright.engine.plan.PlanOptions.Mode;
import java.util.Optional;

/** {@code portwright destroy}: ends every service of this configuration. */
final class DestroyCommand implements Subcommand {

  private final CommonOptions common = new CommonOptions();
  private final ApplyOptions applying = new ApplyOptions();

  @Override
  public void declare(Flags flags) {
    common.declare(flags);
    applying.declare(flags);
  }

  @Override
  public int run(Surroundings surroundings) {
    try (Workbench bench = new Workbench(surroundings, common)) {
      Optional<PlanRun> opened =
          PlanRun.open(bench, applying.planning(), Mode.DESTROY, PlanRun.Purpose.APPLY);
      if (opened.isEmpty()) {
        return bench.report();
      }
      try (PlanRun run = opened.get()) {
        return new ApplyRun(bench, run, applying).planned();
      }
    }
  }
}
