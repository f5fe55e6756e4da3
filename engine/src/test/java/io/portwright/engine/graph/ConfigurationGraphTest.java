package io.portwright.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.fake.Bench;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
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
    assertThat(error.subject().orElseThrow().place()).isEqualTo("main.tf line 2");
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
  void aBlockMayNotReferToItself() {
    Checked<ConfigurationGraph> graph =
        graph("resource \"terraform_data\" \"a\" {\n  input = terraform_data.a.id\n}\n");
    assertThat(Bench.summaries(graph.diagnostics())).containsExactly("Self-referential block");
  }

  @Test
  void aLocalMayNotReferToItself() {
    assertThat(Bench.summaries(graph("locals {\n  a = local.a\n}\n").diagnostics()))
        .containsExactly("Self-referencing local value");
  }
}
