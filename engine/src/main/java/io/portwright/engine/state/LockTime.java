package io.portwright.engine.state;

import java.time.Duration;
import java.time.Instant;

/** Time as a lock sees it: two clocks, waiting, and something done again and again. */
public interface LockTime {

  /** What the clock on the wall says; may be set, and goes on while the machine sleeps. */
  Instant wall();

  /** Nanoseconds since some moment; never goes back, and may stand still while it sleeps. */
  long nanos();

  /** Returns after about this long. */
  void pause(Duration duration) throws InterruptedException;

  /**
   * Calls again and again, one call after the other, first after one period.
   *
   * @return ends it; a call that is under way goes on
   */
  Beating every(Duration period, Runnable call);

  /** Something that is done again and again. */
  @FunctionalInterface
  interface Beating extends AutoCloseable {
    @Override
    void close();
  }
}
