package io.portwright.engine.state.git;

import io.portwright.engine.state.StoreFailure;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long this run holds back after others were faster, so that rivals do not meet again.
 *
 * @param random safe for several threads
 */
public record Pace(Pause pause, RandomGenerator random) {
  private static final long FIRST = 40;
  private static final int DOUBLINGS = 6;

  /** Lets time pass. */
  @FunctionalInterface
  public interface Pause {
    void pause(Duration duration) throws InterruptedException;
  }

  public static Pace of(RandomGenerator random) {
    return new Pace(Thread::sleep, random);
  }

  /**
   * Waits for a random time that grows with every meeting, up to about 2.5 seconds.
   *
   * @param meetings how often in a row others were faster; none waits for nothing
   */
  void holdBack(int meetings) {
    if (meetings == 0) {
      return;
    }
    long most = FIRST << Math.min(meetings, DOUBLINGS);
    try {
      pause.pause(Duration.ofMillis(FIRST / 4 + random.nextLong(most)));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StoreFailure(
          StoreFailure.Reason.BUSY,
          "cannot write to the shared store: interrupted while others wrote",
          "Run again.");
    }
  }
}
