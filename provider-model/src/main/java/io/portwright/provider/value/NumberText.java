package io.portwright.provider.value;

import java.math.BigInteger;
import java.util.Locale;

/** Writes numbers as decimals; see {@link BigFloat#toText()}. */
final class NumberText {

  /**
   * Numbers with a larger binary exponent are converted with 300 digits instead of exactly: enough
   * to find the shortest form, whose bounds cannot be short decimals themselves out there.
   */
  private static final long MAX_EXACT_SHORTEST = 5_000;

  /** The same for a fixed number of digits, which may need them all. */
  private static final long MAX_EXACT_FIXED = 1_000_000;

  private static final int INEXACT_DIGITS = 300;
  private static final int INEXACT_BITS = 1200;

  /** Longest run of zeros that is written out. */
  private static final int MAX_PLAIN_EXPONENT = 302_000;

  private static final double LOG10_OF_2 = Math.log10(2);

  private NumberText() {}

  /**
   * A decimal {@code 0.d1d2d3… * 10^exponent}.
   *
   * @param digits without trailing zeros; empty for zero
   */
  private record Decimal(String digits, int exponent) {

    static final Decimal ZERO = new Decimal("", 0);

    Decimal {
      int end = digits.length();
      while (end > 0 && digits.charAt(end - 1) == '0') {
        end--;
      }
      digits = digits.substring(0, end);
    }

    char digit(int index) {
      return index < digits.length() ? digits.charAt(index) : '0';
    }

    /** Rounded half to even to {@code count} digits, which may be negative. */
    Decimal rounded(int count) {
      if (count < 0) {
        return ZERO;
      }
      if (count >= digits.length()) {
        return this;
      }
      return roundsUp(count) ? up(count) : down(count);
    }

    private boolean roundsUp(int count) {
      if (digits.charAt(count) == '5' && count + 1 == digits.length()) {
        return count > 0 && (digits.charAt(count - 1) - '0') % 2 != 0;
      }
      return digits.charAt(count) >= '5';
    }

    Decimal down(int count) {
      return count == 0 ? ZERO : new Decimal(digits.substring(0, count), exponent);
    }

    Decimal up(int count) {
      int last = count;
      while (last > 0 && digits.charAt(last - 1) == '9') {
        last--;
      }
      if (last == 0) {
        return new Decimal("1", exponent + 1);
      }
      char raised = (char) (digits.charAt(last - 1) + 1);
      return new Decimal(digits.substring(0, last - 1) + raised, exponent);
    }
  }

  static String shortest(BigFloat number) {
    return formatted(number, 'f', -1);
  }

  static String formatted(BigFloat number, char form, int digits) {
    if (number.isInfinite()) {
      return number.signum() > 0 ? "+Inf" : "-Inf";
    }
    String sign = number.isNegative() ? "-" : "";
    Decimal decimal =
        number.isZero()
            ? Decimal.ZERO
            : digits < 0
                ? shortestDecimal(number)
                : decimal(number.significand().abs(), number.exponent(), MAX_EXACT_FIXED);
    return sign
        + switch (form) {
          case 'f', 'F' -> plain(decimal, digits);
          case 'e', 'E' -> scientific(decimal, digits, form);
          case 'g', 'G' -> general(decimal, digits, form);
          default -> throw new IllegalArgumentException("unknown form: " + form);
        };
  }

  private static String plain(Decimal exact, int digits) {
    Decimal decimal = digits < 0 ? exact : exact.rounded(exact.exponent() + digits);
    int fraction = digits < 0 ? decimal.digits().length() - decimal.exponent() : digits;
    if (Math.abs((long) decimal.exponent()) > MAX_PLAIN_EXPONENT) {
      return scientific(decimal, digits < 0 ? -1 : decimal.digits().length() - 1, 'e');
    }
    StringBuilder text = new StringBuilder();
    if (decimal.exponent() <= 0) {
      text.append('0');
    }
    for (int i = 0; i < decimal.exponent(); i++) {
      text.append(decimal.digit(i));
    }
    if (fraction > 0 && !(digits < 0 && decimal.digits().isEmpty())) {
      text.append('.');
      for (int i = 0; i < fraction; i++) {
        int index = decimal.exponent() + i;
        text.append(index < 0 ? '0' : decimal.digit(index));
      }
    }
    return text.toString();
  }

