package io.portwright.provider.megaport.client;

import java.time.Duration;

/** Waiting that an interruption ends. */
public final class Pause {

  private Pause() {}

  /** Waits; false when the thread was interrupted, which it then still is. */
  public static boolean of(Duration time) {
    try {
      Thread.sleep(time);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
