package io.portwright.cli.command;

/** {@code portwright workspace show}: the name of the current workspace. */
final class WorkspaceShowCommand implements Subcommand {

  private final CommonOptions common = new CommonOptions();

  @Override
  public void declare(Flags flags) {
    common.declare(flags);
  }

  @Override
  public int run(Surroundings surroundings) {
    try (Workbench bench = new Workbench(surroundings, common)) {
      surroundings.out().println(bench.choice().current());
      return OK;
    }
  }
}
