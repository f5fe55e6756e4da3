package io.portwright.provider.value;

import java.math.BigInteger;
import java.util.Optional;

/** Reads the text of a number; see {@link BigFloat#parse}. */
final class NumberParser {

  /** {@code 5^n} is computed exactly up to here: 576 bits. */
  private static final int MAX_EXACT_POWER = 248;

  /** A longer run of exponent digits cannot be in range, whatever the mantissa. */
  private static final int MAX_EXPONENT_DIGITS = 18;

  private final String text;
  private int position;
  private boolean negative;
  private final StringBuilder digits = new StringBuilder();
  private long decimalExponent;
  private long binaryExponent;

  private NumberParser(String text) {
    this.text = text;
  }

  static Optional<BigFloat> parse(String text) {
    if (isSmallInteger(text)) {
      return Optional.of(BigFloat.ofLong(Long.parseLong(text), BigFloat.TEXT_PRECISION));
    }
    switch (text) {
      case "Inf", "inf", "+Inf", "+inf" -> {
        return Optional.of(BigFloat.POSITIVE_INFINITY);
      }
      case "-Inf", "-inf" -> {
        return Optional.of(BigFloat.NEGATIVE_INFINITY);
      }
      default -> {}
    }
    NumberParser parser = new NumberParser(text);
    return parser.scan() ? parser.number() : Optional.empty();
  }

  private static boolean isSmallInteger(String text) {
    if (text.isEmpty() || text.length() > MAX_EXPONENT_DIGITS) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean scan() {
    negative = scanSign();
    int before = scanDigits(digits);
    int after = 0;
    if (at('.')) {
      position++;
      after = scanDigits(digits);
      decimalExponent = -after;
    }
    if (before + after == 0) {
      return false;
    }
    if (at('e') || at('E') || at('p') || at('P')) {
      boolean binary = at('p') || at('P');
      position++;
      boolean minus = scanSign();
      StringBuilder exponentDigits = new StringBuilder();
      if (scanDigits(exponentDigits) == 0 || exponentDigits.length() > MAX_EXPONENT_DIGITS) {
        return false;
      }
      long exponent = Long.parseLong(exponentDigits, 0, exponentDigits.length(), 10);
      exponent = minus ? -exponent : exponent;
      if (binary) {
        binaryExponent = exponent;
      } else {
        decimalExponent += exponent;
      }
    }
    return position == text.length();
  }

  private Optional<BigFloat> number() {
    BigInteger mantissa = new BigInteger(digits.toString());
    if (mantissa.signum() == 0) {
      return Optional.of(BigFloat.zero(negative, BigFloat.TEXT_PRECISION));
    }
    mantissa = negative ? mantissa.negate() : mantissa;
    long exponent = decimalExponent + binaryExponent;
    long top = exponent + mantissa.abs().bitLength();
    if (top < Integer.MIN_VALUE || top > Integer.MAX_VALUE) {
      return Optional.empty();
    }
    if (decimalExponent >= 0 && decimalExponent <= MAX_EXACT_POWER) {
      BigInteger exact = mantissa.multiply(BigInteger.valueOf(5).pow((int) decimalExponent));
      return Optional.of(Rounding.nearest(exact, exponent, BigFloat.TEXT_PRECISION));
    }
    BigFloat power = powerOfFive(Math.abs(decimalExponent), BigFloat.TEXT_PRECISION + 64);
    BigFloat exact = Rounding.nearest(mantissa, exponent, Math.max(1, mantissa.abs().bitLength()));
    if (power.isInfinite()) {
      return Optional.of(
          decimalExponent > 0
              ? BigFloat.infinity(negative)
              : BigFloat.zero(negative, BigFloat.TEXT_PRECISION));
    }
    return Optional.of(
        decimalExponent > 0
            ? Arithmetic.product(exact, power, BigFloat.TEXT_PRECISION)
            : Arithmetic.quotient(exact, power, BigFloat.TEXT_PRECISION));
  }

  /** {@code 5^power}, exact up to 248, otherwise right in nearly all of {@code precision} bits. */
  static BigFloat powerOfFive(long power, int precision) {
    if (power <= MAX_EXACT_POWER) {
      return Rounding.nearest(BigInteger.valueOf(5).pow((int) power), 0, precision);
    }
    BigFloat result = BigFloat.ofLong(1, precision);
    BigFloat factor = BigFloat.ofLong(5, precision + 64);
    for (long rest = power; rest > 0 && !result.isInfinite(); rest >>= 1) {
      if ((rest & 1) != 0) {
        if (factor.isInfinite()) {
          return factor;
        }
        result = Arithmetic.product(result, factor, precision);
      }
      factor = factor.isInfinite() ? factor : Arithmetic.product(factor, factor, precision + 64);
    }
    return result;
  }

  private boolean scanSign() {
    boolean minus = at('-');
    if (minus || at('+')) {
      position++;
    }
    return minus;
  }

  private int scanDigits(StringBuilder into) {
    int start = position;
    while (position < text.length() && isDigit(text.charAt(position))) {
      position++;
    }
    into.append(text, start, position);
    return position - start;
  }

  private boolean at(char wanted) {
    return position < text.length() && text.charAt(position) == wanted;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
