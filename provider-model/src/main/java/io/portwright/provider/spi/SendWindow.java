package io.portwright.provider.spi;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The time in which an announced order must be over, one way or the other. It runs from before the
 * announcement, by two clocks: after a suspended machine or a clock that was set they disagree,
 * nobody can say how much time others have seen pass, and the window is closed.
 */
public final class SendWindow {
  /** More than clocks are adjusted by in two minutes, less than any sleep of a machine. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  private final Duration length;
  private final Clock clock;
  private final Instant wall;
  private final long monotonic;

  private SendWindow(Duration length, Clock clock) {
    this.length = length;
    this.clock = clock;
    this.wall = clock.instant();
    this.monotonic = System.nanoTime();
  }

  /** A window that begins now. */
  public static SendWindow open(Duration length, Clock clock) {
    return new SendWindow(length, clock);
  }

  public Duration length() {
    return length;
  }

  /** What is left of it; zero when it is over or the clocks disagree. */
  public Duration left() {
    Duration ran = Duration.ofNanos(System.nanoTime() - monotonic);
    Duration walked = Duration.between(wall, clock.instant());
    Duration left = length.minus(ran.compareTo(walked) > 0 ? ran : walked);
    return left.isPositive() && agree(ran, walked) ? left : Duration.ZERO;
  }

  private static boolean agree(Duration ran, Duration walked) {
    return ran.minus(walked).abs().compareTo(TOLERANCE) <= 0;
  }
}
