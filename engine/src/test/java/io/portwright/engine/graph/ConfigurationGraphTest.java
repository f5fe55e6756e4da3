package io.portwright.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.fake.Bench;
import io.portwright.engine.graph.ConfigurationGraph.Outcome;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigurationGraphTest {

  private static Checked<ConfigurationGraph> graph(String text) {
    return ConfigurationGraph.of(new Bench(text).loaded().orThrow());
  }

  @Test
  void everythingComesBehindWhatItRefersTo() {
    ConfigurationGraph graph =
        graph(
                """
                output "o" {
                  value = local.x
                }

                resource "terraform_data" "a" {
                  input = [for i in [1] : { k = local.x }]
                }

                locals {
                  x = "v-${terraform_data.b.output}"
                }

                resource "terraform_data" "b" {
                  depends_on = [data.fake_place.c]
                }

                data "fake_place" "c" {
                  name = "c"
                }
                """)
            .orThrow();
    assertThat(graph.order())
        .extracting(GraphNode::toString)
        .containsExactly(
            "data.fake_place.c", "terraform_data.b", "local.x", "terraform_data.a", "output.o");
    assertThat(graph.resources(graph.order().get(3))).hasToString("[terraform_data.b]");
  }

  @Test
  void cyclesNameEveryReferenceWithItsPlace() {
    Diagnostic error =
        graph(
                """
                resource "terraform_data" "a" {
                  input = local.l
                }

                resource "terraform_data" "b" {
                  input = terraform_data.a.id
                }

                locals {
                  l = terraform_data.b.id
                }
                """)
            .diagnostics()
            .getFirst();
    assertThat(error.summary())
        .isEqualTo("Cycle: terraform_data.a, terraform_data.b, local.l (expand)");
    assertThat(error.subject()).isEmpty();
    assertThat(error.detail())
        .isEqualTo(
            """
            These declarations refer to each other, so none of them can be first:
              terraform_data.a refers to local.l (main.tf line 2)
              local.l refers to terraform_data.b (main.tf line 10)
              terraform_data.b refers to terraform_data.a (main.tf line 6)

            Remove one of these references.\
            """);
  }

  @Test
  void whatRefersToItselfIsNoCircle() {
    Checked<ConfigurationGraph> graph =
        graph(
            """
            resource "terraform_data" "a" {
              input      = terraform_data.a.id
              depends_on = [terraform_data.a]
            }

            locals {
              a = local.a
            }
            """);
    assertThat(graph.diagnostics()).isEmpty();
  }

  @Test
  void validationsOfVariablesThatLookAtEachOtherGoRoundInACircle() {
    Checked<ConfigurationGraph> graph =
        graph(
            """
            variable "a" {
              default = 1
              validation {
                condition     = var.a != var.b
                error_message = "same"
              }
            }

            variable "b" {
              default = 2
              validation {
                condition     = var.a != var.b
                error_message = "same"
              }
            }
            """);
    assertThat(Bench.summaries(graph.diagnostics()))
        .containsExactly("Cycle: var.a (validation), var.b (validation)");
  }

  @Test
  void aDataSourceWaitsForWhatItNamesAndNotForWhatIsBehind() {
    ConfigurationGraph graph =
        graph(
                """
                resource "terraform_data" "far" {}

                resource "terraform_data" "near" {
                  depends_on = [terraform_data.far]
                }

                resource "terraform_data" "behind_a_local" {}

                locals {
                  x = terraform_data.behind_a_local.id
                }

                data "fake_place" "d" {
                  name       = local.x
                  depends_on = [terraform_data.near]
                }
                """)
            .orThrow();
    ResourceAddress data = ResourceAddress.data("fake_place", "d");
    assertThat(graph.waitsFor(data)).hasToString("[terraform_data.near]");
    assertThat(graph.needs(data))
        .hasToString("[terraform_data.behind_a_local, terraform_data.far, terraform_data.near]");
  }

  @Test
  void whatDependsOnAFailureIsLeftOut() {
    ConfigurationGraph graph =
        graph(
                """
                resource "terraform_data" "a" {}

                locals {
                  l = terraform_data.a.id
                }

                output "o" {
                  value = local.l
                }

                resource "terraform_data" "b" {}
                """)
            .orThrow();
    List<String> seen = new ArrayList<>();
    graph.walk(
        new ConfigurationGraph.Visitor() {
          @Override
          public Outcome visited(GraphNode node) {
            seen.add("+" + node);
            return node.toString().equals("terraform_data.a") ? Outcome.FAILED : Outcome.DONE;
          }

          @Override
          public void leftOut(GraphNode node) {
            seen.add("-" + node);
          }
        });
    assertThat(seen)
        .containsExactlyInAnyOrder(
            "+terraform_data.a", "+terraform_data.b", "-local.l", "-output.o");
  }
}
