package io.portwright.engine.eval.function;

import java.math.BigInteger;
import java.util.Optional;

/** Whole numbers in bases up to 62; beyond 36, capital letters stand for 36 to 61. */
final class WholeNumberText {

  private WholeNumberText() {}

  static Optional<BigInteger> parse(String text, int base) {
    boolean signed = text.startsWith("-") || text.startsWith("+");
    String digits = signed ? text.substring(1) : text;
    if (digits.isEmpty()) {
      return Optional.empty();
    }
    BigInteger radix = BigInteger.valueOf(base);
    BigInteger value = BigInteger.ZERO;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digit(digits.charAt(i), base);
      if (digit >= base) {
        return Optional.empty();
      }
      value = value.multiply(radix).add(BigInteger.valueOf(digit));
    }
    return Optional.of(text.startsWith("-") ? value.negate() : value);
  }

  private static int digit(char c, int base) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 10;
    }
    if (c >= 'A' && c <= 'Z') {
      return c - 'A' + (base <= 36 ? 10 : 36);
    }
    return Integer.MAX_VALUE;
  }
}
