package io.portwright.provider.sandbox.world;

import java.time.Duration;
import java.util.Optional;

/**
 * How long things take in the sandbox.
 *
 * @param provisioning from the order until a service leaves DEPLOYABLE
 * @param light from there until a port has light; empty: never by itself
 * @param retention how long an ended service can still be read
 * @param tokenLife how long an access token is valid
 */
public record Timings(
    Duration provisioning, Optional<Duration> light, Duration retention, Duration tokenLife) {

  /** Quick, so that a run does not wait for hardware that is not there. */
  public static final Timings QUICK =
      new Timings(
          Duration.ofMillis(300),
          Optional.of(Duration.ofMillis(200)),
          Duration.ofDays(30),
          Duration.ofHours(1));

  /** Everything is live at once. */
  public static final Timings INSTANT =
      new Timings(
          Duration.ZERO, Optional.of(Duration.ZERO), Duration.ofDays(30), Duration.ofHours(1));

  public Timings withProvisioning(Duration changed) {
    return new Timings(changed, light, retention, tokenLife);
  }

  public Timings withLight(Duration changed) {
    return new Timings(provisioning, Optional.of(changed), retention, tokenLife);
  }

  public Timings withoutLight() {
    return new Timings(provisioning, Optional.empty(), retention, tokenLife);
  }

  public Timings withRetention(Duration changed) {
    return new Timings(provisioning, light, changed, tokenLife);
  }

  public Timings withTokenLife(Duration changed) {
    return new Timings(provisioning, light, retention, changed);
  }
}
