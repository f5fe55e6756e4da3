package io.portwright.cli.command;

import io.portwright.cli.view.Style;
import io.portwright.engine.plan.Plan;
import io.portwright.engine.plan.PlanOptions.Mode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code portwright plan}: shows what would be done; never orders and never writes state. */
final class PlanCommand implements Subcommand {

  private final CommonOptions common = new CommonOptions();
  private final PlanOptions planning = new PlanOptions();
  private @Nullable Path out;
  private boolean destroy;
  private boolean detailed;

  @Override
  public void declare(Flags flags) {
    common.declare(flags);
    planning.declare(flags);
    flags.value(
        "-out",
        Path.class,
        "FILE",
        "save the plan, encrypted, for: portwright apply FILE",
        given -> out = given);
    flags.bool("-destroy", "plan the end of everything", given -> destroy = given);
    flags.bool(
        "-detailed-exitcode", "exit code 2 when there are changes", given -> detailed = given);
  }

  CommonOptions common() {
    return common;
  }

  PlanOptions planning() {
    return planning;
  }

  /** Unless {@code -refresh-only} is given. */
  Mode mode() {
    return destroy ? Mode.DESTROY : Mode.NORMAL;
  }

  @Override
  public int run(Surroundings surroundings) {
    try (Workbench bench = new Workbench(surroundings, common)) {
      Optional<PlanRun> opened = PlanRun.open(bench, planning, mode(), PlanRun.Purpose.PLAN);
      if (opened.isEmpty()) {
        return bench.report();
      }
      try (PlanRun run = opened.get()) {
        return plan(bench, run);
      }
    }
  }

  private int plan(Workbench bench, PlanRun run) {
    Optional<Plan> plan = run.plan();
    if (plan.isEmpty()) {
      return bench.report();
    }
    bench.print(List.of(run.header(), ""));
    bench.print(run.view().render(plan.get()));
    bench.add(plan.get().diagnostics());
    if (bench.report() != OK) {
      return FAILED;
    }
    if (out != null) {
      new SavedPlans(bench).write(out, plan.get());
      bench.report();
    }
    bench.print(next(plan.get(), bench));
    return detailed && plan.get().isEffective() ? CHANGES : OK;
  }

  /** What to do with the plan. */
  private List<String> next(Plan plan, Workbench bench) {
    List<String> lines = new ArrayList<>();
    if (out != null) {
      lines.add("Saved to " + out + ", encrypted.");
    }
    if (!plan.blocking().isEmpty()) {
      String cross = bench.style().glyph(Style.Glyph.CROSS);
      lines.add("Apply will refuse this plan until the findings marked " + cross + " are solved.");
    } else if (out != null) {
      lines.addAll(List.of("Carry it out:", "", "    portwright apply " + out));
    } else if (plan.hasChanges()) {
      String command = destroy ? "destroy" : "apply";
      String flag = common.sandboxFlag() ? " --sandbox" : "";
      lines.addAll(
          List.of("Nothing was ordered. To carry it out:", "", "    portwright " + command + flag));
    }
    return lines;
  }
}
