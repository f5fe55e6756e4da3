package io.portwright.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.fake.Bench;
import io.portwright.provider.diagnostic.Diagnostic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Instances of one block that refer to each other; recorded from Terraform 1.11.4. */
class InstanceCyclesTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # repetition         | input                              | what is found
          count = 3            | terraform_data.a[1].id             | Self-referential block
          count = 3            | [terraform_data.a[0], terraform_data.a[2]] | Cycle: terraform_data.a[0], terraform_data.a[2]
          count = 2            | terraform_data.a[count.index].id   | Cycle: terraform_data.a[0], terraform_data.a[1]
          count = 2            | terraform_data.a[7].id             | Cycle: terraform_data.a[0], terraform_data.a[1]
          count = 1            | terraform_data.a[*].id             | Self-referential block
          for_each = { x = 1, y = 2 } | terraform_data.a           | Cycle: terraform_data.a["x"], terraform_data.a["y"]
          """)
  void isACycleOnceThereAreTwo(String repetition, String input, String wanted) {
    Bench bench =
        new Bench(
            """
            resource "terraform_data" "a" {
              %s
              input = %s
            }
            """
                .formatted(repetition, input));
    Plan plan = bench.tryPlan(PlanOptions.NORMAL).orThrow();
    assertThat(plan.diagnostics().stream().filter(Diagnostic::isError).map(Diagnostic::summary))
        .allMatch(summary -> summary.equals(wanted))
        .hasSize(1);
  }
}
