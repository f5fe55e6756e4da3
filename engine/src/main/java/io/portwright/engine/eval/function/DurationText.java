package io.portwright.engine.eval.function;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;

/** Reads durations such as {@code -1h30m} or {@code 1.5s}. */
final class DurationText {

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

  static Duration parse(String text) throws FunctionFailure {
    boolean negative = text.startsWith("-");
    String rest = negative || text.startsWith("+") ? text.substring(1) : text;
    if (rest.equals("0")) {
      return Duration.ZERO;
    }
    if (rest.isEmpty()) {
      throw invalid(text);
    }
    BigDecimal nanos = BigDecimal.ZERO;
    while (!rest.isEmpty()) {
      int numberEnd = end(rest, 0, true);
      String number = rest.substring(0, numberEnd);
      if (!number.matches("\\d+\\.?\\d*|\\.\\d+")) {
        throw invalid(text);
      }
      int unitEnd = end(rest, numberEnd, false);
      String unit = rest.substring(numberEnd, unitEnd);
      nanos =
          nanos.add(
              new BigDecimal("0" + number + "0".repeat(number.endsWith(".") ? 1 : 0))
                  .multiply(BigDecimal.valueOf(unit(unit, text))));
      rest = rest.substring(unitEnd);
    }
    if (nanos.compareTo(LONGEST) > 0) {
      throw invalid(text);
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
      throw FunctionFailure.call("time: missing unit in duration " + GoText.quoted(text));
    }
    Long nanos = NANOS.get(unit);
    if (nanos == null) {
      throw FunctionFailure.call(
          "time: unknown unit " + GoText.quoted(unit) + " in duration " + GoText.quoted(text));
    }
    return nanos;
  }

  private static FunctionFailure invalid(String text) {
    return FunctionFailure.call("time: invalid duration " + GoText.quoted(text));
  }
}
