package io.portwright.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.config.ConfigLoader;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.ProviderSet;
import io.portwright.engine.eval.Surroundings;
import io.portwright.provider.builtin.TerraformProvider;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What validation finds, each as {@code summary @ file:line}; recorded from Terraform 1.11.4. */
class StaticCheckTest {
  private static final ProviderSet PROVIDERS =
      new ProviderSet(List.of(new TerraformProvider(() -> "id")));

  @TempDir private Path folder;

  private List<String> found(String main, String module) throws IOException {
    Files.writeString(folder.resolve("main.tf"), main);
    Files.createDirectories(folder.resolve("m"));
    Files.writeString(folder.resolve("m").resolve("m.tf"), module);
    Checked<Configuration> readable = new ConfigLoader(folder, PROVIDERS).readable(folder);
    assertThat(readable.diagnostics()).isEmpty();
    return check(readable.orThrow()).diagnostics().stream().map(StaticCheckTest::text).toList();
  }

  private List<String> found(String main) throws IOException {
    return found(main, "");
  }

  private StaticCheck check(Configuration configuration) {
    return new StaticCheck(
        configuration,
        PROVIDERS,
        new Surroundings(
            folder, folder, "default", Optional.empty(), Instant.EPOCH, Optional.empty()));
  }

  private static String text(Diagnostic finding) {
    return finding.summary()
        + finding.subject().map(SourceRange::place).map(place -> " @ " + place).orElse("");
  }

  @Test
  void whatDependsOnAMistakeIsLeftOut() throws IOException {
    assertThat(
            found(
                """
                resource "terraform_data" "a" { nope = 1 }
                resource "terraform_data" "b" {
                  input = terraform_data.a.id
                  nope  = 1
                }
                locals { c = terraform_data.b.id + var.undeclared }
                output "d" { value = local.c.x }
                resource "terraform_data" "e" { nope = 1 }
                """))
        .containsExactly(
            "Unsupported argument @ main.tf line 1", "Unsupported argument @ main.tf line 8");
  }

  @Test
  void blocksWithoutInstancesAreLookedAt() throws IOException {
    assertThat(
            found(
                """
                resource "terraform_data" "a" {
                  count = 0
                  input = tonumber("x")
                }
                module "m" {
                  source = "./m"
                  count  = 0
                }
                """,
                "locals { l = tonumber(\"y\") }"))
        .containsExactly(
            "Invalid function argument @ m/m.tf line 1",
            "Invalid function argument @ main.tf line 3");
  }

  @Test
  void inputsAreUnknownEvenWithADefault() throws IOException {
    assertThat(
            found(
                """
                variable "v" {
                  type    = string
                  default = "x"
                }
                locals {
                  a = tonumber(var.v)
                  b = var.v.c
                }
                """))
        .containsExactly("Unsupported attribute @ main.tf line 7");
  }

  @Test
  void whatACallGivesIsJudgedButNotSeenInside() throws IOException {
    assertThat(
            found(
                """
                module "m" {
                  source = "./m"
                  v      = "x"
                  w      = 3
                }
                """,
                """
                variable "v" {}
                variable "w" {
                  validation {
                    condition     = var.w < 3
                    error_message = "Too many."
                  }
                }
                locals { n = tonumber(var.v) }
                output "o" { value = var.w.x }
                """))
        .containsExactly("Invalid value for variable @ main.tf line 4");
  }

  @Test
  void aFailedCallHidesTheModule() throws IOException {
    assertThat(
            found(
                """
                module "m" {
                  source = "./m"
                  count  = var.undeclared
                }
                """,
                "resource \"terraform_data\" \"a\" { nope = 1 }"))
        .containsExactly("Reference to undeclared input variable @ main.tf line 3");
  }

  @Test
  void unknownTypesHideWhatRefersToThem() throws IOException {
    assertThat(
            found(
                """
                resource "terraform_nope" "a" {}
                locals { x = terraform_nope.a.id + terraform_data.missing.id }
                locals { y = terraform_data.missing.id }
                """))
        .containsExactly(
            "Invalid resource type @ main.tf line 1",
            "Reference to undeclared resource @ main.tf line 3");
  }

  @Test
  void providersAreLookedAtOnlyForTheirResources() throws IOException {
    assertThat(found("provider \"terraform\" { nope = 1 }\n")).isEmpty();
    assertThat(
            found(
                """
                provider "terraform" { nope = 1 }
                resource "terraform_data" "a" { nope = 1 }
                """))
        .containsExactly("Unsupported argument @ main.tf line 1");
  }

  @Test
  void cyclesComeAlone() throws IOException {
    assertThat(
            found(
                """
                locals {
                  a = local.b
                  b = local.a
                  c = tonumber("x")
                }
                """))
        .containsExactly("Cycle: local.a (expand), local.b (expand)");
  }

  @Test
  void theGraphIsForThePlan() throws IOException {
    Files.writeString(folder.resolve("main.tf"), "locals { a = 1 }\noutput \"o\" { value = 1 }\n");
    Configuration configuration = new ConfigLoader(folder, PROVIDERS).readable(folder).orThrow();
    assertThat(check(configuration).checked().orThrow().order()).hasSize(2);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # what is evaluated together       | what is found
          [var.a, terraform_data.b.id]       | Reference to undeclared resource
          [var.a, local.b]                   | Reference to undeclared input variable, Reference to undeclared local value
          [var.a, module.b]                  | Reference to undeclared module
          each.key                           | Reference to "each" in context without for_each
          each.value                         | each.value cannot be used in this context
          each.other                         | Invalid "each" attribute
          each                               | Invalid "each" attribute, Invalid reference
          count                              | Invalid "count" attribute, Invalid reference
          path                               | Invalid "path" attribute, Invalid reference
          path.here                          | Invalid "path" attribute
          terraform                          | Invalid "terraform" attribute, Invalid reference
          terraform_data.known[null]         | Invalid index key
          terraform_data.known[true].id      | Invalid index key
          terraform_data.known[0.5]          | Invalid index key
          terraform_data.known[1e999999999]  | Invalid index key
          terraform_data.known.nope          | Missing resource instance key, Unsupported attribute
          terraform_data.known[0].id.x       | Unsupported attribute
          terraform_data.known[0][0]         | Invalid index operation
          terraform_data.known[0].id         |
          sum(terraform_data.known[0].id)    |
          """)
  void references(String expression, String wanted) throws IOException {
    List<String> found =
        found(
            """
            resource "terraform_data" "known" { count = 1 }
            output "o" { value = %s }
            """
                .formatted(expression));
    assertThat(found.stream().map(line -> line.split(" @ ", 2)[0]))
        .containsExactlyInAnyOrderElementsOf(
            wanted == null ? List.of() : List.of(wanted.split(", ")));
  }
}
