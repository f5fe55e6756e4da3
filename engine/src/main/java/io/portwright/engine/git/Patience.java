package io.portwright.engine.git;

import java.time.Duration;

/**
 * How long to wait for a server.
 *
 * @param silence for the next byte; at least a second
 * @param whole for everything together
 */
public record Patience(Duration silence, Duration whole) {
  /** Enough for a slow line; a fetch carries one commit's files. */
  public static final Patience USUAL = new Patience(Duration.ofSeconds(30), Duration.ofMinutes(10));

  int silentSeconds() {
    return (int) Math.max(1, silence.toSeconds());
  }
}
