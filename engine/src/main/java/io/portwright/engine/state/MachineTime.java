package io.portwright.engine.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Time of this machine.
 *
 * @param clock on the wall
 */
public record MachineTime(Clock clock) implements LockTime {

  @Override
  public Instant wall() {
    return clock.instant();
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public void pause(Duration duration) throws InterruptedException {
    Thread.sleep(duration);
  }

  /** On a virtual thread, which keeps no process alive. */
  @Override
  public Beating every(Duration period, Runnable call) {
    CountDownLatch over = new CountDownLatch(1);
    Thread.ofVirtual()
        .name("lock")
        .start(() -> {
          try {
            while (!over.await(period.toNanos(), TimeUnit.NANOSECONDS)) {
              call.run();
            }
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
    return over::countDown;
  }
}
