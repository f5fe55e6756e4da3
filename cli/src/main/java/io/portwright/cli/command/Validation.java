package io.portwright.cli.command;

import io.portwright.engine.check.StaticCheck;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.graph.ConfigurationGraph;
import io.portwright.engine.plan.Plan;
import io.portwright.engine.plan.Planner;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.provider.diagnostic.Checked;
import java.util.Optional;

/** What validation finds in the configuration of one run, and what planning has of it. */
final class Validation {
  private final Workbench bench;
  private Optional<ConfigurationGraph> graph = Optional.empty();

  /**
   * @param bench takes what is found
   */
  Validation(Workbench bench) {
    this.bench = bench;
  }

  /** Whether a configuration is right whatever its inputs. */
  boolean accepts(Configuration configuration) {
    Checked<ConfigurationGraph> checked = checked(configuration);
    graph = bench.take(checked);
    return !checked.hasErrors();
  }

  /** Whether single values can be asked for, however wrong others are: there is an order in it. */
  boolean isInOrder(Configuration configuration) {
    return bench.takeAny(checked(configuration)).isPresent();
  }

  private Checked<ConfigurationGraph> checked(Configuration configuration) {
    return new StaticCheck(configuration, bench.providers(), bench.evaluationSurroundings())
        .checked();
  }

  /** The plan of the configuration, whose graph is not made a second time. */
  Optional<Plan> planned(
      Planner planner, io.portwright.engine.plan.PlanOptions wanted, StateSnapshot state) {
    return bench.take(
        graph
            .map(known -> planner.plan(wanted, state, known))
            .orElseGet(() -> planner.plan(wanted, state)));
  }
}
