package io.portwright.provider.value;

import java.math.BigInteger;

/** Sum, product, quotient and remainder of numbers. */
final class Arithmetic {

  private Arithmetic() {}

  static BigFloat sum(BigFloat left, BigFloat right) {
    if (left.isInfinite() || right.isInfinite()) {
      if (left.isInfinite() && right.isInfinite() && left.isNegative() != right.isNegative()) {
        throw new ArithmeticException("can't compute sum of opposing infinities");
      }
      return left.isInfinite() ? left : right;
    }
    return sum(left, right, largerPrecision(left, right));
  }

  static BigFloat difference(BigFloat left, BigFloat right) {
    if (left.isInfinite() && right.isInfinite() && left.isNegative() == right.isNegative()) {
      throw new ArithmeticException("can't subtract infinity from itself");
    }
    return sum(left, right.negated());
  }

  static BigFloat product(BigFloat left, BigFloat right) {
    if (left.isInfinite() || right.isInfinite()) {
      if (left.isZero() || right.isZero()) {
        throw new ArithmeticException("can't multiply zero by infinity");
      }
      return BigFloat.infinity(left.isNegative() != right.isNegative());
    }
    BigFloat product = product(left, right, BigFloat.TEXT_PRECISION);
    return product.withPrecision(Math.max(significantBits(product), largerPrecision(left, right)));
  }

  static BigFloat quotient(BigFloat left, BigFloat right) {
    boolean negative = left.isNegative() != right.isNegative();
    if ((left.isZero() && right.isZero()) || (left.isInfinite() && right.isInfinite())) {
      throw new ArithmeticException("can't divide zero by zero or infinity by infinity");
    }
    if (left.isInfinite() || right.isZero()) {
      return BigFloat.infinity(negative);
    }
    if (left.isZero() || right.isInfinite()) {
      return BigFloat.zero(negative, largerPrecision(left, right));
    }
    return quotient(left, right, largerPrecision(left, right));
  }

  static BigFloat remainder(BigFloat left, BigFloat right) {
    if (right.isZero()) {
      return left;
    }
    if (left.isInfinite() || right.isInfinite()) {
      throw new ArithmeticException("can't use modulo with zero and infinity");
    }
    int precision = left.precision();
    BigFloat whole = Rounding.truncated(quotient(left, right)).withPrecision(precision);
    return sum(left, product(right, whole, precision).negated(), precision);
  }

  private static int largerPrecision(BigFloat left, BigFloat right) {
    return Math.max(left.precision(), right.precision());
  }

  private static int significantBits(BigFloat number) {
    BigInteger bits = number.significand().abs();
    return bits.signum() == 0 ? 0 : bits.bitLength() - bits.getLowestSetBit();
  }

  /** Whether the result may be computed in {@code long}, unless it overflows. */
  private static boolean inLong(BigFloat left, BigFloat right, int precision) {
    return left.isSmall() && right.isSmall() && precision >= BigFloat.LONG_PRECISION;
  }

  private static BigFloat sum(BigFloat left, BigFloat right, int precision) {
    if (inLong(left, right, precision)) {
      long sum = left.small() + right.small();
      boolean overflow = ((left.small() ^ sum) & (right.small() ^ sum)) < 0;
      if (!overflow) {
        return BigFloat.ofLong(sum, precision);
      }
    }
    if (left.isZero() && right.isZero()) {
      return BigFloat.zero(left.isNegativeZero() && right.isNegativeZero(), precision);
    }
    if (left.isZero() || right.isZero()) {
      return (left.isZero() ? right : left).withPrecision(precision);
    }
    return left.topBit() >= right.topBit()
        ? sumOfOrdered(left, right, precision)
        : sumOfOrdered(right, left, precision);
  }

  private static BigFloat sumOfOrdered(BigFloat large, BigFloat little, int precision) {
    long lowestThatMatters = Math.min(large.exponent(), large.topBit() - precision) - 3;
    BigInteger addend = little.significand();
    long addendExponent = little.exponent();
    if (little.topBit() < lowestThatMatters) {
      // Far below the last bit: only its sign can matter, and its size must not cost memory.
      addend = BigInteger.valueOf(little.signum());
      addendExponent = lowestThatMatters;
    }
    long common = Math.min(large.exponent(), addendExponent);
    addend = addend.shiftLeft(Math.toIntExact(addendExponent - common));
    return Rounding.nearest(large.aligned(common).add(addend), common, precision);
  }

  /** The product of two finite numbers. */
  static BigFloat product(BigFloat left, BigFloat right, int precision) {
    if (left.isZero() || right.isZero()) {
      return BigFloat.zero(left.isNegative() != right.isNegative(), precision);
    }
    if (inLong(left, right, precision)) {
      long high = Math.multiplyHigh(left.small(), right.small());
      long low = left.small() * right.small();
      if (high == low >> 63) {
        return BigFloat.ofLong(low, precision);
      }
    }
    return Rounding.nearest(
        left.significand().multiply(right.significand()),
        left.exponent() + right.exponent(),
        precision);
  }

  /** The quotient of two finite numbers that are not zero. */
  static BigFloat quotient(BigFloat left, BigFloat right, int precision) {
    if (inLong(left, right, precision) && left.small() % right.small() == 0) {
      return BigFloat.ofLong(left.small() / right.small(), precision);
    }
    BigInteger dividend = left.significand();
    BigInteger divisor = right.significand();
    int shift = Math.max(0, precision + 2 - dividend.bitLength() + divisor.bitLength());
    BigInteger[] parts = dividend.abs().shiftLeft(shift).divideAndRemainder(divisor.abs());
    // One more bit at the end stands for all the bits that are cut off: enough to round right.
    BigInteger quotient = parts[0].shiftLeft(1);
    if (parts[1].signum() != 0) {
      quotient = quotient.setBit(0);
    }
    boolean negative = left.isNegative() != right.isNegative();
    return Rounding.nearest(
        negative ? quotient.negate() : quotient,
        left.exponent() - right.exponent() - shift - 1,
        precision);
  }
}
