package io.portwright.cli.command;

import io.portwright.engine.graph.ConfigurationGraph;
import io.portwright.engine.machine.DependencyDot;
import java.util.Optional;

/** {@code portwright graph}: what depends on what, as a DOT file. */
final class GraphCommand implements Subcommand {

  private final CommonOptions common = new CommonOptions();

  @Override
  public void declare(Flags flags) {
    common.declare(flags);
  }

  @Override
  public int run(Surroundings surroundings) {
    try (Workbench bench = new Workbench(surroundings, common)) {
      Optional<ConfigurationGraph> graph =
          bench.readable().flatMap(found -> bench.take(ConfigurationGraph.of(found)));
      graph.ifPresent(found -> bench.print(DependencyDot.of(found)));
      return bench.report();
    }
  }
}
