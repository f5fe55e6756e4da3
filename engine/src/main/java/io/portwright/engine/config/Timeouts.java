package io.portwright.engine.config;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a resource is waited for, as its block {@code timeouts} says; each longer than zero, and
 * empty where the provider decides.
 *
 * @param delete also for the object that a replacement ends
 */
public record Timeouts(
    Optional<Duration> create, Optional<Duration> update, Optional<Duration> delete) {
  static final String BLOCK = "timeouts";

  public static final Timeouts NONE =
      new Timeouts(Optional.empty(), Optional.empty(), Optional.empty());
}
