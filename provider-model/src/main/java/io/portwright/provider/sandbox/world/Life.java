package io.portwright.provider.sandbox.world;

import java.time.Instant;
import java.util.Optional;

/**
 * When a service passes through its states; the status at any time follows from it.
 *
 * @param ordered when it was bought
 * @param ready when it leaves DEPLOYABLE; empty while it waits for somebody's approval
 * @param live when it enters LIVE; empty for a port without light
 * @param cancelled when a cancel was asked for
 * @param ends when it is decommissioned
 * @param failed whether provisioning failed
 */
public record Life(
    Instant ordered,
    Optional<Instant> ready,
    Optional<Instant> live,
    Optional<Instant> cancelled,
    Optional<Instant> ends,
    boolean failed) {

  static Life of(Instant ordered, Optional<Instant> ready, Optional<Instant> live) {
    return new Life(ordered, ready, live, Optional.empty(), Optional.empty(), false);
  }

  public Status status(Instant now) {
    if (passed(ends, now)) {
      return Status.DECOMMISSIONED;
    }
    if (passed(cancelled, now)) {
      return Status.CANCELLED;
    }
    if (failed) {
      return Status.FAILED;
    }
    if (passed(ready, now) && passed(live, now)) {
      return Status.LIVE;
    }
    return passed(ready, now) ? Status.CONFIGURED : Status.DEPLOYABLE;
  }

  private static boolean passed(Optional<Instant> time, Instant now) {
    return time.filter(at -> !at.isAfter(now)).isPresent();
  }

  Life started(Instant readyAt, Optional<Instant> liveAt) {
    return new Life(ordered, Optional.of(readyAt), liveAt, cancelled, ends, failed);
  }

  /** Light on ({@code at}) or off (empty). */
  Life light(Optional<Instant> at) {
    return new Life(ordered, ready, at, cancelled, ends, failed);
  }

  Life ending(Instant asked, Instant end) {
    return new Life(ordered, ready, live, Optional.of(asked), Optional.of(end), failed);
  }

  Life restored() {
    return new Life(ordered, ready, live, Optional.empty(), Optional.empty(), failed);
  }

  Life asFailed() {
    return new Life(ordered, ready, live, cancelled, ends, true);
  }
}
