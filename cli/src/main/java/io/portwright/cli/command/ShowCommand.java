package io.portwright.cli.command;

import io.portwright.cli.view.PlanView;
import io.portwright.cli.view.StateView;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.machine.PlanJson;
import io.portwright.engine.machine.StateJson;
import io.portwright.engine.plan.Plan;
import io.portwright.engine.plan.RootModule;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.StateStore;
import io.portwright.provider.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code portwright show}: the state, or a saved plan. */
final class ShowCommand implements Subcommand {

  private final CommonOptions common = new CommonOptions();
  private boolean json;
  private @Nullable Path file;

  @Override
  public void declare(Flags flags) {
    common.declare(flags);
    flags.flag(
        "-json", "as JSON, in Terraform's form; sensitive values in clear", given -> json = given);
    flags.optionalWord(Path.class, "[PLANFILE]", given -> file = given);
  }

  @Override
  public int run(Surroundings surroundings) {
    try (Workbench bench = new Workbench(surroundings, common)) {
      return file == null ? state(bench) : plan(bench, file);
    }
  }

  private int state(Workbench bench) {
    try (StateStore store = bench.store()) {
      StateSnapshot state = store.read();
      if (json) {
        bench.printJson(out -> StateJson.write(bench.providers(), state, out));
        return OK;
      }
      if (state.records().isEmpty() && state.outputs().isEmpty()) {
        bench.print(List.of("The state is empty. No services are represented."));
        return OK;
      }
      KnownSchemas schemas = new KnownSchemas(bench.providers());
      bench.print(
          new StateView(bench.style()).render(state, address -> schemas.of(address.resource())));
      return OK;
    }
  }

  private int plan(Workbench bench, Path path) {
    Optional<Plan> plan = new SavedPlans(bench).read(path);
    if (json) {
      plan.ifPresent(found -> document(bench, found));
      return bench.report();
    }
    KnownSchemas schemas = new KnownSchemas(bench.providers());
    plan.ifPresent(found -> {
      PlanView view = new PlanView(bench.style(), schemas::of, (_, _) -> Optional.empty());
      bench.print(view.render(found));
      bench.add(found.diagnostics());
    });
    return bench.report();
  }

  private static void document(Workbench bench, Plan plan) {
    try (StateStore store = bench.store()) {
      Optional<Configuration> configuration =
          bench
              .readableQuietly()
              .filter(found -> hash(found, bench).equals(plan.basis().configuration()));
      if (configuration.isEmpty()) {
        bench.add(
            List.of(
                Diagnostic.warning(
                    "Configuration left out",
                    "The files in this folder are not the ones that the plan was made from any"
                        + " more, so the field \"configuration\" is missing in the output.")));
      }
      StateSnapshot state = store.read();
      bench.printJson(new PlanJson(bench.providers(), plan, state, configuration)::write);
    }
  }

  private static String hash(Configuration configuration, Workbench bench) {
    return new RootModule(configuration, new TreeMap<>(), bench.evaluationSurroundings()).hash();
  }
}
