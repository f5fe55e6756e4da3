package io.portwright.engine.eval.function;

/**
 * Powers as Terraform computes them on a processor of the x86-64 family: by repeated squaring of a
 * mantissa in [0.5, 1) whose binary exponent is counted apart, and {@link Logarithm} for the
 * fraction of the exponent. That is not always the double nearest to the exact result. (The method
 * is that of Go's {@code math.Pow}; pinned by the recorded powers.)
 */
final class Power {

  private Power() {}

  /** Not a number for a negative base with a fractional exponent. */
  static double of(double base, double exponent) {
    double magnitude = Math.abs(exponent);
    if (base == 1 || base == -1 && Double.isInfinite(exponent)) {
      return 1;
    }
    if (exponent == 1
        || !Double.isFinite(base)
        || !Double.isFinite(exponent)
        || base == 0
        || magnitude >= 0x1p63) {
      return StrictMath.pow(base, exponent);
    }
    if (magnitude == 0.5) {
      double root = Math.sqrt(base);
      return exponent < 0 ? 1 / root : root;
    }
    double whole = Math.floor(magnitude);
    double fraction = magnitude - whole;
    if (fraction != 0 && base < 0) {
      return Double.NaN;
    }
    double result = 1;
    if (fraction != 0) {
      if (fraction > 0.5) {
        fraction--;
        whole++;
      }
      result = Logarithm.exp(fraction * Logarithm.of(base));
    }
    return timesWholePower(result, base, (long) whole, exponent < 0);
  }

  private static double timesWholePower(double start, double base, long exponent, boolean inverse) {
    double result = start;
    long scale = 0;
    double normal = Math.abs(base) < Double.MIN_NORMAL ? base * 0x1p52 : base;
    int normalScale = Math.getExponent(normal) + 1;
    double factor = Math.scalb(normal, -normalScale);
    long factorScale = normal == base ? normalScale : normalScale - 52;
    for (long rest = exponent; rest != 0; rest >>= 1) {
      if (factorScale < -(1 << 12) || factorScale > 1 << 12) {
        // Far out of range already: the rest cannot bring it back.
        scale += factorScale;
        break;
      }
      if ((rest & 1) == 1) {
        result *= factor;
        scale += factorScale;
      }
      factor *= factor;
      factorScale <<= 1;
      if (factor < 0.5) {
        factor += factor;
        factorScale--;
      }
    }
    if (inverse) {
      result = 1 / result;
      scale = -scale;
    }
    return scaled(result, scale);
  }

  private static double scaled(double value, long scale) {
    int bounded = (int) Math.max(-5000, Math.min(5000, scale));
    return Math.scalb(value, bounded);
  }
}
