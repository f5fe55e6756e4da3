package io.portwright.cli.command;

import io.portwright.engine.state.CommitMessage;
import io.portwright.engine.state.KeyHolder;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.StateStore;
import io.portwright.engine.state.crypt.Recipient;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code portwright state recipients add KEY}: one more key opens the secrets of the state. */
final class StateRecipientsAddCommand implements Subcommand {
  private final CommonOptions common = new CommonOptions();
  private final LockOptions locking = new LockOptions();
  private String name = "";
  private String key = "";

  @Override
  public void declare(Flags flags) {
    common.declare(flags);
    locking.declare(flags);
    flags.value(
        "-name", String.class, "NAME", "whose key it is, for people", given -> name = given);
    flags.word(String.class, "RECIPIENT", given -> key = given);
  }

  @Override
  public int run(Surroundings surroundings) {
    try (Workbench bench = new Workbench(surroundings, common);
        StateStore store = bench.store();
        LockedState _ = locking.take(bench, store, "state recipients add")) {
      if (Recipient.parse(key).isEmpty()) {
        bench.add(List.of(unusable(key)));
        return bench.report();
      }
      Optional<StateSnapshot> state = Recipients.state(bench, store);
      if (state.isEmpty()) {
        return bench.report();
      }
      KeyHolder holder = new KeyHolder(key, Optional.of(name).filter(text -> !text.isBlank()));
      List<KeyHolder> holders = new ArrayList<>(store.keyHolders());
      boolean known = holders.removeIf(one -> one.key().equals(key));
      holders.add(holder);
      CommitMessage message =
          CommitMessage.of("Add recipient " + name)
              .operation("recipients add")
              .with("Recipient", key);
      if (Recipients.rekey(bench, store, state.get(), holders, message)) {
        bench.print(
            List.of(
                (known ? "Named again: " : "Added: ") + holder.text(),
                "All secrets of this workspace are sealed anew for "
                    + Counted.of(holders.size(), "key")
                    + ", in one commit."));
      }
      return bench.report();
    }
  }

  private static Diagnostic unusable(String key) {
    String hint =
        key.startsWith("AGE-SECRET-KEY-")
            ? "This is a private key, which nobody else should ever see. Its public key, on the"
                + " line above it in the file, begins with age1."
            : "A recipient is a public key of age and begins with age1. Whoever is to read the"
                + " state makes one:\n\n    age-keygen -o identity";
    return Diagnostic.error("Recipient cannot be used", hint).withCode("STATE-10");
  }
}
