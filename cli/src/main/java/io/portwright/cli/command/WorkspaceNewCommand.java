package io.portwright.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code portwright workspace new NAME}: makes an empty workspace and selects it. */
final class WorkspaceNewCommand implements Subcommand {

  private final CommonOptions common = new CommonOptions();
  private final LockOptions locking = new LockOptions();
  private @Nullable String state;
  private final List<String> names = new ArrayList<>();

  @Override
  public void declare(Flags flags) {
    common.declare(flags);
    locking.declare(flags);
    flags.hidden("-state", String.class, given -> state = given);
    flags.words("NAME", names::add);
  }

  @Override
  public int run(Surroundings surroundings) {
    String name = WorkspaceChange.single(names);
    if (state != null) {
      throw new UsageException(
          "portwright workspace new: -state is not supported. The state file of a workspace is"
              + " taken over by its first apply: put it into terraform.tfstate.d/"
              + name
              + "/terraform.tfstate and use: portwright workspace select "
              + name);
    }
    try (Workbench bench = new Workbench(surroundings, common)) {
      WorkspaceChange change = new WorkspaceChange(bench, locking);
      WorkspaceChange.checkName(name);
      if (!bench.choice().override().orElse(name).equals(name)) {
        throw new UsageException(
            """

            The workspace is currently overridden using the TF_WORKSPACE environment
            variable. You cannot create a new workspace when using this setting.

            To create a new workspace, either unset this environment variable or update it
            to match the workspace name you are trying to create, and then run this command
            again.
            """);
      }
      if (bench.workspaces().exists(name)) {
        throw new UsageException("Workspace \"" + name + "\" already exists");
      }
      return change.create(name);
    }
  }
}
