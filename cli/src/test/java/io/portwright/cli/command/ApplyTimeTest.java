package io.portwright.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only an apply knows, and what it must know from its plan. */
class ApplyTimeTest {

  @Test
  void timesAndIdsAreKnownInTheEnd(@TempDir Path temporary) throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("work"));
    Files.writeString(
        folder.resolve("main.tf"),
        """
        resource "terraform_data" "a" {
          input            = [timestamp(), plantimestamp()]
          triggers_replace = uuid()
        }
        output "at"      { value = timestamp() }
        output "planned" { value = plantimestamp() }
        output "in"      { value = terraform_data.a.output[1] }
        output "id"      { value = terraform_data.a.triggers_replace }
        """);
    run(folder, "plan", "-out=x");
    JsonNode plan = JsonDifference.read(run(folder, "show", "-json", "x"));
    run(folder, "apply", "x");
    String planned = plan.path("timestamp").asText();
    String time = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";
    assertThat(planned).matches(time);
    assertThat(run(folder, "output", "-raw", "planned")).isEqualTo(planned);
    assertThat(run(folder, "output", "-raw", "in")).isEqualTo(planned);
    assertThat(run(folder, "output", "-raw", "at")).matches(time);
    assertThat(run(folder, "output", "-raw", "id"))
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  }

  @Test
  void infinityThatOnlyAnApplyFindsStopsWhatHoldsItAndNothingElse(@TempDir Path temporary)
      throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("work"));
    Files.writeString(
        folder.resolve("main.tf"),
        """
        resource "terraform_data" "a" { input = "0" }
        resource "terraform_data" "b" { input = 1 / tonumber(terraform_data.a.output) }
        resource "terraform_data" "c" { input = terraform_data.a.id }
        output "o" { value = 1 / tonumber(terraform_data.a.output) }
        output "p" { value = terraform_data.a.output }
        """);
    Ran ran = Ran.program(folder, Ran.Input.PIPE, "", "apply", "-auto-approve");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err())
        .contains("terraform_data.b would hold an infinite number")
        .contains("output.o would hold an infinite number")
        .doesNotContain("Internal error");
    assertThat(run(folder, "state", "list")).isEqualTo("terraform_data.a\nterraform_data.c\n");
    assertThat(run(folder, "output", "-raw", "p")).isEqualTo("0");
  }

  private static String run(Path folder, String... words) {
    Ran ran = Ran.program(folder, Ran.Input.PIPE, "", words);
    assertThat(ran.code()).as(ran.err()).isZero();
    return ran.out();
  }
}
