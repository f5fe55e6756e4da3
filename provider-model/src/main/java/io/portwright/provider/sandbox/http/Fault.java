package io.portwright.provider.sandbox.http;

import io.portwright.provider.sandbox.world.Rewind;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Something that goes wrong with requests that fit.
 *
 * @param method matches the whole method
 * @param path found anywhere in the path with its query, as sent
 * @param turn which of the fitting requests are hit
 */
public record Fault(Pattern method, Pattern path, Turn turn, Effect effect) {

  /**
   * Which requests are hit.
   *
   * @param after how many fitting requests pass unharmed first
   * @param times how many are hit then
   * @param percent chance of each of them, 1 to 100
   * @param seed of the chance, so that a run can be repeated
   */
  public record Turn(int after, int times, int percent, long seed) {
    public Turn {
      if (after < 0 || times < 1 || percent < 1 || percent > 100) {
        throw new IllegalArgumentException(
            "after must be at least 0, times at least 1, and percent 1 to 100");
      }
    }
  }

  /** What happens to a request that is hit. */
  public sealed interface Effect {
    /** Whether it can only happen to a read. */
    default boolean readsOnly() {
      return false;
    }
  }

  /** Answered with an error, not processed. {@code retryAfter} in seconds, 0 for none. */
  public record Answer(int status, String message, int retryAfter) implements Effect {}

  /** Processed, then answered with an error. */
  public record AnswerAfter(int status, String message) implements Effect {}

  /** Answered with a foreign body, as a proxy or gateway would; not processed. */
  public record Foreign(int status, String contentType, String body) implements Effect {}

  /** The connection ends before the request is processed. */
  public record DropBefore() implements Effect {}

  /** The connection ends after the request was processed, before its answer. */
  public record DropAfter() implements Effect {}

  /** The connection ends after the request was processed, in the middle of the answer's body. */
  public record DropWithin() implements Effect {}

  /** Processed at once, answered late. */
  public record Hold(Duration by) implements Effect {}

  /** Processed and answered late. */
  public record Delay(Duration by) implements Effect {}

  /** Processed and answered as slowly as a distribution says. */
  public record Slow(Traffic.Latency latency) implements Effect {}

  /** Arrives twice, as a repeating proxy sends it: processed twice, answered once. */
  public record Twice(Shown shown) implements Effect {}

  /** Which of two answers the caller gets. */
  public enum Shown {
    FIRST,
    SECOND
  }

  /**
   * Not processed, but answered with the answer of the latest request to the same path that was not
   * a read, as a cache would; processed when there was none.
   */
  public record Again() implements Effect {}

  /** The token of the request ends right before it is looked at. */
  public record ExpireToken() implements Effect {}

  /** A read that is answered from the world as it was. */
  public record Stale(Rewind back) implements Effect {
    @Override
    public boolean readsOnly() {
      return true;
    }
  }

  /**
   * A read in which VXCs and IXs do not show their VLANs yet.
   *
   * @param shown in place of each VLAN, such as 0 or -1
   * @param youth only of services that were ordered within this time
   */
  public record LateVlan(int shown, Duration youth) implements Effect {
    @Override
    public boolean readsOnly() {
      return true;
    }
  }

  /** Hits the first fitting request, once. */
  public static Fault once(String method, String path, Effect effect) {
    return of(method, path, 1, effect);
  }

  /** Hits every fitting request. */
  public static Fault always(String method, String path, Effect effect) {
    return of(method, path, Integer.MAX_VALUE, effect);
  }

  private static Fault of(String method, String path, int times, Effect effect) {
    return new Fault(
        Pattern.compile(method), Pattern.compile(path), new Turn(0, times, 100, 0), effect);
  }

  /** The same after some fitting requests have passed. */
  public Fault after(int passing) {
    return turned(new Turn(passing, turn.times(), turn.percent(), turn.seed()));
  }

  /** The same for so many requests. */
  public Fault times(int hits) {
    return turned(new Turn(turn.after(), hits, turn.percent(), turn.seed()));
  }

  /** The same by chance. */
  public Fault sometimes(int percent, long seed) {
    return turned(new Turn(turn.after(), turn.times(), percent, seed));
  }

  private Fault turned(Turn changed) {
    return new Fault(method, path, changed, effect);
  }

  boolean fits(String requestMethod, String requestPath) {
    return (requestMethod.equals("GET") || !effect.readsOnly())
        && method.matcher(requestMethod).matches()
        && path.matcher(requestPath).find();
  }
}
