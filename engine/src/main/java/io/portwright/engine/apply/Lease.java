package io.portwright.engine.apply;

import io.portwright.engine.state.LockHolder;
import io.portwright.engine.state.LockLoss;
import io.portwright.engine.state.StateLock;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.Optional;

/** The right to send, as long as this run is the only one that changes its state. */
@FunctionalInterface
public interface Lease {

  /** Nobody else is asked: what is sent rests on compare-and-swap alone. */
  Lease NONE = Optional::empty;

  /**
   * Asked right before each request that changes something; may take the time of a conversation
   * with the store.
   *
   * @return why nothing may be sent any more; empty when it may
   */
  Optional<Diagnostic> lost();

  /** The right that a lock gives. */
  static Lease of(StateLock lock) {
    return () -> lock.confirm().map(Lease::told);
  }

  private static Diagnostic told(LockLoss loss) {
    return switch (loss) {
      case LockLoss.TakenOver(LockHolder by) ->
          lost(
              by.who()
                  + " has taken it over for "
                  + by.command()
                  + ": this run had shown no life for too long, as after a computer was suspended"
                  + " or its network was gone.",
              "Wait until that run has ended, then run plan and apply again.");
      case LockLoss.Removed _ ->
          lost(
              "Somebody has removed it while this run was under way.",
              "Find out who did and why, then run plan and apply again.");
      case LockLoss.Unconfirmed(String why) ->
          lost(
              "The store could not be asked whether this run still has it: " + why + ".",
              "When the store answers again, run plan and apply again.");
    };
  }

  private static Diagnostic lost(String why, String advice) {
    return Diagnostic.error(
            "Lock of the state is lost",
            why
                + " Nothing more was sent after that was known; what was sent before is recorded."
                + "\n\n"
                + advice)
        .withCode("APPLY-31");
  }
}
