package io.portwright.provider.sandbox.http;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Something that goes wrong with requests that fit.
 *
 * @param method matches the whole method
 * @param path found anywhere in the path with its query, as sent
 * @param after how many fitting requests pass unharmed first
 * @param times how many are hit then
 */
public record Fault(Pattern method, Pattern path, int after, int times, Effect effect) {

  /** What happens to a request that is hit. */
  public sealed interface Effect {}

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

  /** Processed and answered late. */
  public record Delay(Duration by) implements Effect {}

  /** Hits the first fitting request, once. */
  public static Fault once(String method, String path, Effect effect) {
    return new Fault(Pattern.compile(method), Pattern.compile(path), 0, 1, effect);
  }

  /** Hits every fitting request. */
  public static Fault always(String method, String path, Effect effect) {
    return new Fault(Pattern.compile(method), Pattern.compile(path), 0, Integer.MAX_VALUE, effect);
  }

  /** The same after some fitting requests have passed. */
  public Fault after(int passing) {
    return new Fault(method, path, passing, times, effect);
  }

  boolean fits(String requestMethod, String requestPath) {
    return method.matcher(requestMethod).matches() && path.matcher(requestPath).find();
  }
}
