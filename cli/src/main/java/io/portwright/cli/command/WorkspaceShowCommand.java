package io.portwright.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code portwright workspace show}: the name of the current workspace. */
@Command(name = "show")
final class WorkspaceShowCommand implements Subcommand {

  @Mixin private final CommonOptions common = new CommonOptions();

  @Override
  public int run(Surroundings surroundings) {
    try (Workbench bench = new Workbench(surroundings, common)) {
      surroundings.out().println(bench.choice().current());
      return OK;
    }
  }
}
