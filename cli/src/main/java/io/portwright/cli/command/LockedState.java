package io.portwright.cli.command;

import io.portwright.cli.view.DiagnosticView;
import io.portwright.engine.apply.Lease;
import io.portwright.engine.state.StateLock;
import io.portwright.engine.state.StoreFailure;
import io.portwright.provider.diagnostic.Diagnostic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The lock of the state while a command has it. It is given back when the command ends, however
 * that is, and when the process is asked to end.
 */
final class LockedState implements AutoCloseable {
  /** No lock was asked for. */
  static final LockedState UNLOCKED = new LockedState(Optional.empty());

  private static final Duration AT_THE_END = Duration.ofSeconds(5);

  /**
   * @param hook gives the lock back when the process ends before the command
   */
  private record Held(StateLock lock, Workbench bench, Thread hook) {}

  private final Optional<Held> held;

  private LockedState(Optional<Held> held) {
    this.held = held;
  }

  static LockedState of(StateLock lock, Workbench bench) {
    Thread hook = new Thread(() -> hastily(lock), "unlock");
    Runtime.getRuntime().addShutdownHook(hook);
    return new LockedState(Optional.of(new Held(lock, bench, hook)));
  }

  /** A process that was asked to end must not hang on a network. */
  private static void hastily(StateLock lock) {
    Thread closing =
        Thread.ofVirtual()
            .start(() -> {
              try {
                lock.close();
              } catch (StoreFailure _) {
                // nobody is there any more to be told; the lease ends by itself
              }
            });
    try {
      closing.join(AT_THE_END);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** The right to order that comes with it. */
  Lease lease() {
    return held.map(one -> Lease.of(one.lock())).orElse(Lease.NONE);
  }

  @Override
  public void close() {
    held.ifPresent(LockedState::release);
  }

  private static void release(Held held) {
    try {
      held.lock().close();
    } catch (StoreFailure failure) {
      new DiagnosticView(held.bench().style())
          .render(List.of(warning(failure)))
          .forEach(held.bench().surroundings().err()::println);
    }
    try {
      Runtime.getRuntime().removeShutdownHook(held.hook());
    } catch (IllegalStateException _) {
      // the process is ending already
    }
  }

  private static Diagnostic warning(StoreFailure failure) {
    Diagnostic plain = failure.diagnostic();
    return Diagnostic.warning(
            "Error releasing the state lock",
            plain.detail() + "\n\nNothing that this run did is affected.")
        .withCode("STATE-32");
  }
}
