package io.portwright.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.fake.Bench;
import io.portwright.provider.diagnostic.Diagnostic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InfiniteNumbersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          output "o" { value = 1 / 0 }                                  | output.o
          output "o" { value = { a = [-1 / 0] } }                       | output.o
          resource "terraform_data" "a" { input = [1 / 0] }             | terraform_data.a
          """)
  void areRefusedBeforeAnythingIsOrdered(String program, String what) {
    assertThat(new Bench(program).tryPlan(PlanOptions.NORMAL).diagnostics())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.isError()).isTrue();
          assertThat(problem.detail()).startsWith(what + " would hold an infinite number");
        })
        .extracting(Diagnostic::summary)
        .isEqualTo("Infinity cannot be kept");
  }
}
