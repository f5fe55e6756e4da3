package io.portwright.cli.command;

import io.portwright.engine.edit.StateMove;
import io.portwright.engine.state.CommitMessage;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.StateStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code portwright state mv SOURCE DESTINATION}: another address for what state holds. */
final class StateMvCommand implements Subcommand {
  private final CommonOptions common = new CommonOptions();
  private final LockOptions locking = new LockOptions();
  private boolean dryRun;
  private final List<String> arguments = new ArrayList<>();

  @Override
  public void declare(Flags flags) {
    common.declare(flags);
    locking.declare(flags);
    IgnoredFlags.ofState(flags);
    flags.bool("-dry-run", "only say what would move", given -> dryRun = given);
    flags.words("SOURCE DESTINATION", arguments::add);
  }

  @Override
  public int run(Surroundings surroundings) {
    if (arguments.size() != 2) {
      throw new UsageException(
          "Exactly two arguments expected.\n\nportwright state mv [-dry-run] SOURCE DESTINATION");
    }
    try (Workbench bench = new Workbench(surroundings, common);
        StateStore store = bench.store();
        LockedState _ = dryRun ? LockedState.UNLOCKED : locking.take(bench, store, "state mv")) {
      StateEditing editing = new StateEditing(bench, store);
      Optional<StateSnapshot> state = editing.read();
      Optional<StateMove> move =
          state.flatMap(
              known -> bench.take(StateMove.of(known, arguments.getFirst(), arguments.getLast())));
      if (move.isEmpty()) {
        return bench.report();
      }
      for (StateMove.Step step : move.get().steps()) {
        String verb = dryRun ? "Would move \"" : "Move \"";
        bench.print(List.of(verb + step.from() + "\" to \"" + step.to() + "\""));
      }
      return dryRun ? bench.report() : carryOut(bench, editing, state.get(), move.get());
    }
  }

  private int carryOut(Workbench bench, StateEditing editing, StateSnapshot state, StateMove move) {
    String way = arguments.getFirst() + " to " + arguments.getLast();
    CommitMessage message =
        CommitMessage.of("Move " + way)
            .operation("state mv")
            .with("Moved", arguments.getFirst() + " -> " + arguments.getLast());
    if (editing.commit(state, move.change(state), message).isPresent()) {
      bench.print(List.of("Successfully moved " + move.steps().size() + " object(s)."));
    }
    return bench.report();
  }
}
