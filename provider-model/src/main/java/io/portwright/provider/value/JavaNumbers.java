package io.portwright.provider.value;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Numbers of the language from and to those of Java. */
final class JavaNumbers {
  private static final int PRECISION = 53;
  private static final long FRACTION = (1L << PRECISION - 1) - 1;

  private JavaNumbers() {}

  static BigFloat exactly(double value) {
    if (Double.isNaN(value)) {
      throw new ArithmeticException("not a number");
    }
    if (Double.isInfinite(value)) {
      return BigFloat.infinity(value < 0);
    }
    if (value == 0) {
      return BigFloat.zero(1 / value < 0, PRECISION);
    }
    long bits = Double.doubleToLongBits(value);
    int biased = (int) (bits >>> PRECISION - 1) & 0x7FF;
    long magnitude = biased == 0 ? bits & FRACTION : bits & FRACTION | FRACTION + 1;
    int exponent = Math.max(1, biased) - 1075;
    return Rounding.nearest(
        BigInteger.valueOf(value < 0 ? -magnitude : magnitude), exponent, PRECISION);
  }

  static double nearest(BigFloat number) {
    if (number.isSmall()) {
      return (double) number.small();
    }
    double sign = number.isNegative() ? -1 : 1;
    if (number.isInfinite() || number.topBit() > Double.MAX_EXPONENT + 1) {
      return sign * Double.POSITIVE_INFINITY;
    }
    if (number.isZero() || number.topBit() < Double.MIN_EXPONENT - PRECISION) {
      return sign * 0;
    }
    return decimal(number).doubleValue();
  }

  static BigInteger wholeNumber(BigFloat number) {
    BigFloat whole = Rounding.truncated(number);
    if (whole.isHuge()) {
      throw new ArithmeticException("too large for an integer: " + number);
    }
    return whole.aligned(0);
  }

  static BigDecimal decimal(BigFloat number) {
    long exponent = number.exponent();
    if (number.isInfinite() || Math.abs(exponent) > BigFloat.MAX_EXACT_BITS) {
      throw new ArithmeticException("no exact decimal: " + number);
    }
    if (exponent >= 0) {
      return new BigDecimal(number.aligned(0));
    }
    int scale = (int) -exponent;
    BigInteger digits = number.significand().multiply(BigInteger.valueOf(5).pow(scale));
    return new BigDecimal(digits, scale);
  }
}
