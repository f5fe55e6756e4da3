package io.portwright.cli.command;

import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.ConfigurationEvaluator;
import io.portwright.engine.config.Values;
import io.portwright.engine.console.Console;
import io.portwright.engine.console.ConsoleLines;
import io.portwright.engine.console.KnownResources;
import io.portwright.engine.plan.Plan;
import io.portwright.engine.plan.Planner;
import io.portwright.engine.plan.RootModule;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Value;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * {@code portwright console}: tries out expressions; changes nothing. Mistakes in the configuration
 * are told, and what does not depend on them can still be asked for.
 */
final class ConsoleCommand implements Subcommand {

  private final CommonOptions common = new CommonOptions();
  private final VariableOptions variables = new VariableOptions();
  private boolean planned;
  private boolean lines;

  @Override
  public void declare(Flags flags) {
    common.declare(flags);
    variables.declare(flags);
    flags.flag(
        "-plan", "make a plan first, and show resources as they will be", given -> planned = given);
    flags.flag(
        "-jsonl",
        "for programs: a line {\"id\":…,\"expr\":…} in, a line with the answer out; a plan"
            + " is made without prior state",
        given -> lines = given);
  }

  @Override
  public int run(Surroundings surroundings) {
    try (Workbench bench = new Workbench(surroundings, common)) {
      Optional<Configuration> configuration = bench.readable();
      Optional<SortedMap<String, Value>> inputs =
          configuration.flatMap(found -> bench.partialInputs(found, variables));
      if (inputs.isEmpty() || !bench.validation().isInOrder(configuration.orElseThrow())) {
        return bench.report();
      }
      Optional<Console> console = console(bench, configuration.orElseThrow(), inputs.get());
      if (bench.hasErrors() && console.isPresent()) {
        bench.add(
            List.of(
                Diagnostic.warning(
                    "Results may be incomplete",
                    "Due to the problems above, some expressions may produce unexpected"
                        + " results.")));
      }
      int code = bench.report();
      return console.isEmpty() ? code : answers(console.get(), bench);
    }
  }

  private int answers(Console console, Workbench bench) {
    return lines
        ? lines(new ConsoleLines(console), bench.surroundings())
        : new ConsoleSession(console, bench).run();
  }

  private static int lines(ConsoleLines console, Surroundings surroundings) {
    try {
      for (String line = surroundings.in().readLine();
          line != null;
          line = surroundings.in().readLine()) {
        if (!line.isBlank()) {
          surroundings.out().println(console.answer(line));
          surroundings.out().flush();
        }
      }
    } catch (IOException e) {
      throw new UsageException(
          "portwright console: standard input cannot be read: " + e.getMessage());
    }
    return OK;
  }

  private Optional<Console> console(
      Workbench bench, Configuration configuration, SortedMap<String, Value> inputs) {
    Optional<PlanRun> opened = PlanRun.open(bench, configuration, inputs);
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    try (PlanRun run = opened.get()) {
      if (planned) {
        return planned(bench, run);
      }
      Values values = KnownResources.of(run.state(), configuration);
      return Optional.of(
          new Console(
              new ConfigurationEvaluator(
                  configuration, inputs, values, bench.consoleSurroundings())));
    }
  }

  private Optional<Console> planned(Workbench bench, PlanRun run) {
    if (bench.hasErrors() || !run.loggedIn()) {
      return Optional.empty();
    }
    StateSnapshot state = lines ? StateSnapshot.EMPTY : run.state();
    RootModule module = run.module();
    Optional<Plan> plan =
        bench.takeAny(
            new Planner(module, run.accounts())
                .plan(io.portwright.engine.plan.PlanOptions.NORMAL, state));
    return plan.map(made -> new Console(module.evaluator(KnownResources.of(made, module))));
  }
}
