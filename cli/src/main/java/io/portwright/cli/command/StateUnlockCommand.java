package io.portwright.cli.command;

import io.portwright.engine.state.LockHolder;
import io.portwright.engine.state.LockRemoval;
import io.portwright.engine.state.StateStore;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/** {@code portwright state unlock LOCK_ID}: takes the lock from a run that is known to be dead. */
final class StateUnlockCommand implements Subcommand {
  private final CommonOptions common = new CommonOptions();
  private boolean force;
  private String id = "";

  @Override
  public void declare(Flags flags) {
    common.declare(flags);
    flags.flag("-force", "do not ask", given -> force = given);
    flags.word(String.class, "LOCK_ID", given -> id = given);
  }

  @Override
  public int run(Surroundings surroundings) {
    try (Workbench bench = new Workbench(surroundings, common);
        StateStore store = bench.store()) {
      Optional<LockHolder> holder = store.lockHolder();
      if (holder.filter(one -> one.id().equals(id)).isPresent()
          && !force
          && !agreed(bench, store, holder.get())) {
        bench.report();
        return FAILED;
      }
      return told(bench, store, store.unlock(id));
    }
  }

  private static boolean agreed(Workbench bench, StateStore store, LockHolder holder) {
    if (!bench.surroundings().asks()) {
      bench.add(
          List.of(
              failed(
                  "Removing a lock needs a yes, and nobody can be asked here. To do it without a"
                      + " question:\n\n    portwright state unlock -force"
                      + bench.sandboxFlag()
                      + " "
                      + holder.id())));
      return false;
    }
    boolean agreed =
        new Question(bench.surroundings())
            .approved(
                Locking.info(holder, store.place())
                    + """

                    Do you really want to remove this lock?
                      Its holder, if it still lives, orders nothing more; what it has sent
                      already goes on. Only 'yes' will be accepted.

                      Enter a value:\
                    """
                    + " ");
    if (!agreed) {
      bench.print(List.of("Nothing was changed."));
    }
    return agreed;
  }

  private int told(Workbench bench, StateStore store, LockRemoval removal) {
    switch (removal) {
      case LockRemoval.Removed(LockHolder holder) ->
          bench.print(
              List.of(
                  "The state is unlocked: the lock of "
                      + holder.who()
                      + " ("
                      + holder.command()
                      + ") is removed."));
      case LockRemoval.NotLocked _ -> bench.add(List.of(failed("The state is not locked.")));
      case LockRemoval.OtherLock(LockHolder holder) ->
          bench.add(
              List.of(
                  failed(
                      "\""
                          + id
                          + "\" is not the ID of the lock, which is another one by now.\n\n"
                          + Locking.info(holder, store.place()))));
      case LockRemoval.Alive(LockHolder holder) ->
          bench.add(
              List.of(
                  failed(
                      "The lock belongs to a process of this machine that is alive, and ends"
                          + " together with it. End that process instead.\n\n"
                          + Locking.info(holder, store.place()))));
    }
    return bench.report();
  }

  private static Diagnostic failed(String why) {
    return Diagnostic.error("Failed to unlock state", why + "\n\nNothing was changed.")
        .withCode("STATE-33");
  }
}
