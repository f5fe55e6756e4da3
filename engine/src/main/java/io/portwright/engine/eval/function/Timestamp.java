package io.portwright.engine.eval.function;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/** Reads and writes timestamps of RFC 3339, with Terraform's messages for those that are not. */
final class Timestamp {

  /** Two readers, two habits. */
  private enum Rules {
    /** As the standard has it. */
    STRICT,
    /** Hours of one digit, fractions behind a comma, and offsets of a day pass. */
    LENIENT
  }

  private final String text;
  private final Rules rules;
  private int position;

  private Timestamp(String text, Rules rules) {
    this.text = text;
    this.rules = rules;
  }

  static OffsetDateTime parse(String text) throws FunctionFailure {
    Timestamp reader = new Timestamp(text, Rules.STRICT);
    LocalDateTime local = reader.local();
    ZoneOffset offset = ZoneOffset.ofTotalSeconds(reader.offset());
    reader.end();
    return local.atOffset(offset);
  }

  /** The moment, read by the lenient rules; refuses the argument when it is none. */
  static Instant moment(String text, int argument) throws FunctionFailure {
    try {
      Timestamp reader = new Timestamp(text, Rules.LENIENT);
      LocalDateTime local = reader.local();
      int offset = reader.offset();
      reader.end();
      return local.toInstant(ZoneOffset.UTC).minusSeconds(offset);
    } catch (FunctionFailure e) {
      throw FunctionFailure.argument(argument, String.valueOf(e.getMessage()));
    }
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

  private LocalDateTime local() throws FunctionFailure {
    int year = digits(4, "year", 0, 9999);
    separator('-');
    int month = digits(2, "month", 1, 12);
    separator('-');
    int day = digits(2, "day of month", 0, 99);
    if (position >= text.length() || text.charAt(position) != 'T') {
      throw invalid("missing required time introducer 'T'");
    }
    position++;
    int hour = hour();
    separator(':');
    int minute = minute();
    separator(':');
    int second = digits(2, "second", 0, 59);
    int nanos = fraction();
    try {
      return LocalDateTime.of(
          LocalDate.of(year, month, day), LocalTime.of(hour, minute, second, nanos));
    } catch (DateTimeException _) {
      throw invalid("day out of range");
    }
  }

  private int hour() throws FunctionFailure {
    String rest = text.substring(position);
    boolean single = rest.matches("(?s)\\d(\\D.*|)");
    if (rules == Rules.LENIENT) {
      return digits(single ? 1 : 2, "hour", 0, 23);
    }
    if (single) {
      throw invalid("hour must have exactly two digits");
    }
    if (rest.matches("(?s)(-\\d|2[4-9]|[3-9]\\d).*")) {
      throw invalid("hour must be between 0 and 23 inclusive");
    }
    return digits(2, "hour", 0, 23);
  }

  private int minute() throws FunctionFailure {
    boolean fits = text.substring(position).matches("(?s)[0-5]\\d.*");
    if (rules == Rules.STRICT && !fits && position < text.length()) {
      throw invalid("minute must have exactly two digits");
    }
    return digits(2, "minute", 0, 59);
  }

  private void end() throws FunctionFailure {
    if (position < text.length()) {
      throw cannotUse("timestamp segment");
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
            && (text.charAt(position) == '.'
                || rules == Rules.LENIENT && text.charAt(position) == ',')
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

  /** Seconds to the east. */
  private int offset() throws FunctionFailure {
    if (position < text.length() && text.charAt(position) == 'Z') {
      position++;
      return 0;
    }
    String rest = text.substring(Math.min(position, text.length()));
    if (!rest.matches("(?s)[+-]\\d\\d:\\d\\d.*")) {
      throw rules == Rules.STRICT && rest.startsWith(",")
          ? invalid("cannot use \",\" as timestamp segment")
          : cannotUse("UTC offset");
    }
    int hours = Integer.parseInt(rest.substring(1, 3));
    int minutes = Integer.parseInt(rest.substring(4, 6));
    int most = rules == Rules.LENIENT ? 1 : 0;
    int total = (hours * 60 + minutes) * 60;
    boolean tooFar = rules == Rules.STRICT && total > ZoneOffset.MAX.getTotalSeconds();
    if (hours > 23 + most || minutes > 59 + most || tooFar) {
      throw cannotUse("UTC offset");
    }
    position += 6;
    return rest.startsWith("-") ? -total : total;
  }
}
