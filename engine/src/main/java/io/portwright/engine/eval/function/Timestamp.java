package io.portwright.engine.eval.function;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/** Reads and writes timestamps of RFC 3339, with Terraform's messages for those that are not. */
final class Timestamp {

  private final String text;
  private int position;

  private Timestamp(String text) {
    this.text = text;
  }

  static OffsetDateTime parse(String text) throws FunctionFailure {
    return new Timestamp(text).read();
  }

  /** As a refusal of one argument instead of the call. */
  static OffsetDateTime parse(String text, int argument) throws FunctionFailure {
    try {
      return parse(text);
    } catch (FunctionFailure e) {
      throw FunctionFailure.argument(argument, String.valueOf(e.getMessage()));
    }
  }

  /** Without fractions of a second. */
  static String text(OffsetDateTime time) {
    return String.format(
        Locale.ROOT,
        "%04d-%02d-%02dT%02d:%02d:%02d%s",
        time.getYear(),
        time.getMonthValue(),
        time.getDayOfMonth(),
        time.getHour(),
        time.getMinute(),
        time.getSecond(),
        zone(time.getOffset(), ":", "Z"));
  }

  /** The offset such as {@code +10:00}, or {@code forUtc} for none. */
  static String zone(ZoneOffset offset, String colon, String forUtc) {
    int minutes = offset.getTotalSeconds() / 60;
    if (minutes == 0 && !forUtc.isEmpty()) {
      return forUtc;
    }
    int size = Math.abs(minutes);
    return String.format(
        Locale.ROOT, "%s%02d%s%02d", minutes < 0 ? "-" : "+", size / 60, colon, size % 60);
  }

  private OffsetDateTime read() throws FunctionFailure {
    int year = digits(4, "year", 0, 9999);
    separator('-');
    int month = digits(2, "month", 1, 12);
    separator('-');
    int day = digits(2, "day of month", 0, 99);
    if (position >= text.length() || text.charAt(position) != 'T') {
      throw invalid("missing required time introducer 'T'");
    }
    position++;
    int hour = digits(2, "hour", 0, 99);
    separator(':');
    int minute = digits(2, "minute", 0, 59);
    separator(':');
    int second = digits(2, "second", 0, 59);
    int nanos = fraction();
    ZoneOffset offset = offset();
    if (position < text.length()) {
      throw cannotUse("timestamp segment");
    }
    if (hour > 23) {
      throw invalid("hour must be between 0 and 23 inclusive");
    }
    try {
      return OffsetDateTime.of(
          LocalDate.of(year, month, day), LocalTime.of(hour, minute, second, nanos), offset);
    } catch (DateTimeException _) {
      throw invalid("day out of range");
    }
  }

  private static FunctionFailure invalid(String why) {
    return FunctionFailure.call("not a valid RFC3339 timestamp: " + why);
  }

  private FunctionFailure cannotUse(String what) {
    String rest = text.substring(Math.min(position, text.length()));
    return rest.isEmpty()
        ? invalid("end of string before " + what)
        : invalid("cannot use " + GoText.quoted(rest) + " as " + what);
  }

  private int digits(int count, String what, int least, int most) throws FunctionFailure {
    int value = 0;
    for (int i = 0; i < count; i++) {
      int at = position + i;
      if (at >= text.length() || text.charAt(at) < '0' || text.charAt(at) > '9') {
        throw cannotUse(what);
      }
      value = value * 10 + text.charAt(at) - '0';
    }
    if (value < least || value > most) {
      position += count;
      throw cannotUse(what);
    }
    position += count;
    return value;
  }

  private void separator(char wanted) throws FunctionFailure {
    if (position >= text.length()) {
      throw invalid("end of string where \"" + wanted + "\" is expected");
    }
    if (text.charAt(position) != wanted) {
      throw invalid(
          "found "
              + GoText.quoted(text.substring(position))
              + " where \""
              + wanted
              + "\" is expected");
    }
    position++;
  }

  private int fraction() {
    boolean starts =
        position + 1 < text.length()
            && (text.charAt(position) == '.' || text.charAt(position) == ',')
            && Character.isDigit(text.charAt(position + 1));
    if (!starts) {
      return 0;
    }
    position++;
    int nanos = 0;
    int unit = 100_000_000;
    while (position < text.length()
        && text.charAt(position) >= '0'
        && text.charAt(position) <= '9') {
      nanos += unit * (text.charAt(position) - '0');
      unit /= 10;
      position++;
    }
    return nanos;
  }

  private ZoneOffset offset() throws FunctionFailure {
    if (position < text.length() && text.charAt(position) == 'Z') {
      position++;
      return ZoneOffset.UTC;
    }
    String rest = text.substring(Math.min(position, text.length()));
    if (!rest.matches("(?s)[+-]\\d\\d:\\d\\d.*")) {
      throw cannotUse("UTC offset");
    }
    int hours = Integer.parseInt(rest.substring(1, 3));
    int minutes = Integer.parseInt(rest.substring(4, 6));
    int total = (hours * 60 + minutes) * (rest.startsWith("-") ? -60 : 60);
    if (Math.abs(total) > ZoneOffset.MAX.getTotalSeconds()) {
      throw cannotUse("UTC offset");
    }
    position += 6;
    return ZoneOffset.ofTotalSeconds(total);
  }
}
