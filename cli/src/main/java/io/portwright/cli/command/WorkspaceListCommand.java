package io.portwright.cli.command;

/** {@code portwright workspace list}: all workspaces, the current one marked. */
final class WorkspaceListCommand implements Subcommand {

  private final CommonOptions common = new CommonOptions();

  @Override
  public void declare(Flags flags) {
    common.declare(flags);
  }

  @Override
  public int run(Surroundings surroundings) {
    try (Workbench bench = new Workbench(surroundings, common)) {
      WorkspaceChoice choice = bench.choice();
      String current = choice.current();
      for (String name : bench.workspaces().names()) {
        surroundings.out().println((name.equals(current) ? "* " : "  ") + name);
      }
      surroundings.out().println();
      if (choice.override().isPresent()) {
        surroundings
            .out()
            .print(
                """


                The active workspace is being overridden using the TF_WORKSPACE environment
                variable.

                """);
      }
      return OK;
    }
  }
}
