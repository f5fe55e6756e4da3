package io.portwright.provider.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BigFloatTest {

  @Test
  void calculatesAsRecordedFromTerraform() throws IOException {
    List<String> wrong = new ArrayList<>();
    List<String> lines = recorded();
    for (String line : lines) {
      String[] cells = line.split("\t", -1);
      String actual = calculated(cells[0], cells[1], cells[2]);
      if (!actual.equals(cells[3])) {
        wrong.add(line + "\n     but was " + actual);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(lines).hasSize(600);
  }

  private static List<String> recorded() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(BigFloatTest.class.getResourceAsStream("arithmetic.tsv"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  private static String calculated(String operation, String left, String right) {
    BigFloat a = operand(left);
    BigFloat b = right.isEmpty() ? BigFloat.ZERO : operand(right);
    try {
      return switch (operation) {
        case "+" -> a.plus(b).toText();
        case "-" -> a.minus(b).toText();
        case "*" -> a.times(b).toText();
        case "/" -> a.dividedBy(b).toText();
        case "%" -> a.remainder(b).toText();
        case "floor" -> a.floor().toText();
        case "ceil" -> a.ceil().toText();
        case "<" -> Boolean.toString(a.compareTo(b) < 0);
        case "==" -> Boolean.toString(a.equals(b));
        default -> formatted(operation, a);
      };
    } catch (ArithmeticException e) {
      return "ERR";
    }
  }

  private static String formatted(String verb, BigFloat number) {
    char form = verb.charAt(verb.length() - 1);
    String digits = verb.substring(1, verb.length() - 1).replace(".", "");
    int usual = form == 'g' ? -1 : 6;
    return number.toText(form, digits.isEmpty() ? usual : Integer.parseInt(digits));
  }

  private static BigFloat operand(String text) {
    if (text.startsWith("length(range(")) {
      return BigFloat.of(Long.parseLong(text.substring(13, text.length() - 2)));
    }
    if (text.startsWith("pow(")) {
      String[] numbers = text.substring(4, text.length() - 1).split(",", -1);
      return BigFloat.of(power(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1])));
    }
    return text.startsWith("-") ? number(text.substring(1)).negated() : number(text);
  }

  /** Go's power, which is not always the nearest double. */
  private static double power(int base, int exponent) {
    int binary = Math.getExponent(base) + 1;
    double factor = Math.scalb((double) base, -binary);
    double result = 1;
    int resultBinary = 0;
    for (int rest = Math.abs(exponent); rest != 0; rest >>= 1) {
      if ((rest & 1) == 1) {
        result *= factor;
        resultBinary += binary;
      }
      factor *= factor;
      binary *= 2;
      if (factor < 0.5) {
        factor += factor;
        binary--;
      }
    }
    return exponent < 0 ? Math.scalb(1 / result, -resultBinary) : Math.scalb(result, resultBinary);
  }

  private static BigFloat number(String text) {
    return BigFloat.parse(text).orElseThrow(() -> new AssertionError("not a number: " + text));
  }

  @ParameterizedTest(name = "{0} reads as {1}")
  @CsvSource({
    "1.50, 1.5",
    "-0, -0",
    "0.0, 0",
    ".5, 0.5",
    "5., 5",
    "5.e1, 50",
    "+5, 5",
    "00012, 12",
    "1E+5, 100000",
    "1e-7, 0.0000001",
    "1p4, 16",
    "1P-2, 0.25",
    "1.5p3, 12",
    "Inf, +Inf",
    "inf, +Inf",
    "-Inf, -Inf",
    "1e700000000, +Inf",
    "-1e646456994, -Inf",
    "1e-700000000, 0",
    "-1e-700000000, -0",
    "123456789012345678901234567890, 123456789012345678901234567890",
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775808, -9223372036854775808",
    "1e+600000000, 1e+600000000",
  })
  void readsWhatTerraformReads(String text, String expected) {
    assertThat(number(text).toText()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " 1",
        "1 ",
        "-",
        ".",
        "e5",
        "1e",
        "1p",
        "1.2.3",
        "1_000",
        "0x10",
        "0b1",
        "nan",
        "NaN",
        "Infinity",
        "iNf",
        "INF",
        "--1",
        "1e999999999999",
        "1e99999999999999999999",
        "\u0661"
      })
  void refusesWhatTerraformRefuses(String text) {
    assertThat(BigFloat.parse(text)).isEmpty();
  }

  @Test
  void knowsTheFamousProducts() {
    assertThat(number("1.1").times(number("1.1"))).isNotEqualTo(number("1.21"));
    assertThat(number("1").dividedBy(number("3")).times(number("3"))).isEqualTo(BigFloat.ONE);
    assertThat(BigFloat.ONE.dividedBy(BigFloat.of(3)).toText()).isEqualTo("0.33333333333333333334");
  }

  @Test
  void dividesByZeroToInfinity() {
    BigFloat one = BigFloat.ONE;
    assertThat(one.dividedBy(BigFloat.ZERO)).isEqualTo(BigFloat.POSITIVE_INFINITY);
    assertThat(one.negated().dividedBy(BigFloat.ZERO)).isEqualTo(BigFloat.NEGATIVE_INFINITY);
    assertThat(one.remainder(BigFloat.ZERO)).isEqualTo(one);
  }

  @Test
  void operationsWithoutResultSayWhy() {
    BigFloat infinity = BigFloat.POSITIVE_INFINITY;
    assertThatThrownBy(() -> BigFloat.ZERO.dividedBy(BigFloat.ZERO))
        .hasMessage("can't divide zero by zero or infinity by infinity");
    assertThatThrownBy(() -> infinity.minus(infinity))
        .hasMessage("can't subtract infinity from itself");
    assertThatThrownBy(() -> infinity.plus(infinity.negated()))
        .hasMessage("can't compute sum of opposing infinities");
    assertThatThrownBy(() -> infinity.times(BigFloat.ZERO))
        .hasMessage("can't multiply zero by infinity");
    assertThatThrownBy(() -> BigFloat.ONE.remainder(infinity))
        .hasMessage("can't use modulo with zero and infinity");
  }

  @Test
  void zerosAreEqualButPrintTheirSign() {
    BigFloat minus = BigFloat.ZERO.negated();
    assertThat(minus).isEqualTo(BigFloat.ZERO).hasSameHashCodeAs(BigFloat.ZERO);
    assertThat(minus.toText()).isEqualTo("-0");
    assertThat(minus.isNegativeZero()).isTrue();
    assertThat(BigFloat.ZERO.times(BigFloat.of(-5)).toText()).isEqualTo("-0");
    assertThat(number("0.5").negated().ceil().toText()).isEqualTo("0");
  }

  @Test
  void hugeExponentsCostNothing() {
    BigFloat huge = number("1e600000000");
    BigFloat tiny = number("1e-600000000");
    assertThat(huge.plus(tiny)).isEqualTo(huge);
    assertThat(huge.times(tiny).times(BigFloat.ONE).toDouble()).isEqualTo(1.0);
    assertThat(huge.times(huge)).isEqualTo(BigFloat.POSITIVE_INFINITY);
    assertThat(huge.compareTo(tiny)).isPositive();
    assertThat(huge.isInteger()).isTrue();
    assertThat(tiny.ceil()).isEqualTo(BigFloat.ONE);
    assertThat(tiny.negated().floor()).isEqualTo(BigFloat.of(-1));
    assertThat(huge.toDouble()).isInfinite();
    assertThatThrownBy(huge::toBigInteger).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(tiny::toBigDecimal).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void textReadsBackToTheSameNumber() {
    long seed = 20261123;
    Random random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      BigInteger mantissa = new BigInteger(1 + random.nextInt(600), random);
      String text = mantissa + "e" + (random.nextInt(800) - 400);
      BigFloat number = number(text);
      assertThat(number(number.toText())).as("seed %d: %s", seed, text).isEqualTo(number);
    }
  }

  @Test
  void longsAndDoublesPassThrough() {
    long seed = 42;
    Random random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      long whole = random.nextLong() >> random.nextInt(64);
      assertThat(BigFloat.of(whole).asLongExact()).as("seed %d", seed).contains(whole);
      assertThat(BigFloat.of(whole)).isEqualTo(number(Long.toString(whole)));
      double real = Double.longBitsToDouble(random.nextLong());
      if (!Double.isNaN(real)) {
        assertThat(BigFloat.of(real).toDouble()).as("seed %d", seed).isEqualTo(real);
      }
    }
    assertThat(BigFloat.of(Double.MIN_VALUE).toDouble()).isEqualTo(Double.MIN_VALUE);
    assertThat(BigFloat.of(Long.MIN_VALUE).asLongExact()).contains(Long.MIN_VALUE);
    assertThat(BigFloat.of(1L << 40).asIntExact()).isEmpty();
    assertThat(number("0.5").asLongExact()).isEmpty();
  }

  @Test
  void equalNumbersOfDifferentPrecisionHaveOneHash() {
    BigFloat shortOne = BigFloat.of(0.375);
    assertThat(shortOne).isEqualTo(number("0.375")).hasSameHashCodeAs(number("0.375"));
    BigFloat wide = BigFloat.of(BigInteger.TWO.pow(100));
    assertThat(wide).isEqualTo(number(BigInteger.TWO.pow(100).toString()));
    assertThat(wide.compareTo(BigFloat.POSITIVE_INFINITY)).isNegative();
  }
}
