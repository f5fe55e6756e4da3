package io.portwright.cli.command;

import io.portwright.engine.edit.StateRemoval;
import io.portwright.engine.state.CommitMessage;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.StateStore;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code portwright state rm ADDRESS…}: state forgets objects, which go on as they are. */
final class StateRmCommand implements Subcommand {
  private final CommonOptions common = new CommonOptions();
  private final LockOptions locking = new LockOptions();
  private boolean dryRun;
  private boolean approved;
  private final List<String> addresses = new ArrayList<>();

  @Override
  public void declare(Flags flags) {
    common.declare(flags);
    locking.declare(flags);
    IgnoredFlags.ofState(flags);
    flags.bool("-dry-run", "only say what would be forgotten", given -> dryRun = given);
    flags.bool(
        "-auto-approve",
        "do not ask before real services are forgotten",
        given -> approved = given);
    flags.words("ADDRESS...", addresses::add);
  }

  @Override
  public int run(Surroundings surroundings) {
    if (addresses.isEmpty()) {
      throw new UsageException(
          "At least one address is required.\n\nportwright state rm [-dry-run] ADDRESS...");
    }
    try (Workbench bench = new Workbench(surroundings, common);
        StateStore store = bench.store();
        LockedState _ = dryRun ? LockedState.UNLOCKED : locking.take(bench, store, "state rm")) {
      StateEditing editing = new StateEditing(bench, store);
      Optional<StateSnapshot> state = editing.read();
      Optional<StateRemoval> removal =
          state.flatMap(known -> bench.take(StateRemoval.of(known, addresses)));
      if (removal.isEmpty()) {
        return bench.report();
      }
      if (dryRun) {
        say(bench, "Would remove ", removal.get());
        return bench.report();
      }
      Forgetting forgetting = new Forgetting(bench, removal.get().real());
      if (!approved && !forgetting.approved()) {
        bench.report();
        return FAILED;
      }
      return carryOut(bench, editing, state.get(), removal.get());
    }
  }

  private static void say(Workbench bench, String verb, StateRemoval removal) {
    bench.print(removal.records().stream().map(record -> verb + record.address()).toList());
  }

  private static int carryOut(
      Workbench bench, StateEditing editing, StateSnapshot state, StateRemoval removal) {
    List<?> names = removal.records().stream().map(ResourceRecord::address).toList();
    CommitMessage message =
        CommitMessage.of("Forget " + CommitMessage.names(names)).operation("state rm");
    if (editing.commit(state, removal.change(), message).isEmpty()) {
      return bench.report();
    }
    say(bench, "Removed ", removal);
    bench.print(
        List.of("Successfully removed " + removal.records().size() + " resource instance(s)."));
    List<ResourceRecord> services =
        removal.records().stream().filter(record -> record.environment().isPresent()).toList();
    if (!services.isEmpty()) {
      bench.add(List.of(goesOn(services)));
    }
    return bench.report();
  }

  private static Diagnostic goesOn(List<ResourceRecord> services) {
    String some = services.size() == 1 ? "The service goes" : "The services go";
    boolean real = services.stream().anyMatch(StateRemoval::isReal);
    return Diagnostic.warning(
            "Forgotten services go on",
            some
                + (real ? " on as before and will be billed as before" : " on in the sandbox")
                + "; nobody manages "
                + (services.size() == 1 ? "it" : "them")
                + " any more. While the configuration still has a block for one, the next apply"
                + " orders another. To manage one again, import it:\n\n"
                + Forgetting.lines(services))
        .withCode("STATE-7");
  }
}
