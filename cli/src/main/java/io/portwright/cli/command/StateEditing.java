package io.portwright.cli.command;

import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.CommitMessage;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.StateStore;
import io.portwright.engine.state.UpdateResult;
import io.portwright.provider.builtin.TerraformProvider;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/** What commands that change state by hand have in common: the commit, and when there is none. */
final class StateEditing {
  private final Workbench bench;
  private final StateStore store;
  private CommitId known = CommitId.NONE;

  StateEditing(Workbench bench, StateStore store) {
    this.bench = bench;
    this.store = store;
  }

  /**
   * State as it can be changed; empty when it still is in a file of Terraform that says nothing
   * about whose its services are.
   */
  Optional<StateSnapshot> read() {
    StateSnapshot state = store.read();
    known = state.commit();
    boolean unowned =
        !state.commit().exists()
            && state.records().values().stream().anyMatch(StateEditing::hasAccount);
    if (unowned) {
      bench.add(
          List.of(
              Diagnostic.error(
                      "State is not taken over yet",
                      "The state of this workspace still is in a state file of Terraform. Take it"
                          + " over first, which logs in to learn whose its services are and changes"
                          + " none of them:\n\n    portwright apply -refresh-only")
                  .withCode("TFSTATE-9")));
      return Optional.empty();
    }
    return Optional.of(state);
  }

  private static boolean hasAccount(ResourceRecord record) {
    return !record.providerSource().equals(TerraformProvider.SOURCE);
  }

  /**
   * Commits a change, if nobody else has written meanwhile.
   *
   * @return the state after it; empty when the bench holds an error
   */
  Optional<StateSnapshot> commit(StateSnapshot state, StateChange change, CommitMessage message) {
    known = state.commit();
    return committed(store.update(state, change, stamped(message), bench.author()));
  }

  /** The state that an update led to; empty when the bench holds an error. */
  Optional<StateSnapshot> committed(UpdateResult result) {
    bench.add(store.notices());
    return switch (result) {
      case UpdateResult.Updated updated -> Optional.of(updated.snapshot());
      case UpdateResult.Stale _ -> {
        bench.add(
            List.of(
                new Rivals(store, known)
                    .named(
                        Diagnostic.error(
                                "State was changed by another run",
                                "Another run has written to "
                                    + store.place()
                                    + " since this one read it. Nothing was changed. Look at what"
                                    + " it did, then run again.")
                            .withCode("STATE-6"))));
        yield Optional.empty();
      }
    };
  }

  /** With the commit of the configuration, if there is one. */
  CommitMessage stamped(CommitMessage message) {
    return ConfigurationCommit.of(bench.surroundings().folder())
        .map(message::configuration)
        .orElse(message);
  }

  /** Number of the state's version, which grows with every commit. */
  static long serial(StateStore store, StateSnapshot state) {
    long adopted = state.lineage().map(l -> l.adoptedSerial().orElse(0)).orElse(0L);
    return adopted + store.history().length();
  }
}
