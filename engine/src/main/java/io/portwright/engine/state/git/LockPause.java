package io.portwright.engine.state.git;

import io.portwright.engine.state.LockTime;
import io.portwright.engine.state.StoreFailure;
import java.time.Duration;

/** Waiting for somebody else's lock. */
final class LockPause {
  private LockPause() {}

  static void pause(LockTime time, Duration duration) {
    try {
      time.pause(duration);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new StoreFailure(
          StoreFailure.Reason.BUSY,
          "cannot lock the state: interrupted while another run had it",
          "Run again.");
    }
  }
}
