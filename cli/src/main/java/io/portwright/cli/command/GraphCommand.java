package io.portwright.cli.command;

import io.portwright.engine.graph.ConfigurationGraph;
import io.portwright.engine.machine.DependencyDot;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code portwright graph}: what depends on what, as a DOT file. */
@Command(name = "graph")
final class GraphCommand implements Subcommand {

  @Mixin private final CommonOptions common = new CommonOptions();

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
