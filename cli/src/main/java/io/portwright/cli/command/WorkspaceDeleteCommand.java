package io.portwright.cli.command;

import io.portwright.cli.view.Style.Tone;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.state.git.StoredWorkspaces.Branch;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/** {@code portwright workspace delete NAME}: forgets the state of a workspace, real and sandbox. */
final class WorkspaceDeleteCommand implements Subcommand {

  private final CommonOptions common = new CommonOptions();
  private final LockOptions locking = new LockOptions();
  private boolean force;
  private final List<String> names = new ArrayList<>();

  @Override
  public void declare(Flags flags) {
    common.declare(flags);
    locking.declare(flags);
    flags.bool(
        "-force",
        "even if it still holds resources, which nobody manages then",
        given -> force = given);
    flags.words("NAME", names::add);
  }

  @Override
  public int run(Surroundings surroundings) {
    String name = WorkspaceChange.single(names);
    try (Workbench bench = new Workbench(surroundings, common)) {
      WorkspaceChange.checkName(name);
      if (!bench.workspaces().exists(name)) {
        throw new UsageException(WorkspaceChange.missing(name));
      }
      if (name.equals(WorkspaceChoice.DEFAULT)) {
        throw new UsageException("cannot delete default state");
      }
      if (bench.choice().current().equals(name)) {
        throw new UsageException(
            "Workspace \""
                + name
                + """
                " is your active workspace.

                You cannot delete the currently active workspace. Please switch
                to another workspace and try again.\
                """);
      }
      return delete(name, bench);
    }
  }

  private int delete(String name, Workbench bench) {
    if (bench.workspaces().hasStateFile(name)) {
      bench.add(List.of(keptByTerraform(name)));
      return bench.report();
    }
    try (LockedStates locks = new LockedStates()) {
      for (Branch branch : bench.storedWorkspaces().branches(name)) {
        locks.add(bench, bench.branchOf(branch.name()), locking, "workspace delete");
      }
      return delete(name, bench, bench.storedWorkspaces().branches(name));
    }
  }

  private int delete(String name, Workbench bench, List<Branch> branches) {
    boolean empty = branches.stream().allMatch(Branch::isEmpty);
    if (!empty && !force) {
      bench.add(List.of(notEmpty(name, branches)));
      return bench.report();
    }
    for (Branch branch : branches) {
      if (!bench.storedWorkspaces().delete(branch)) {
        bench.add(List.of(changed(name)));
        return bench.report();
      }
    }
    bench.workspaces().removeEmptyFolder(name);
    bench.print(List.of(bench.style().paint(Tone.GOOD, "Deleted workspace \"" + name + "\"!")));
    if (!empty) {
      bench.print(List.of(bench.style().paint(Tone.WARNING, warning(name, branches))));
    }
    return OK;
  }

  private static String warning(String name, List<Branch> branches) {
    StringBuilder text = new StringBuilder("WARNING: \"").append(name);
    text.append(
        """
        " was non-empty.
        The resources managed by the deleted workspace may still exist,
        but are no longer manageable by Portwright since the state has
        been deleted. Until git collects it, its last state is in
        .portwright/store.git:
        """);
    for (Branch branch : branches) {
      text.append("  ").append(branch.name()).append(" was ").append(branch.commit()).append('\n');
    }
    return text.toString();
  }

  private static Diagnostic notEmpty(String name, List<Branch> branches) {
    StringBuilder text = new StringBuilder("Workspace \"").append(name);
    text.append("\" is currently tracking the following resource instances:\n");
    for (Branch branch : branches) {
      String where = branch.name().isSandbox() ? " (sandbox)" : "";
      for (InstanceAddress address : branch.managed()) {
        text.append("  - ").append(address).append(where).append('\n');
      }
      if (branch.intents() > 0) {
        text.append("  - ")
            .append(Counted.of(branch.intents(), "order"))
            .append(" with an outcome that nobody knows")
            .append(where)
            .append('\n');
      }
    }
    text.append(
        """

        Deleting this workspace would cause Portwright to lose track of any associated remote \
        objects, which would then require you to delete them manually outside of Portwright. You \
        should destroy these objects with Portwright before deleting the workspace.

        If you want to delete this workspace anyway, and have Portwright forget about these \
        managed objects, use the -force option to disable this safety check.\
        """);
    return Diagnostic.error("Workspace is not empty", text.toString());
  }

  private static Diagnostic keptByTerraform(String name) {
    return Diagnostic.error(
            "Workspace is kept by Terraform",
            "The state of workspace \""
                + name
                + "\" also is in terraform.tfstate.d/"
                + name
                + "/terraform.tfstate, which this program never changes. Without the store, that"
                + " file would be taken over again. Delete it with Terraform first:\n\n"
                + "    terraform workspace delete "
                + name)
        .withCode("TFSTATE-6");
  }

  private static Diagnostic changed(String name) {
    return Diagnostic.error(
            "Workspace is in use",
            "Another run has written to workspace \""
                + name
                + "\" just now. It was not deleted. Wait until the other run has ended, then look"
                + " again at what it holds.")
        .withCode("STATE-5");
  }
}
