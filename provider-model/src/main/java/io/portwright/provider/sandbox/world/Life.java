package io.portwright.provider.sandbox.world;

import java.time.Duration;
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
 * @param phase whether the order stands, and whether provisioning failed
 */
public record Life(
    Instant ordered,
    Optional<Instant> ready,
    Optional<Instant> live,
    Optional<Instant> cancelled,
    Optional<Instant> ends,
    Phase phase) {

  /** What the times alone do not tell. */
  public enum Phase {
    /** Not ordered yet; the time of the order is that of the design. */
    DESIGN,
    /** A partner has yet to approve the order; nothing happens until then. */
    UNDECIDED,
    ORDERED,
    /** Provisioning failed. */
    FAILED
  }

  static Life of(Instant ordered, Optional<Instant> ready, Optional<Instant> live) {
    return new Life(ordered, ready, live, Optional.empty(), Optional.empty(), Phase.ORDERED);
  }

  static Life designed(Instant at) {
    return new Life(
        at, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Phase.DESIGN);
  }

  /** Ordered by a managed account whose partner decides. */
  static Life undecided(Instant ordered) {
    Optional<Instant> never = Optional.empty();
    return new Life(ordered, never, never, never, never, Phase.UNDECIDED);
  }

  public Status status(Instant now) {
    if (passed(ends, now)) {
      return Status.DECOMMISSIONED;
    }
    if (passed(cancelled, now)) {
      return Status.CANCELLED;
    }
    return switch (phase) {
      case DESIGN -> Status.DESIGN;
      case UNDECIDED -> Status.NEW;
      case FAILED -> Status.FAILED;
      case ORDERED -> provisioned(now);
    };
  }

  /** Whether it can be read: ended services can be for the time of retention. */
  boolean remembered(Instant now, Duration retention) {
    return ends.map(end -> end.plus(retention).isAfter(now)).orElse(true);
  }

  private Status provisioned(Instant now) {
    if (passed(ready, now) && passed(live, now)) {
      return Status.LIVE;
    }
    return passed(ready, now) ? Status.CONFIGURED : Status.DEPLOYABLE;
  }

  private static boolean passed(Optional<Instant> time, Instant now) {
    return time.filter(at -> !at.isAfter(now)).isPresent();
  }

  /** As of another life that starts now, with the time of this order. */
  Life decided(Life other) {
    return new Life(ordered, other.ready, other.live, cancelled, ends, Phase.ORDERED);
  }

  Life started(Instant readyAt, Optional<Instant> liveAt) {
    return new Life(ordered, Optional.of(readyAt), liveAt, cancelled, ends, phase);
  }

  /** Light on ({@code at}) or off (empty). */
  Life light(Optional<Instant> at) {
    return new Life(ordered, ready, at, cancelled, ends, phase);
  }

  Life ending(Instant asked, Instant end) {
    return new Life(ordered, ready, live, Optional.of(asked), Optional.of(end), phase);
  }

  Life restored() {
    return new Life(ordered, ready, live, Optional.empty(), Optional.empty(), phase);
  }

  Life asFailed() {
    return new Life(ordered, ready, live, cancelled, ends, Phase.FAILED);
  }
}
