package io.portwright.cli.command;

import io.portwright.engine.state.CommitMessage;
import io.portwright.engine.state.KeyHolder;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.StateStore;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/** {@code portwright state recipients remove KEY}: a key opens no secret that is stored later. */
final class StateRecipientsRemoveCommand implements Subcommand {
  private final CommonOptions common = new CommonOptions();
  private final LockOptions locking = new LockOptions();
  private String key = "";

  @Override
  public void declare(Flags flags) {
    common.declare(flags);
    locking.declare(flags);
    flags.word(String.class, "RECIPIENT", given -> key = given);
  }

  @Override
  public int run(Surroundings surroundings) {
    try (Workbench bench = new Workbench(surroundings, common);
        StateStore store = bench.store();
        LockedState _ = locking.take(bench, store, "state recipients remove")) {
      Optional<StateSnapshot> state = Recipients.state(bench, store);
      if (state.isEmpty()) {
        return bench.report();
      }
      List<KeyHolder> holders = store.keyHolders();
      List<KeyHolder> gone = holders.stream().filter(this::isMeant).toList();
      List<KeyHolder> left = holders.stream().filter(one -> !isMeant(one)).toList();
      Optional<Diagnostic> refusal = refusal(gone, left, Recipients.mine(bench));
      if (refusal.isPresent()) {
        bench.add(List.of(refusal.get()));
        return bench.report();
      }
      KeyHolder holder = gone.getFirst();
      CommitMessage message =
          CommitMessage.of("Remove recipient " + holder.name().orElse(""))
              .operation("recipients remove")
              .with("Recipient", holder.key());
      if (Recipients.rekey(bench, store, state.get(), left, message)) {
        bench.print(List.of("Removed: " + holder.text()));
        bench.add(List.of(past()));
      }
      return bench.report();
    }
  }

  private boolean isMeant(KeyHolder holder) {
    return holder.key().equals(key) || holder.name().equals(Optional.of(key));
  }

  private Optional<Diagnostic> refusal(
      List<KeyHolder> gone, List<KeyHolder> left, List<String> mine) {
    String why = "";
    if (gone.size() != 1) {
      why =
          gone.isEmpty()
              ? "\"" + key + "\" is no recipient of this state."
              : "\"" + key + "\" is the name of several recipients; give the key.";
    } else if (left.isEmpty()) {
      why = "It is the only recipient: without it, nobody could open the state any more.";
    } else if (left.stream().noneMatch(one -> mine.contains(one.key()))) {
      why =
          "It is your own key: you could not open the state any more. Let another recipient remove"
              + " it.";
    }
    return why.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Diagnostic.error(
                    "Recipient cannot be removed",
                    why + " Nothing was changed.\n\n    portwright state recipients list")
                .withCode("STATE-11"));
  }

  private static Diagnostic past() {
    return Diagnostic.warning(
            "Removed key still opens the past",
            "Secrets that are stored from now on are closed to the removed key. What was stored"
                + " before stays in the history, which is never rewritten, and in every clone of"
                + " it; the key still opens that. Change the secrets themselves: keys and passwords"
                + " of your connections.")
        .withCode("STATE-12");
  }
}
