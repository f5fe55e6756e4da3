package io.portwright.engine.state.git;

import io.portwright.engine.state.LockTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Time that passes when a test says so, and in which somebody who waits makes it pass. */
class LockClock implements LockTime {
  private long nanos = 5_000_000_000L;
  private Instant wall = Instant.parse("2026-11-25T10:00:00Z");
  private Optional<Runnable> call = Optional.empty();

  @Override
  public synchronized Instant wall() {
    return wall;
  }

  @Override
  public synchronized long nanos() {
    return nanos;
  }

  @Override
  public void pause(Duration duration) {
    pass(duration);
  }

  synchronized void pass(Duration duration) {
    nanos += duration.toNanos();
    wall = wall.plus(duration);
  }

  /** The machine sleeps: only the clock on the wall goes on. */
  synchronized void sleep(Duration duration) {
    wall = wall.plus(duration);
  }

  @Override
  public synchronized Beating every(Duration period, Runnable call) {
    this.call = Optional.of(call);
    return () -> this.call = Optional.empty();
  }

  /** One beat, if somebody holds a lock by this clock. */
  synchronized void beat() {
    call.ifPresent(Runnable::run);
  }

  synchronized boolean beats() {
    return call.isPresent();
  }
}
