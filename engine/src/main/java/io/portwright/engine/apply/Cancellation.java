package io.portwright.engine.apply;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The user's wish to stop. Nothing new is sent after it; what was sent is recorded first. May be
 * asked and set by any thread.
 */
public final class Cancellation {
  private final AtomicBoolean cancelled = new AtomicBoolean();

  /**
   * @return whether this was the first wish
   */
  public boolean cancel() {
    return cancelled.compareAndSet(false, true);
  }

  public boolean isCancelled() {
    return cancelled.get();
  }
}
