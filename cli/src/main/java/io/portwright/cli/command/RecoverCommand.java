package io.portwright.cli.command;

import io.portwright.cli.view.RecoveryView;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.journal.Intent;
import io.portwright.engine.plan.PlanOptions.Mode;
import io.portwright.engine.recovery.Evidence;
import io.portwright.engine.recovery.Recovered;
import io.portwright.engine.state.CommitMessage;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code portwright recover}: settles orders of unknown outcome as far as anything proves what
 * became of them, shows the evidence of the others, and takes a person's word for one.
 */
final class RecoverCommand implements Subcommand {
  private final CommonOptions common = new CommonOptions();
  private final PlanOptions planning = new PlanOptions();
  private @Nullable String uid;
  private @Nullable String address;
  private boolean notOrdered;

  @Override
  public void declare(Flags flags) {
    common.declare(flags);
    planning.declareInputs(flags);
    flags.value(
        "-adopt",
        String.class,
        "UID",
        "this is the service that the order of ADDRESS has made",
        given -> uid = given);
    flags.bool(
        "-not-ordered",
        "the order of ADDRESS has made nothing: free the address",
        given -> notOrdered = given);
    flags.optionalWord(String.class, "[ADDRESS]", given -> address = given);
  }

  private void check() {
    boolean decides = uid != null || notOrdered;
    if (uid != null && notOrdered) {
      throw new UsageException("-adopt and -not-ordered exclude each other.");
    }
    if (decides != (address != null)) {
      throw new UsageException(
          """
          An address and a decision belong together.

          portwright recover -adopt=UID ADDRESS
          portwright recover -not-ordered ADDRESS\
          """);
    }
  }

  @Override
  public int run(Surroundings surroundings) {
    check();
    try (Workbench bench = new Workbench(surroundings, common)) {
      Optional<PlanRun> opened =
          PlanRun.open(bench, planning, Mode.NORMAL, PlanRun.Purpose.RECOVER);
      if (opened.isEmpty()) {
        return bench.report();
      }
      try (PlanRun run = opened.get()) {
        Optional<Recovered> recovered = run.settled();
        if (recovered.isEmpty()) {
          return bench.report();
        }
        return address == null
            ? show(bench, recovered.get())
            : decide(bench, run, recovered.get(), address);
      }
    }
  }

  private static int show(Workbench bench, Recovered recovered) {
    int code = bench.report();
    if (recovered.evidence().isEmpty()) {
      bench.print(List.of("No order is open: what became of each is in state."));
      return code;
    }
    bench.print(new RecoveryView(bench.style()).whole(recovered));
    return recovered.isSettled() ? code : FAILED;
  }

  // ---- a person's word ----

  private int decide(Workbench bench, PlanRun run, Recovered recovered, String text) {
    Optional<Evidence> open = open(bench, recovered, text);
    if (open.isEmpty()) {
      return bench.report();
    }
    Evidence one = open.get();
    bench.print(new RecoveryView(bench.style()).facts(one));
    Intent intent = one.intent();
    StateSnapshot state = recovered.before();
    Optional<StateChange> change =
        uid == null
            ? Optional.of(run.settling().recovery().notOrdered(intent))
            : bench.take(run.settling().recovery().adopted(intent, uid, state));
    if (change.isEmpty() || !isConfirmed(bench, one)) {
      bench.report();
      return FAILED;
    }
    Optional<StateSnapshot> stored = run.settling().commit(state, change.get(), message(intent));
    if (stored.isPresent()) {
      bench.print(
          List.of(
              uid == null
                  ? intent.address() + " is free again. The next apply orders it."
                  : intent.address() + " is " + uid + " from now on. Look at the next plan."));
    }
    return bench.report();
  }

  private static Optional<Evidence> open(Workbench bench, Recovered recovered, String text) {
    Optional<InstanceAddress> wanted = InstanceAddress.parse(text);
    Optional<Evidence> found =
        recovered.evidence().stream()
            .filter(one -> !one.verdict().settles())
            .filter(one -> wanted.filter(one.intent().address()::equals).isPresent())
            .findFirst();
    if (found.isEmpty()) {
      bench.add(List.of(none(recovered, text)));
    }
    return found;
  }

  private static Diagnostic none(Recovered recovered, String text) {
    List<String> lines = new ArrayList<>();
    for (Evidence one : recovered.evidence()) {
      if (!one.verdict().settles()) {
        lines.add("    " + one.intent().address());
      }
    }
    return Diagnostic.error(
            "No open order of that address",
            "Nothing is unknown about "
                + text
                + ", so there is nothing to decide."
                + (lines.isEmpty() ? "" : "\n\nOpen are:\n\n" + String.join("\n", lines)))
        .withCode("RECOVER-4");
  }

  private boolean isConfirmed(Workbench bench, Evidence one) {
    if (!planning.input() || !bench.surroundings().asks()) {
      bench.add(
          List.of(
              Diagnostic.error(
                      "Nobody can answer the question",
                      "What became of an order is decided by a person, and input is switched off or"
                          + " is not a terminal. Nothing was changed.")
                  .withCode("RECOVER-5")));
      return false;
    }
    boolean agreed = new Question(bench.surroundings()).approved(question(one));
    if (!agreed) {
      bench.print(List.of("Nothing was changed."));
    }
    return agreed;
  }

  private String question(Evidence one) {
    String address = one.intent().address().toString();
    String consequence =
        uid == null
            ? "If that order did reach the service, what it made goes on and is billed, and the"
                + " next apply\norders another one. Was nothing ordered for "
                + address
                + "?"
            : "State will manage " + uid + " as " + address + ". Is it what this order made?";
    return consequence + "\n  Only 'yes' is accepted.\n\n  Enter a value: ";
  }

  private CommitMessage message(Intent intent) {
    String address = intent.address().toString();
    CommitMessage message =
        CommitMessage.of(
                uid == null
                    ? "Decide that " + address + " was never ordered"
                    : "Decide that " + address + " is " + uid)
            .operation("recover")
            .order(intent.id());
    return uid == null ? message : message.with("Service", uid);
  }
}
