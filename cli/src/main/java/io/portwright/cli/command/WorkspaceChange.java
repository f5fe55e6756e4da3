package io.portwright.cli.command;

import io.portwright.cli.view.Style.Tone;
import io.portwright.engine.state.CommitMessage;
import io.portwright.engine.state.KeyHolder;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.StateStore;
import io.portwright.engine.state.UpdateResult;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the workspace commands have in common: names, and a new workspace. */
final class WorkspaceChange {
  private final Workbench bench;
  private final LockOptions locking;
  private final String current;

  WorkspaceChange(Workbench bench, LockOptions locking) {
    this.bench = bench;
    this.locking = locking;
    this.current =
        bench.choice().override().isPresent() ? WorkspaceChoice.DEFAULT : bench.choice().current();
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

  /**
   * Gives the workspace its first, empty commit, and selects it. Whoever has a key for the
   * workspace before has one for this as well.
   */
  int create(String name) {
    List<KeyHolder> others = holders();
    try (StateStore store = bench.branchOf(name);
        LockedState _ = locking.take(bench, store, "workspace new")) {
      StateEditing editing = new StateEditing(bench, store);
      CommitMessage message =
          CommitMessage.of("Create workspace " + name).operation("workspace new");
      UpdateResult made =
          store.update(StateSnapshot.EMPTY, StateChange.NONE, message, bench.author());
      if (made instanceof UpdateResult.Updated updated) {
        SortedMap<String, KeyHolder> all = new TreeMap<>();
        store.keyHolders().forEach(own -> all.put(own.key(), own));
        others.forEach(other -> all.put(other.key(), other));
        if (all.size() > store.keyHolders().size()) {
          editing.committed(
              store.rekey(
                  updated.snapshot(),
                  List.copyOf(all.values()),
                  CommitMessage.of("Encrypt for the keys of workspace " + current)
                      .operation("workspace new"),
                  bench.author()));
        }
      }
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

  private List<KeyHolder> holders() {
    for (String name : List.of(current, WorkspaceChoice.DEFAULT)) {
      try (StateStore store = bench.branchOf(name)) {
        List<KeyHolder> found = store.keyHolders();
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return List.of();
  }
}
