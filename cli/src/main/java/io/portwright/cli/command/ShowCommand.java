package io.portwright.cli.command;

import io.portwright.cli.view.PlanView;
import io.portwright.cli.view.StateView;
import io.portwright.engine.plan.Plan;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.StateStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code portwright show}: the state, or a saved plan. */
@Command(name = "show")
final class ShowCommand implements Subcommand {

  @Mixin private final CommonOptions common = new CommonOptions();

  @Option(
      names = {"-json", "--json"},
      hidden = true)
  private boolean json;

  @Parameters(paramLabel = "[PLANFILE]", arity = "0..1")
  private @Nullable Path file;

  @Override
  public int run(Surroundings surroundings) {
    if (json) {
      throw new UsageException("portwright show: -json is not supported by this version yet.");
    }
    try (Workbench bench = new Workbench(surroundings, common)) {
      return file == null ? state(bench) : plan(bench, file);
    }
  }

  private int state(Workbench bench) {
    try (StateStore store = bench.store()) {
      StateSnapshot state = store.read();
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
    KnownSchemas schemas = new KnownSchemas(bench.providers());
    plan.ifPresent(found -> {
      PlanView view = new PlanView(bench.style(), schemas::of, _ -> Optional.empty());
      bench.print(view.render(found));
      bench.add(found.diagnostics());
    });
    return bench.report();
  }
}
