package io.portwright.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Recorded configurations for which this program answers otherwise than Terraform, because a user
 * is better off so. Each names its reason and what is answered; neither may change unnoticed.
 */
class IntendedDifferencesTest {
  private static final Path CASES =
      Path.of("src", "test", "resources", "families", "intended.jsonl");

  static Stream<Arguments> cases() throws IOException {
    return Files.readAllLines(CASES).stream()
        .map(JsonDifference::read)
        .map(one -> Arguments.of(one.path("name").asText(), one));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void answersAsIntended(String name, JsonNode record, @TempDir Path temporary) throws IOException {
    ConfigurationCase one = ConfigurationCase.expanded(record, temporary.resolve("case"));
    ConfigurationCase.Outcome outcome = one.run(temporary.resolve("run"));
    List<String> ours = lines(outcome.document().isPresent(), outcome.places(), outcome.details());
    List<String> wanted = new ArrayList<>();
    record.path("given").forEach(line -> wanted.add(line.asText()));
    assertThat(ours).as("answer to %s", name).isEqualTo(wanted);
    assertThat(record.path("reason").asText()).as("reason of %s", name).isNotBlank();
    boolean planned = one.expected().path("result").asText().equals("plan");
    assertThat(ours)
        .as("%s is not different any more: it belongs to recorded.jsonl", name)
        .isNotEqualTo(lines(planned, one.expectedPlaces(), one.expectedDetails()));
  }

  private static List<String> lines(
      boolean planned, SortedSet<String> places, SortedSet<String> details) {
    List<String> lines = new ArrayList<>();
    lines.add(planned ? "plan" : "error");
    lines.addAll(places);
    lines.addAll(details);
    return lines;
  }
}