  private static String scientific(Decimal exact, int digits, char form) {
    Decimal decimal = digits < 0 ? exact : exact.rounded(1 + digits);
    int fraction = digits < 0 ? Math.max(0, decimal.digits().length() - 1) : digits;
    StringBuilder text = new StringBuilder().append(decimal.digit(0));
    if (fraction > 0) {
      text.append('.');
      for (int i = 1; i <= fraction; i++) {
        text.append(decimal.digit(i));
      }
    }
    int exponent = decimal.digits().isEmpty() ? 0 : decimal.exponent() - 1;
    return text.append(form)
        .append(exponent < 0 ? '-' : '+')
        .append(String.format(Locale.ROOT, "%02d", Math.abs(exponent)))
        .toString();
  }

  private static String general(Decimal exact, int digits, char form) {
    int significant = digits == 0 ? 1 : digits;
    Decimal decimal = digits < 0 ? exact : exact.rounded(significant);
    int length = decimal.digits().length();
    int limit = significant;
    if (digits < 0) {
      limit = 6;
    } else if (limit > length && length >= decimal.exponent()) {
      limit = length;
    }
    int shown = digits < 0 ? length : Math.min(significant, length);
    int exponent = decimal.exponent() - 1;
    if (exponent < -4 || exponent >= limit) {
      return scientific(decimal, Math.max(0, shown - 1), form == 'g' ? 'e' : 'E');
    }
    return plain(decimal, Math.max(0, length - decimal.exponent()));
  }

  /**
   * The shortest decimal within half a unit of the last place, where a bound itself counts if the
   * mantissa is even (then reading it rounds to this number).
   */
  private static Decimal shortestDecimal(BigFloat number) {
    BigInteger magnitude = number.significand().abs();
    Decimal exact = decimal(magnitude, number.exponent(), MAX_EXACT_SHORTEST);
    int shift = number.precision() + 1 - magnitude.bitLength();
    BigInteger halfUnits = magnitude.shiftLeft(shift);
    long exponent = number.exponent() - shift;
    boolean inclusive = !halfUnits.testBit(1);
    Decimal lower = decimal(halfUnits.subtract(BigInteger.ONE), exponent, MAX_EXACT_SHORTEST);
    Decimal upper = decimal(halfUnits.add(BigInteger.ONE), exponent, MAX_EXACT_SHORTEST);
    for (int i = 0; i < exact.digits().length(); i++) {
      char digit = exact.digit(i);
      boolean down = lower.digit(i) != digit || (inclusive && i + 1 == lower.digits().length());
      boolean up =
          upper.digit(i) != digit
              && (inclusive || digit + 1 < upper.digit(i) || i + 1 < upper.digits().length());
      if (down && up) {
        return exact.rounded(i + 1);
      }
      if (down) {
        return exact.down(i + 1);
      }
      if (up) {
        return exact.up(i + 1);
      }
    }
    return exact;
  }

  /** {@code magnitude * 2^exponent}, exact unless the exponent is huge. */
  private static Decimal decimal(BigInteger magnitude, long exponent, long exactLimit) {
    if (Math.abs(exponent) > exactLimit) {
      return inexactDecimal(magnitude, exponent);
    }
    int scale = (int) Math.max(0, -exponent);
    BigInteger whole =
        exponent >= 0
            ? magnitude.shiftLeft((int) exponent)
            : magnitude.multiply(BigInteger.valueOf(5).pow(scale));
    String digits = whole.toString();
    return new Decimal(digits, digits.length() - scale);
  }

  private static Decimal inexactDecimal(BigInteger magnitude, long exponent) {
    // Scale to about INEXACT_DIGITS digits before the point: times 10^k, k of either sign.
    long k = INEXACT_DIGITS - (long) ((magnitude.bitLength() + exponent) * LOG10_OF_2);
    BigFloat mantissa = Rounding.nearest(magnitude, 0, INEXACT_BITS);
    BigFloat power = NumberParser.powerOfFive(Math.abs(k), INEXACT_BITS);
    BigFloat scaled =
        k >= 0
            ? Arithmetic.product(mantissa, power, INEXACT_BITS)
            : Arithmetic.quotient(mantissa, power, INEXACT_BITS);
    long shift = scaled.exponent() + exponent + k;
    String digits = scaled.significand().shiftLeft(Math.toIntExact(shift)).toString();
    return new Decimal(digits, Math.toIntExact(digits.length() - k));
  }
}
