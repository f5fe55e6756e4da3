package io.portwright.cli.command;

import io.portwright.engine.state.CommitMessage;
import io.portwright.engine.state.KeyHolder;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.StateStore;
import io.portwright.engine.state.crypt.Recipient;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/** What the commands about recipients have in common. */
final class Recipients {
  private Recipients() {}

  /** Public keys of this user. */
  static List<String> mine(Workbench bench) {
    return bench
        .identity()
        .read()
        .map(identity -> identity.recipients().stream().map(Recipient::text).toList())
        .orElse(List.of());
  }

  /** The state to seal anew; empty when the bench holds an error. */
  static Optional<StateSnapshot> state(Workbench bench, StateStore store) {
    Optional<StateSnapshot> state = new StateEditing(bench, store).read();
    if (state.isPresent() && store.keyHolders().isEmpty()) {
      bench.add(
          List.of(
              Diagnostic.error(
                      "Nothing is encrypted yet",
                      "Nothing was ever stored in this workspace. The first apply makes the store"
                          + " with your own key; add others then.")
                  .withCode("STATE-9")));
      return Optional.empty();
    }
    return state;
  }

  /** Seals everything anew; whether that was done. */
  static boolean rekey(
      Workbench bench,
      StateStore store,
      StateSnapshot state,
      List<KeyHolder> holders,
      CommitMessage message) {
    StateEditing editing = new StateEditing(bench, store);
    return editing
        .committed(store.rekey(state, holders, editing.stamped(message), bench.author()))
        .isPresent();
  }
}
