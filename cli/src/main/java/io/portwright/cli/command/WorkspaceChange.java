package io.portwright.cli.command;

import io.portwright.cli.view.Style.Tone;
import io.portwright.engine.state.Author;
import io.portwright.engine.state.CommitMessage;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.StateStore;
import java.util.List;

/** What the workspace commands have in common: names, and a new workspace. */
final class WorkspaceChange {
  private final Workbench bench;

  WorkspaceChange(Workbench bench) {
    this.bench = bench;
  }

  /** The only argument. */
  static String single(List<String> names) {
    if (names.size() != 1) {
      throw new UsageException("Expected a single argument: NAME.\n");
    }
    return names.getFirst();
  }

  static void checkName(String name) {
    if (!WorkspaceChoice.isAllowed(name)) {
      throw new UsageException(
          "\nThe workspace name \""
              + name
              + """
              " is not allowed. The name must contain only URL safe
              characters, and no path separators.
              """);
    }
  }

  static String missing(String name) {
    return "Workspace \""
        + name
        + """
        " doesn't exist.

        You can create this workspace with the "new" subcommand\s
        or include the "-or-create" flag with the "select" subcommand.\
        """;
  }

  /** Gives the workspace its first, empty commit, and selects it. */
  int create(String name) {
    try (StateStore store = bench.branchOf(name)) {
      Author author = bench.author();
      store.update(
          StateSnapshot.EMPTY,
          StateChange.NONE,
          CommitMessage.of("Create workspace " + name).operation("workspace new"),
          author);
      bench.add(store.notices());
    }
    bench.choice().select(name);
    bench.print(
        List.of(
            bench.style().paint(Tone.GOOD, "Created and switched to workspace \"" + name + "\"!"),
            "",
            "You're now on a new, empty workspace. Workspaces isolate their state,",
            "so if you run \"portwright plan\" Portwright will not see any existing state",
            "for this configuration."));
    return bench.report();
  }
}
