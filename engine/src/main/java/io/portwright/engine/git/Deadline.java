package io.portwright.engine.git;

import io.portwright.engine.git.RemoteFailure.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jgit.lib.EmptyProgressMonitor;

/**
 * Bounds work that talks to a server. A server that sends a byte now and then defeats every timeout
 * of a single read, so the work runs beside the caller, who leaves when the time is over.
 */
final class Deadline extends EmptyProgressMonitor {
  private volatile boolean over;

  @FunctionalInterface
  interface Work<T> {
    T run(Deadline deadline) throws IOException;
  }

  static <T> T run(Duration whole, String what, Work<T> work) throws IOException {
    Deadline deadline = new Deadline();
    AtomicReference<T> result = new AtomicReference<>();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    CountDownLatch done = new CountDownLatch(1);
    Thread.ofVirtual()
        .name("git")
        .start(() -> {
          try {
            result.set(work.run(deadline));
          } catch (IOException | RuntimeException | Error e) {
            failure.set(e);
          } finally {
            done.countDown();
          }
        });
    try {
      if (!done.await(whole.toMillis(), TimeUnit.MILLISECONDS)) {
        deadline.over = true;
        throw new RemoteFailure(
            Reason.TOO_SLOW, what + " did not finish in " + whole.toSeconds() + " seconds");
      }
    } catch (InterruptedException e) {
      deadline.over = true;
      Thread.currentThread().interrupt();
      throw new RemoteFailure(Reason.TOO_SLOW, what + " was interrupted", e);
    }
    return switch (failure.get()) {
      case null -> result.get();
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new UncheckedIOException(new IOException(e));
    };
  }

  /** JGit asks while it receives a pack. */
  @Override
  public boolean isCancelled() {
    return over;
  }
}
