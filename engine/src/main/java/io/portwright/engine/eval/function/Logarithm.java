package io.portwright.engine.eval.function;

/**
 * Natural logarithms and exponentials as Terraform computes them on a processor of the x86-64
 * family: where they are not the doubles nearest to the exact results, neither are these. (The
 * methods are those of Go's {@code math.Log} and {@code math.Exp}: the series of FreeBSD's {@code
 * e_log.c}, and N. Shibata, "Efficient evaluation methods of elementary functions suitable for SIMD
 * computation", 2010, with fused multiplication; pinned by the recorded powers and logarithms.)
 */
final class Logarithm {
  private static final double LN2_HIGH = 0.6931471803691238;
  private static final double LN2_LOW = 1.9082149292705877E-10;

  private static final long FRACTION = (1L << 52) - 1;
  private static final long HALF = Double.doubleToLongBits(0.5);

  /** Coefficients of the series in s*s, for s = f/(2+f). */
  private static final double[] SERIES = {
    0.6666666666666735,
    0.3999999999940942,
    0.2857142874366239,
    0.22222198432149784,
    0.1818357216161805,
    0.15313837699209373,
    0.14798198605116586
  };

  private static final double LOG2_E = 1.4426950408889634;

  /** The two halves of the logarithm of 2, the upper one short enough for exact products. */
  private static final double LN2_UPPER = 0.693147180559663;

  private static final double LN2_LOWER = 2.8235290563031577E-13;

  /** 1/8!, 1/7! and so on, down to 1/1!. */
  private static final double[] TAYLOR = {
    2.48015873015873E-05,
    0.0001984126984126984,
    0.001388888888888889,
    0.008333333333333333,
    0.041666666666666664,
    0.16666666666666666,
    0.5,
    1.0
  };

  /** The argument of the series is halved so often, and the result squared again. */
  private static final int HALVED = 4;

  private Logarithm() {}

  /** The natural logarithm; not a number for a negative one. */
  static double of(double x) {
    if (!(x > 0) || Double.isInfinite(x)) {
      return StrictMath.log(x);
    }
    // A subnormal number is taken for a normal one with the same bits, so its logarithm is wrong.
    double scale = Math.getExponent(x) + 1;
    double fraction = Double.longBitsToDouble(HALF | Double.doubleToLongBits(x) & FRACTION);
    if (fraction < Math.sqrt(2) / 2) {
      fraction *= 2;
      scale--;
    }
    double f = fraction - 1;
    double s = f / (2 + f);
    double s2 = s * s;
    double s4 = s2 * s2;
    double odd = s2 * (SERIES[0] + s4 * (SERIES[2] + s4 * (SERIES[4] + s4 * SERIES[6])));
    double even = s4 * (SERIES[1] + s4 * (SERIES[3] + s4 * SERIES[5]));
    double rest = odd + even;
    double half = 0.5 * f * f;
    return scale * LN2_HIGH - ((half - (s * (half + rest) + scale * LN2_LOW)) - f);
  }

  /** e to the power of a small number. */
  static double exp(double x) {
    if (Math.abs(x) > 700) {
      return StrictMath.exp(x);
    }
    int exponent = (int) Math.rint(LOG2_E * x);
    double rest = Math.fma(-LN2_UPPER, exponent, x);
    rest = Math.fma(-LN2_LOWER, exponent, rest);
    rest = Math.scalb(rest, -HALVED);
    double sum = TAYLOR[0];
    for (int i = 1; i < TAYLOR.length; i++) {
      sum = Math.fma(sum, rest, TAYLOR[i]);
    }
    double lessOne = rest * sum;
    for (int i = 1; i < HALVED; i++) {
      lessOne *= lessOne + 2;
    }
    return Math.scalb(Math.fma(lessOne, lessOne + 2, 1), exponent);
  }
}
