package io.portwright.engine.syntax;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which number tokens are numbers. */
public final class NumberText {
  private static final Pattern SHAPE =
      Pattern.compile("([0-9]+)(?:\\.([0-9]*))?(?:[eE]([+-]?[0-9]+))?");

  /** More digits than this cannot be an exponent of a number that fits. */
  private static final int EXPONENT_DIGITS = 18;

  private NumberText() {}

  /** Whether the text is one number whose binary exponent fits into 32 bits. */
  public static boolean isValid(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      return false;
    }
    String exponent = matcher.group(3);
    if (exponent == null) {
      return true;
    }
    if (exponent.length() > EXPONENT_DIGITS) {
      return false;
    }
    if (isZero(matcher.group(1)) && isZero(orEmpty(matcher.group(2)))) {
      return true;
    }
    long scale = Long.parseLong(exponent) - orEmpty(matcher.group(2)).length();
    double bits =
        (matcher.group(1) + orEmpty(matcher.group(2))).length() * (Math.log(10) / Math.log(2));
    long binary = scale + (long) bits;
    return binary >= Integer.MIN_VALUE && binary < Integer.MAX_VALUE;
  }

  private static String orEmpty(@Nullable String group) {
    return group == null ? "" : group;
  }

  private static boolean isZero(String digits) {
    return digits.chars().allMatch(c -> c == '0');
  }
}
