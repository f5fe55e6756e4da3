package io.portwright.provider.sandbox.http;

import io.portwright.provider.sandbox.wire.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** How busy the server pretends to be: how long an answer takes, how many calls it lets through. */
public final class Traffic {

  /**
   * How long answers take: half of them from the least to the median, nearly all others up to the
   * 99th percentile, one in a hundred up to twice that; evenly spread within each.
   *
   * @param least of every answer
   * @param median as many are quicker as are slower
   * @param p99 of 99 in 100
   * @param seed of the spread, so that a run can be repeated
   */
  public record Latency(Duration least, Duration median, Duration p99, long seed) {
    public static final Latency NONE = even(Duration.ZERO, Duration.ZERO, 0);

    public Latency {
      if (least.isNegative() || median.compareTo(least) < 0 || p99.compareTo(median) < 0) {
        throw new IllegalArgumentException(
            "latency from " + least + " over " + median + " to " + p99);
      }
    }

    /** Evenly spread between two times; one in a hundred takes longer. */
    public static Latency even(Duration least, Duration most, long seed) {
      return new Latency(least, least.plus(most).dividedBy(2), most, seed);
    }

    /** One of the times. */
    Duration draw(Random random) {
      double rank = random.nextDouble();
      if (rank < 0.5) {
        return between(least, median, rank / 0.5);
      }
      return rank < 0.99
          ? between(median, p99, (rank - 0.5) / 0.49)
          : between(p99, p99.multipliedBy(p99.equals(least) ? 1 : 2), (rank - 0.99) / 0.01);
    }

    private static Duration between(Duration from, Duration to, double share) {
      return from.plusNanos(Math.round(to.minus(from).toNanos() * share));
    }
  }

  private record Window(Instant start, int calls) {}

  private final InstantSource clock;
  private final Map<String, Window> windows = new HashMap<>();
  private Random random = new Random(0);
  private Latency latency = Latency.NONE;
  private int callsPerSecond;

  public Traffic(InstantSource clock) {
    this.clock = clock;
  }

  public synchronized void use(Latency changed) {
    latency = changed;
    random = new Random(changed.seed());
  }

  public synchronized Latency latency() {
    return latency;
  }

  /** Lets so many calls of one token through in a second; 0 for any number. */
  public synchronized void limit(int perSecond) {
    callsPerSecond = perSecond;
    windows.clear();
  }

  public synchronized int callsPerSecond() {
    return callsPerSecond;
  }

  /** How long the next answer takes. */
  synchronized Duration next() {
    return latency.draw(random);
  }

  /** Counts a call; refuses it when its token has made too many within the second. */
  synchronized void admit(Request request) {
    if (callsPerSecond == 0) {
      return;
    }
    Instant now = clock.instant();
    windows.values().removeIf(window -> !now.isBefore(window.start().plusSeconds(1)));
    Window window =
        windows.merge(
            request.header("authorization").orElse(""),
            new Window(now, 1),
            (before, _) -> new Window(before.start(), before.calls() + 1));
    if (window.calls() > callsPerSecond) {
      throw Refusal.of(429, "Too Many Requests", "Rate limit exceeded, try again in 1 second.");
    }
  }
}
