package io.portwright.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.fake.Bench;
import io.portwright.provider.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules of Terraform 1.11.4 that comparing plans of random programs has brought to light. */
class FoundByComparisonTest {
  private static final String TWO =
      """
      resource "terraform_data" "a" {
        input = 1
      }
      resource "terraform_data" "b" {
        input = 2
      }
      output "a" {
        value = terraform_data.a.id
      }
      output "both" {
        value = [terraform_data.a.id, terraform_data.b.id]
      }
      output "constant" {
        value = 1
      }
      output "gone" {
        value = 1
      }
      """;
  private static final String LATER =
      TWO.replace("output \"gone\" {\n  value = 1\n}\n", "").replace("value = 1", "value = 2");

  private static Plan planned(Bench bench, String... targets) {
    return bench.plan(
        PlanOptions.NORMAL.withTargets(
            List.of(targets).stream().map(text -> Target.parse(text).orElseThrow()).toList()));
  }

  private static Value.ObjectValue after(Plan plan, String address) {
    return plan.changes().stream()
        .filter(change -> change.address().toString().equals(address))
        .findFirst()
        .orElseThrow()
        .planned()
        .orElseThrow();
  }

  @Test
  void targetsTakeTheOutputsAlongThatTellOfNothingElse() {
    Bench bench = new Bench(TWO).applied();
    bench.main(LATER);
    assertThat(planned(bench, "terraform_data.a").outputs())
        .extracting(OutputChange::name)
        .containsExactly("a");
    assertThat(planned(bench, "terraform_data.a", "terraform_data.b").outputs())
        .extracting(OutputChange::name)
        .containsExactly("a", "both");
  }

  @Test
  void whatIsSecretInStateStaysSecretWhenItsChangeIsIgnored() {
    String program =
        """
        resource "terraform_data" "a" {
          input = sensitive("old")
          lifecycle {
            ignore_changes = %s
          }
        }
        """;
    for (String ignored : new String[] {"all", "[input]"}) {
      Bench bench = new Bench(program.formatted(ignored)).applied();
      bench.main(program.formatted(ignored).replace("sensitive(\"old\")", "\"new\""));
      Value input = after(bench.plan(), "terraform_data.a").attribute("input");
      assertThat(input.isSensitive()).isTrue();
      assertThat(input.unmarkedDeep()).isEqualTo(Value.string("old"));
    }
  }
}
