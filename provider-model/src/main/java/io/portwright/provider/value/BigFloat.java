package io.portwright.provider.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A number of the language: an immutable binary floating point number, rounded half to even.
 *
 * <p>A literal has a mantissa of 512 bits; a number that a function made has the precision of its
 * origin (64 bits for lengths and indexes, 53 for powers and logarithms), and an operation has the
 * larger precision of its two operands. The precision decides how a result is rounded and how many
 * digits its text needs, but not whether two numbers are equal. There are two zeros, which are
 * equal but print as {@code 0} and {@code -0}, and two infinities. There is no "not a number":
 * operations without a result throw {@link ArithmeticException} with a message for the user.
 *
 * <p>Binary exponents go from -2<sup>31</sup> to 2<sup>31</sup>-1, as in Terraform: larger results
 * are infinite, smaller ones are zero. All operations but {@link #toBigInteger} and {@link
 * #toBigDecimal} take time and memory independent of the exponent.
 */
public final class BigFloat implements Comparable<BigFloat> {

  /** Bits of the mantissa of a number that was read from text. */
  static final int TEXT_PRECISION = 512;

  static final int LONG_PRECISION = 64;

  /** Longest exact integer or decimal that is made, in bits: about 1.2 million digits. */
  static final long MAX_EXACT_BITS = 4_000_000;

  private enum Form {
    /** A whole number between -(2^63-1) and 2^63-1, in {@code small}; always used for those. */
    SMALL,
    /** {@code mantissa * 2^exponent} with an odd mantissa. */
    WIDE,
    NEGATIVE_ZERO,
    POSITIVE_INFINITY,
    NEGATIVE_INFINITY
  }

  public static final BigFloat ZERO = new BigFloat(Form.SMALL, LONG_PRECISION, 0, null, 0);
  public static final BigFloat ONE = new BigFloat(Form.SMALL, LONG_PRECISION, 1, null, 0);
  public static final BigFloat POSITIVE_INFINITY =
      new BigFloat(Form.POSITIVE_INFINITY, LONG_PRECISION, 0, null, 0);
  public static final BigFloat NEGATIVE_INFINITY =
      new BigFloat(Form.NEGATIVE_INFINITY, LONG_PRECISION, 0, null, 0);

  private final Form form;
  private final int precision;
  private final long small;
  private final @Nullable BigInteger mantissa;
  private final long exponent;

  private BigFloat(
      Form form, int precision, long small, @Nullable BigInteger mantissa, long exponent) {
    this.form = form;
    this.precision = precision;
    this.small = small;
    this.mantissa = mantissa;
    this.exponent = exponent;
  }

  /** The whole number {@code value}, with a precision of 64 bits. */
  public static BigFloat of(long value) {
    return value == 0 ? ZERO : ofLong(value, LONG_PRECISION);
  }

  /** The whole number {@code value}, with as many bits as it needs, at least 64. */
  public static BigFloat of(BigInteger value) {
    return Rounding.nearest(value, 0, Math.max(LONG_PRECISION, value.abs().bitLength()));
  }

  /**
   * Exactly {@code value}, with a precision of 53 bits.
   *
   * @throws ArithmeticException if it is not a number
   */
  public static BigFloat of(double value) {
    return JavaNumbers.exactly(value);
  }

  /**
   * Reads a number as Terraform's conversion from string does: an optional sign; decimal digits
   * with an optional point; an optional decimal exponent after {@code e} or binary exponent after
   * {@code p} (in either case); or {@code Inf} or {@code inf}. Rounds to 512 bits. Time does not
   * depend on the exponent: {@code 1e700000000} is infinite and {@code 1e-700000000} is zero.
   *
   * @return empty if the text has another form, or an exponent far (more than 32 bits) out of range
   */
  public static Optional<BigFloat> parse(String text) {
    return NumberParser.parse(text);
  }

  /**
   * The sum.
   *
   * @throws ArithmeticException if both are infinite, with different signs
   */
  public BigFloat plus(BigFloat other) {
    return Arithmetic.sum(this, other);
  }

  /**
   * The difference.
   *
   * @throws ArithmeticException if both are the same infinity
   */
  public BigFloat minus(BigFloat other) {
    return Arithmetic.difference(this, other);
  }

  /**
   * The product, rounded to 512 bits; its precision is what it needs, or that of the operands.
   *
   * @throws ArithmeticException if one is zero and the other infinite
   */
  public BigFloat times(BigFloat other) {
    return Arithmetic.product(this, other);
  }

  /**
   * The quotient. A number other than zero divided by zero is infinite.
   *
   * @throws ArithmeticException if both are zero or both are infinite
   */
  public BigFloat dividedBy(BigFloat other) {
    return Arithmetic.quotient(this, other);
  }

  /**
   * What the {@code %} operator gives: {@code this - other * trunc(this / other)}, each step
   * rounded to the precision of this number, so with the sign of this number. The remainder of a
   * division by zero is this number.
   *
   * @throws ArithmeticException if one of them is infinite and the other is not zero
   */
  public BigFloat remainder(BigFloat other) {
    return Arithmetic.remainder(this, other);
  }

  public BigFloat negated() {
    return switch (form) {
      case SMALL -> small == 0 ? zero(true, precision) : ofLong(-small, precision);
      case WIDE -> new BigFloat(form, precision, 0, significand().negate(), exponent);
      case NEGATIVE_ZERO -> zero(false, precision);
      case POSITIVE_INFINITY -> NEGATIVE_INFINITY;
      case NEGATIVE_INFINITY -> POSITIVE_INFINITY;
    };
  }

  public BigFloat abs() {
    return isNegative() ? negated() : this;
  }

  /** The largest whole number that is not larger; an infinity stays what it is. */
  public BigFloat floor() {
    return Rounding.floor(this);
  }

  /** The smallest whole number that is not smaller; an infinity stays what it is. */
  public BigFloat ceil() {
    return Rounding.ceil(this);
  }

  /** This number without its fraction, never {@code -0}; an infinity stays what it is. */
  public BigFloat truncated() {
    return Rounding.truncated(this);
  }

  /** -1, 0 or 1; 0 for both zeros. */
  public int signum() {
    return switch (form) {
      case SMALL -> Long.signum(small);
      case WIDE -> significand().signum();
      case NEGATIVE_ZERO -> 0;
      case POSITIVE_INFINITY -> 1;
      case NEGATIVE_INFINITY -> -1;
    };
  }

  /** Whether there is no fraction; an infinity is no integer. */
  public boolean isInteger() {
    return switch (form) {
      case SMALL, NEGATIVE_ZERO -> true;
      case WIDE -> exponent >= 0;
      case POSITIVE_INFINITY, NEGATIVE_INFINITY -> false;
    };
  }

  /** Whether the exact integer would have more than 4,000,000 bits, or none at all. */
  public boolean isHuge() {
    return isInfinite() || form == Form.WIDE && topBit() > MAX_EXACT_BITS;
  }

  public boolean isInfinite() {
    return form == Form.POSITIVE_INFINITY || form == Form.NEGATIVE_INFINITY;
  }

  public boolean isNegativeZero() {
    return form == Form.NEGATIVE_ZERO;
  }

  /** Whether this is one of the two zeros. */
  public boolean isZero() {
    return signum() == 0;
  }

  /** This number, if it is whole and within the range of {@code long}. */
  public Optional<Long> asLongExact() {
    if (form == Form.SMALL) {
      return Optional.of(small);
    }
    if (form == Form.NEGATIVE_ZERO) {
      return Optional.of(0L);
    }
    return equals(MIN_LONG) ? Optional.of(Long.MIN_VALUE) : Optional.empty();
  }

  /** This number, if it is whole and within the range of {@code int}. */
  public Optional<Integer> asIntExact() {
    return asLongExact().filter(value -> value == (int) (long) value).map(Long::intValue);
  }

  /**
   * This number without its fraction.
   *
   * @throws ArithmeticException if it is infinite or has more than 4,000,000 bits
   */
  public BigInteger toBigInteger() {
    return JavaNumbers.wholeNumber(this);
  }

  /** The nearest double: infinite or zero when out of range. */
  public double toDouble() {
    return JavaNumbers.nearest(this);
  }

  /**
   * Exactly this number ({@code -0} becomes 0).
   *
   * @throws ArithmeticException if it is infinite, or its exact form has more than 4,000,000 bits
   */
  public BigDecimal toBigDecimal() {
    return JavaNumbers.decimal(this);
  }

  /**
   * The shortest decimal that reads back to the same number at the same precision, without an
   * exponent: {@code 1.5}, {@code 0.1}, {@code -0}, {@code 1000000}; {@code +Inf} or {@code -Inf}
   * for an infinity. Only numbers with more than 300,000 digits before or after the point are
   * written with an exponent.
   */
  public String toText() {
    if (form == Form.SMALL && precision >= LONG_PRECISION) {
      return Long.toString(small);
    }
    return NumberText.shortest(this);
  }

  /**
   * This number in one of the C-like forms.
   *
   * @param form {@code f}: without exponent; {@code e} or {@code E}: with exponent; {@code g} or
   *     {@code G}: the one that is shorter
   * @param digits digits after the point ({@code f}, {@code e}) or significant digits ({@code g});
   *     -1 for as many as are needed to read it back
   */
  public String toText(char form, int digits) {
    return NumberText.formatted(this, form, digits);
  }

  /** By value: both zeros are the same, and so are equal numbers of different precision. */
  @Override
  public int compareTo(BigFloat other) {
    if (form == Form.SMALL && other.form == Form.SMALL) {
      return Long.compare(small, other.small);
    }
    int sign = signum();
    if (sign != other.signum()) {
      return Integer.compare(sign, other.signum());
    }
    if (sign == 0 || form == other.form && isInfinite()) {
      return 0;
    }
    if (isInfinite() || other.isInfinite()) {
      return isInfinite() ? sign : -sign;
    }
    if (topBit() != other.topBit()) {
      return topBit() < other.topBit() ? -sign : sign;
    }
    long common = Math.min(exponent, other.exponent);
    return aligned(common).compareTo(other.aligned(common));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BigFloat that && compareTo(that) == 0;
  }

  @Override
  public int hashCode() {
    return switch (form) {
      case SMALL -> Long.hashCode(small);
      case NEGATIVE_ZERO -> 0;
      case WIDE -> 31 * significand().hashCode() + Long.hashCode(exponent);
      case POSITIVE_INFINITY -> Integer.MAX_VALUE;
      case NEGATIVE_INFINITY -> Integer.MIN_VALUE;
    };
  }

  /** As {@link #toText}. */
  @Override
  public String toString() {
    return toText();
  }

  int precision() {
    return precision;
  }

  /** Whether this is a whole number that is kept as {@code long}: {@link #small}. */
  boolean isSmall() {
    return form == Form.SMALL;
  }

  long small() {
    return small;
  }

  /** The whole number that {@code 2^}{@link #exponent} is multiplied by; odd unless it is small. */
  BigInteger significand() {
    return mantissa == null ? BigInteger.valueOf(small) : mantissa;
  }

  long exponent() {
    return exponent;
  }

  /** Position of the highest bit set: the magnitude is at least {@code 2^(topBit-1)}. */
  long topBit() {
    return significand().abs().bitLength() + exponent;
  }

  /** The whole number that {@code 2^lowerExponent} is multiplied by; of a lower exponent only. */
  BigInteger aligned(long lowerExponent) {
    return significand().shiftLeft(Math.toIntExact(exponent - lowerExponent));
  }

  boolean isNegative() {
    return signum() < 0 || form == Form.NEGATIVE_ZERO;
  }

  BigFloat withPrecision(int newPrecision) {
    if (newPrecision == precision) {
      return this;
    }
    return switch (form) {
      case SMALL ->
          newPrecision >= LONG_PRECISION
              ? ofLong(small, newPrecision)
              : Rounding.nearest(significand(), exponent, newPrecision);
      case WIDE -> Rounding.nearest(significand(), exponent, newPrecision);
      case NEGATIVE_ZERO -> zero(true, newPrecision);
      case POSITIVE_INFINITY, NEGATIVE_INFINITY -> this;
    };
  }

  static BigFloat zero(boolean negative, int precision) {
    if (negative) {
      return new BigFloat(Form.NEGATIVE_ZERO, precision, 0, null, 0);
    }
    return ofLong(0, precision);
  }

  static BigFloat infinity(boolean negative) {
    return negative ? NEGATIVE_INFINITY : POSITIVE_INFINITY;
  }

  /** {@code significand * 2^exponent}, which must be odd and in range, and not a small number. */
  static BigFloat wide(BigInteger significand, long exponent, int precision) {
    return new BigFloat(Form.WIDE, precision, 0, significand, exponent);
  }

  /** The whole number {@code value}; it must fit into {@code precision} bits. */
  static BigFloat ofLong(long value, int precision) {
    return value == Long.MIN_VALUE
        ? new BigFloat(Form.WIDE, precision, 0, BigInteger.ONE.negate(), 63)
        : new BigFloat(Form.SMALL, precision, value, null, 0);
  }

  private static final BigFloat MIN_LONG = of(BigInteger.valueOf(Long.MIN_VALUE));
}
