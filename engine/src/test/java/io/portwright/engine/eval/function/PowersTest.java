package io.portwright.engine.eval.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwright.provider.value.BigFloat;
import io.portwright.provider.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Powers and logarithms to the last digit. */
class PowersTest {

  @Test
  void everyDigitIsAsRecordedFromTerraform() throws IOException {
    List<String> wrong = new ArrayList<>();
    List<String> lines = recorded();
    for (String line : lines) {
      String[] cells = line.split("\t", -1);
      double wanted = cells[3].equals("error") ? Double.NaN : Double.parseDouble(cells[3]);
      double given = answer(cells[0], cells[1], cells[2]);
      if (Double.compare(given, wanted) != 0) {
        wrong.add(line + " but was " + given);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(lines).hasSizeGreaterThan(1000);
  }

  @ParameterizedTest(name = "{0}({1}, {2}) = {3}")
  @CsvSource(
      textBlock =
          """
          pow,    1,  Inf, 1
          pow,    1, -Inf, 1
          pow,   -1,  Inf, 1
          pow,   -1, -Inf, 1
          pow,  Inf,    0, 1
          pow,  Inf, -0.5, 0
          pow,  Inf,   -3, 0
          pow, -Inf,    3, -Infinity
          pow, -Inf,    2, Infinity
          pow,  0.5,  Inf, 0
          pow,    2, -Inf, 0
          pow,   -1, 1e19, 1
          pow,    0,   -1, Infinity
          log,    2,  Inf, 0
          log,    0,    2, -Infinity
          """)
  void edgesOfTheRange(String name, String first, String second, double wanted) {
    assertThat(answer(name, first, second)).isEqualTo(wanted);
  }

  @ParameterizedTest
  @CsvSource({"pow, 1e400, 2", "pow, 2, -1e400", "log, 1e309, 2", "log, 2, 1e309"})
  void finiteArgumentsMustBeDoubles(String name, String first, String second) {
    String largest = "1797693134862315708145274237317043567980705675258449965989174768";
    assertThatThrownBy(() -> call(name, first, second))
        .isInstanceOfSatisfying(
            FunctionFailure.class,
            failure ->
                assertThat(failure.detail(function(name).signature(), name))
                    .startsWith(
                        "Call to function \"%s\" failed: value must be between -%s"
                            .formatted(name, largest))
                    .contains(" and " + largest)
                    .endsWith("184124858368.000000 inclusive."));
  }

  private static double answer(String name, String first, String second) {
    try {
      return call(name, first, second).asNumber().toDouble();
    } catch (FunctionFailure _) {
      return Double.NaN;
    }
  }

  private static Value call(String name, String first, String second) throws FunctionFailure {
    return function(name).call(List.of(number(first), number(second)), new FixedContext());
  }

  private static Function function(String name) {
    return Functions.find(name).orElseThrow();
  }

  private static Value number(String text) {
    boolean negative = text.startsWith("-");
    BigFloat number = BigFloat.parse(negative ? text.substring(1) : text).orElseThrow();
    return Value.number(negative ? number.negated() : number);
  }

  private static List<String> recorded() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(PowersTest.class.getResourceAsStream("powers.tsv"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }
}
