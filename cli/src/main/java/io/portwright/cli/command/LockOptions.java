package io.portwright.cli.command;

import io.portwright.engine.eval.function.DurationText;
import io.portwright.engine.state.LockRequest;
import io.portwright.engine.state.LockResult;
import io.portwright.engine.state.StateStore;
import java.time.Duration;
import java.util.function.Function;

/** Flags about the lock of the state, of commands that change it. */
final class LockOptions {
  private boolean lock = true;
  private Duration timeout = Duration.ZERO;

  void declare(Flags flags) {
    flags.bool(
        "-lock",
        "be the only one who changes this state meanwhile (default true)",
        given -> lock = given);
    flags.value(
        "-lock-timeout",
        String.class,
        "DURATION",
        "how long to wait while somebody else changes it, such as 60s (default 0s)",
        given -> timeout = duration(given));
  }

  private static Duration duration(String text) {
    Duration read =
        DurationText.read(text)
            .orElseThrow(() ->
                new UsageException(
                    "invalid value \"" + text + "\" for flag -lock-timeout: parse error"));
    return read.isNegative() ? Duration.ZERO : read;
  }

  /**
   * Takes the lock, if it is wanted.
   *
   * @param command that is to change the state, such as {@code state mv}
   * @throws Refusal when somebody else has it
   */
  LockedState take(Workbench bench, StateStore store, String command) {
    return lock ? new Locking(bench, store, command).take(timeout) : LockedState.UNLOCKED;
  }

  /**
   * The same for a state that is not opened as a store.
   *
   * @param place of it, for people
   */
  LockedState take(
      Workbench bench, String place, Function<LockRequest, LockResult> locking, String command) {
    return lock ? new Locking(bench, place, locking, command).take(timeout) : LockedState.UNLOCKED;
  }

  /** Says who has the lock, if anybody has. */
  void look(Workbench bench, StateStore store, String command) {
    if (lock) {
      new Locking(bench, store, command).look(store);
    }
  }
}
