package io.portwright.provider.value;

import java.math.BigInteger;

/** Rounding of numbers: half to even to a number of bits, and to whole numbers. */
final class Rounding {

  private Rounding() {}

  /** The number nearest to {@code significand * 2^exponent} that has {@code precision} bits. */
  static BigFloat nearest(BigInteger significand, long exponent, int precision) {
    BigInteger magnitude = significand.abs();
    boolean negative = significand.signum() < 0;
    if (magnitude.signum() == 0) {
      return BigFloat.zero(false, precision);
    }
    int excess = magnitude.bitLength() - precision;
    if (excess > 0) {
      boolean half = magnitude.testBit(excess - 1);
      boolean exactlyHalf = half && magnitude.getLowestSetBit() == excess - 1;
      magnitude = magnitude.shiftRight(excess);
      exponent += excess;
      if (half && (!exactlyHalf || magnitude.testBit(0))) {
        magnitude = magnitude.add(BigInteger.ONE);
      }
    }
    int zeros = magnitude.getLowestSetBit();
    if (zeros > 0) {
      magnitude = magnitude.shiftRight(zeros);
      exponent += zeros;
    }
    return inRange(negative, magnitude, exponent, precision);
  }

  private static BigFloat inRange(boolean negative, BigInteger odd, long exponent, int precision) {
    long top = odd.bitLength() + exponent;
    if (top > Integer.MAX_VALUE) {
      return BigFloat.infinity(negative);
    }
    if (top < Integer.MIN_VALUE) {
      return BigFloat.zero(negative, precision);
    }
    if (exponent >= 0 && top < Long.SIZE) {
      long value = odd.longValue() << exponent;
      return BigFloat.ofLong(negative ? -value : value, precision);
    }
    return BigFloat.wide(negative ? odd.negate() : odd, exponent, precision);
  }

  static BigFloat truncated(BigFloat number) {
    if (number.isSmall() || number.isInfinite()) {
      return number;
    }
    if (number.topBit() <= 0) {
      return BigFloat.zero(false, number.precision());
    }
    if (number.exponent() >= 0) {
      return number;
    }
    BigInteger magnitude = number.significand().abs().shiftRight((int) -number.exponent());
    return nearest(number.isNegative() ? magnitude.negate() : magnitude, 0, number.precision());
  }

  static BigFloat floor(BigFloat number) {
    BigFloat whole = truncated(number);
    return whole.compareTo(number) > 0 ? whole.minus(BigFloat.ONE) : whole;
  }

  static BigFloat ceil(BigFloat number) {
    BigFloat whole = truncated(number);
    return whole.compareTo(number) < 0 ? whole.plus(BigFloat.ONE) : whole;
  }
}
