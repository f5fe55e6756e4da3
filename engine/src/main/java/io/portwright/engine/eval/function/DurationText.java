package io.portwright.engine.eval.function;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads durations such as {@code -1h30m} or {@code 1.5s}, as Go and so Terraform write them. */
public final class DurationText {

  private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE);

  private static final Map<String, Long> NANOS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "\u00b5s", 1_000L,
          "\u03bcs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  private DurationText() {}

  /** The duration that a flag of the command line gives; empty for anything else. */
  public static Optional<Duration> read(String text) {
    try {
      return Optional.of(parse(text));
    } catch (FunctionFailure _) {
      return Optional.empty();
    }
  }

  static Duration parse(String text) throws FunctionFailure {
    boolean negative = text.startsWith("-");
    int at = negative || text.startsWith("+") ? 1 : 0;
    if (text.substring(at).equals("0")) {
      return Duration.ZERO;
    }
    if (at == text.length()) {
      throw invalid(text);
    }
    BigDecimal nanos = BigDecimal.ZERO;
    while (at < text.length()) {
      int numberEnd = end(text, at, true);
      String number = text.substring(at, numberEnd);
      if (!number.matches("\\d+\\.?\\d*|\\.\\d+")) {
        throw invalid(text);
      }
      at = end(text, numberEnd, false);
      String unit = text.substring(numberEnd, at);
      nanos =
          nanos.add(
              new BigDecimal("0" + number + "0".repeat(number.endsWith(".") ? 1 : 0))
                  .multiply(BigDecimal.valueOf(unit(unit, text))));
      if (nanos.compareTo(LONGEST) > 0) {
        throw invalid(text);
      }
    }
    long whole = nanos.setScale(0, RoundingMode.DOWN).longValueExact();
    return Duration.ofNanos(negative ? -whole : whole);
  }

  private static int end(String text, int start, boolean ofNumber) {
    int end = start;
    while (end < text.length() && isNumberPart(text.charAt(end)) == ofNumber) {
      end++;
    }
    return end;
  }

  private static boolean isNumberPart(char c) {
    return c == '.' || (c >= '0' && c <= '9');
  }

  private static long unit(String unit, String text) throws FunctionFailure {
    if (unit.isEmpty()) {
      throw FunctionFailure.call("time: missing unit in duration " + quoted(text));
    }
    Long nanos = NANOS.get(unit);
    if (nanos == null) {
      throw FunctionFailure.call(
          "time: unknown unit " + quoted(unit) + " in duration " + quoted(text));
    }
    return nanos;
  }

  private static FunctionFailure invalid(String text) {
    return FunctionFailure.call("time: invalid duration " + quoted(text));
  }

  /** Everything outside of printable ASCII as its bytes. */
  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (byte b : EncodingFunctions.utf8(text)) {
      char c = (char) (b & 0xFF);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20 || c >= 0x80) {
        out.append(String.format(Locale.ROOT, "\\x%02x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
