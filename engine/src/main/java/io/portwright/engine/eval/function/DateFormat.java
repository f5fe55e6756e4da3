package io.portwright.engine.eval.function;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.OffsetDateTime;
import java.util.Locale;

/** Writes a time by a pattern such as {@code "EEE, DD MMM YYYY hh:mm:ss ZZZ"}. */
final class DateFormat {

  private DateFormat() {}

  static String format(String pattern, OffsetDateTime time) throws FunctionFailure {
    StringBuilder out = new StringBuilder();
    int position = 0;
    while (position < pattern.length()) {
      char c = pattern.charAt(position);
      if (pattern.startsWith("''", position)) {
        out.append('\'');
        position += 2;
      } else if (c == '\'') {
        position = literal(pattern, position, out);
      } else if (isLetter(c)) {
        int end = position;
        while (end < pattern.length() && pattern.charAt(end) == c) {
          end++;
        }
        out.append(field(pattern.substring(position, end), time));
        position = end;
      } else {
        out.append(c);
        position++;
      }
    }
    return out.toString();
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /**
   * Copies what stands between apostrophes; two of them stand for one. Two at the very end stand
   * for one and close the text as well, as in Terraform.
   */
  private static int literal(String pattern, int start, StringBuilder out) throws FunctionFailure {
    int position = start + 1;
    while (position < pattern.length()) {
      char c = pattern.charAt(position);
      if (c != '\'') {
        out.append(c);
        position++;
      } else if (pattern.startsWith("''", position)) {
        out.append('\'');
        position += 2;
      } else {
        return position + 1;
      }
    }
    if (pattern.endsWith("''") && position > start + 1) {
      return position;
    }
    throw FunctionFailure.argument(0, "unterminated literal '");
  }

  private static String field(String verb, OffsetDateTime time) throws FunctionFailure {
    return switch (verb) {
      case "YYYY" -> padded(time.getYear(), 4);
      case "YY" -> padded(time.getYear() % 100, 2);
      case "M" -> padded(time.getMonthValue(), 1);
      case "MM" -> padded(time.getMonthValue(), 2);
      case "MMM" -> name(time.getMonth()).substring(0, 3);
      case "MMMM" -> name(time.getMonth());
      case "D" -> padded(time.getDayOfMonth(), 1);
      case "DD" -> padded(time.getDayOfMonth(), 2);
      case "EEE" -> name(time.getDayOfWeek()).substring(0, 3);
      case "EEEE" -> name(time.getDayOfWeek());
      case "h" -> padded(time.getHour(), 1);
      case "hh" -> padded(time.getHour(), 2);
      case "H" -> padded(hour12(time), 1);
      case "HH" -> padded(hour12(time), 2);
      case "AA" -> time.getHour() >= 12 ? "PM" : "AM";
      case "aa" -> time.getHour() >= 12 ? "pm" : "am";
      case "m" -> padded(time.getMinute(), 1);
      case "mm" -> padded(time.getMinute(), 2);
      case "s" -> padded(time.getSecond(), 1);
      case "ss" -> padded(time.getSecond(), 2);
      case "Z" -> Timestamp.zone(time.getOffset(), ":", "Z");
      case "ZZZ" -> Timestamp.zone(time.getOffset(), "", "UTC");
      case "ZZZZ" -> Timestamp.zone(time.getOffset(), "", "");
      case "ZZZZZ" -> Timestamp.zone(time.getOffset(), ":", "");
      default ->
          throw FunctionFailure.argument(
              0, "invalid date format verb " + GoText.quoted(verb) + rule(verb.charAt(0)));
    };
  }

  private static String rule(char letter) {
    return switch (letter) {
      case 'Y' -> ": year must either be \"YY\" or \"YYYY\"";
      case 'M' -> ": month must be \"M\", \"MM\", \"MMM\", or \"MMMM\"";
      case 'D' -> ": day of month must either be \"D\" or \"DD\"";
      case 'E' -> ": day of week must either be \"EEE\" or \"EEEE\"";
      case 'h' -> ": 24-hour must either be \"h\" or \"hh\"";
      case 'H' -> ": 12-hour must either be \"H\" or \"HH\"";
      case 'A' -> ": must be \"AA\"";
      case 'a' -> ": must be \"aa\"";
      case 'm' -> ": minute must either be \"m\" or \"mm\"";
      case 's' -> ": second must either be \"s\" or \"ss\"";
      case 'Z' -> ": timezone must be Z, ZZZZ, or ZZZZZ";
      default -> "";
    };
  }

  private static String padded(int number, int width) {
    return String.format(Locale.ROOT, "%0" + width + "d", number);
  }

  private static int hour12(OffsetDateTime time) {
    int hour = time.getHour() % 12;
    return hour == 0 ? 12 : hour;
  }

  private static String name(Month month) {
    return capital(month.name());
  }

  private static String name(DayOfWeek day) {
    return capital(day.name());
  }

  private static String capital(String constant) {
    return constant.charAt(0) + constant.substring(1).toLowerCase(Locale.ROOT);
  }
}
