package io.portwright.cli.command;

import io.portwright.cli.view.Style.Tone;
import java.util.ArrayList;
import java.util.List;

/** {@code portwright workspace select NAME}: later commands in this folder work in it. */
final class WorkspaceSelectCommand implements Subcommand {

  private final CommonOptions common = new CommonOptions();
  private boolean create;
  private final List<String> names = new ArrayList<>();

  @Override
  public void declare(Flags flags) {
    common.declare(flags);
    flags.bool("-or-create", "make it first if it does not exist", given -> create = given);
    flags.words("NAME", names::add);
  }

  @Override
  public int run(Surroundings surroundings) {
    String name = WorkspaceChange.single(names);
    try (Workbench bench = new Workbench(surroundings, common)) {
      WorkspaceChange change = new WorkspaceChange(bench, new LockOptions());
      WorkspaceChange.checkName(name);
      if (bench.choice().override().isPresent()) {
        throw new UsageException(
            """

            The selected workspace is currently overridden using the TF_WORKSPACE
            environment variable.

            To select a new workspace, either update this environment variable or unset
            it and then run this command again.\
            """);
      }
      if (!bench.workspaces().exists(name)) {
        if (create) {
          return change.create(name);
        }
        throw new UsageException("\n" + WorkspaceChange.missing(name));
      }
      boolean before = bench.choice().isSelected(name);
      bench.choice().select(name);
      if (!before) {
        surroundings
            .out()
            .println(bench.style().paint(Tone.GOOD, "Switched to workspace \"" + name + "\"."));
      }
      return OK;
    }
  }
}
