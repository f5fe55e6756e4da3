package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Rewind;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads faults that were written as JSON or as one line of text.
 *
 * <p>Members: {@code method} and {@code path} (regular expressions), {@code after}, {@code times},
 * {@code percent} and {@code seed}, and {@code effect} with what it needs:
 *
 * <ul>
 *   <li>{@code answer} and {@code answer-after}: {@code status}, {@code message}, and for the first
 *       {@code retryAfter}
 *   <li>{@code foreign}: {@code status}, {@code contentType}, {@code body}
 *   <li>{@code drop-before}, {@code drop-after}, {@code drop-within}, {@code again}, {@code
 *       expire-token}: nothing
 *   <li>{@code delay}: {@code delayMs}, or {@code minMs}, {@code medianMs} and {@code p99Ms}
 *   <li>{@code twice}: {@code shown}, {@code first} or {@code second}
 *   <li>{@code stale}: {@code writes} or {@code agoMs}
 *   <li>{@code late-vlan}: {@code shown} (a VLAN) and {@code youthMs}
 * </ul>
 */
public final class FaultReader {
  private static final Duration ALWAYS = Duration.ofDays(3650);

  private FaultReader() {}

  /**
   * A fault as one line: method, path and effect, then members as {@code key=value}. {@code *} is
   * any method; {@code message} and {@code body} take the rest of the line.
   *
   * @param seed of its chance, when the line tells none
   * @throws IllegalArgumentException when it is none; the message says why
   */
  public static Fault parse(String line, long seed) {
    String[] words = line.strip().split("\\s+", 4);
    if (words.length < 3) {
      throw new IllegalArgumentException("a fault needs a method, a path and an effect");
    }
    ObjectNode node = Json.object().put("method", words[0].equals("*") ? ".*" : words[0]);
    node.put("path", words[1]).put("effect", words[2]).put("seed", seed);
    String rest = words.length > 3 ? words[3] : "";
    while (!rest.isEmpty()) {
      int equals = rest.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException(rest + " is not written as key=value");
      }
      String key = rest.substring(0, equals);
      String value = rest.substring(equals + 1);
      int space = key.equals("message") || key.equals("body") ? -1 : value.indexOf(' ');
      node.put(key, space < 0 ? value : value.substring(0, space));
      rest = space < 0 ? "" : value.substring(space).strip();
    }
    try {
      return read(Body.of(node));
    } catch (Refusal e) {
      throw new IllegalArgumentException(e.data().asText(), e);
    }
  }

  static Fault read(Body body) {
    try {
      return new Fault(
          pattern(body, "method"),
          pattern(body, "path"),
          new Fault.Turn(
              body.integer("after").orElse(0),
              body.integer("times").orElse(1),
              body.integer("percent").orElse(100),
              body.whole("seed").orElse(0L)),
          effect(body));
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid(String.valueOf(e.getMessage()));
    }
  }

  private static Pattern pattern(Body body, String key) {
    try {
      return Pattern.compile(body.text(key).orElse(".*"));
    } catch (PatternSyntaxException e) {
      throw Refusal.invalid(key + ": " + e.getDescription());
    }
  }

  private static Fault.Effect effect(Body body) {
    int status = body.integer("status").orElse(500);
    String message = body.text("message").orElse("Injected fault");
    String effect = body.requiredText("effect");
    return switch (effect) {
      case "answer" -> new Fault.Answer(status, message, body.integer("retryAfter").orElse(0));
      case "answer-after" -> new Fault.AnswerAfter(status, message);
      case "foreign" ->
          new Fault.Foreign(
              status, body.text("contentType").orElse("text/html"), body.text("body").orElse(""));
      case "drop-before" -> new Fault.DropBefore();
      case "drop-after" -> new Fault.DropAfter();
      case "drop-within" -> new Fault.DropWithin();
      case "hold" -> new Fault.Hold(millis(body, "delayMs"));
      case "delay" -> delay(body);
      case "twice" -> new Fault.Twice(shown(body));
      case "again" -> new Fault.Again();
      case "expire-token" -> new Fault.ExpireToken();
      case "stale" ->
          new Fault.Stale(
              body.has("agoMs")
                  ? new Rewind.Time(millis(body, "agoMs"))
                  : new Rewind.Writes(body.integer("writes").orElse(1)));
      case "late-vlan" ->
          new Fault.LateVlan(
              body.integer("shown").orElse(0),
              body.has("youthMs") ? millis(body, "youthMs") : ALWAYS);
      default -> throw Refusal.invalid("effect " + effect + " is not known");
    };
  }

  private static Fault.Effect delay(Body body) {
    if (!body.has("p99Ms")) {
      return new Fault.Delay(millis(body, "delayMs"));
    }
    Duration least = millis(body, "minMs");
    Duration most = millis(body, "p99Ms");
    return new Fault.Slow(
        body.has("medianMs")
            ? new Traffic.Latency(least, millis(body, "medianMs"), most, 0)
            : Traffic.Latency.even(least, most, 0));
  }

  private static Fault.Shown shown(Body body) {
    String shown = body.text("shown").orElse("second");
    return switch (shown) {
      case "first" -> Fault.Shown.FIRST;
      case "second" -> Fault.Shown.SECOND;
      default -> throw Refusal.invalid("shown must be first or second");
    };
  }

  static Duration millis(Body body, String key) {
    return Duration.ofMillis(body.whole(key).orElse(0L));
  }
}
