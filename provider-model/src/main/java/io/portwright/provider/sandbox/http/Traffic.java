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
   * How long answers take.
   *
   * @param least of every answer
   * @param most of nearly every answer; times are spread evenly up to it
   * @param seed of the spread, so that a run can be repeated
   */
  public record Latency(Duration least, Duration most, long seed) {
    public static final Latency NONE = new Latency(Duration.ZERO, Duration.ZERO, 0);

    public Latency {
      if (least.isNegative() || most.compareTo(least) < 0) {
        throw new IllegalArgumentException("latency from " + least + " to " + most);
      }
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
    long spread = latency.most().minus(latency.least()).toMillis();
    return spread == 0 ? latency.least() : latency.least().plusMillis(random.nextLong(spread + 1));
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
