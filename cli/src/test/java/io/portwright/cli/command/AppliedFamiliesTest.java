package io.portwright.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small configurations that were planned and applied by Terraform, some of them again after a
 * change: every field of the plan, of the state (with the dependencies of each instance) and of the
 * outputs, and that nothing is left to do.
 *
 * <p>{@code applied.jsonl} holds one case a line: a name and steps with {@code files}, the exit
 * {@code code} of {@code plan -detailed-exitcode}, and what {@code show -json} and {@code output
 * -json} printed.
 */
class AppliedFamiliesTest {
  private static final Path CASES =
      Path.of("src", "test", "resources", "families", "applied.jsonl");
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  static Stream<Arguments> cases() throws IOException {
    return Files.readAllLines(CASES).stream()
        .map(JsonDifference::read)
        .map(one -> Arguments.of(one.path("name").asText(), one.path("steps")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void endAsTerraformEndsThem(String name, JsonNode steps, @TempDir Path temporary)
      throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("work")).toRealPath();
    int number = 0;
    for (JsonNode step : steps) {
      String at = name + ", step " + ++number;
      write(folder, step.path("files"));
      Ran plan = run(folder, "plan", "-input=false", "-out=p", "-detailed-exitcode");
      assertThat(plan.code())
          .as("%s: exit code of plan\n%s", at, plan.err())
          .isEqualTo(step.path("code").asInt());
      same(at + ": plan", step.path("plan").asText(), run(folder, "show", "-json", "p").out());
      Ran apply = run(folder, "apply", "p");
      assertThat(apply.code()).as("%s: apply\n%s", at, apply.err()).isZero();
      same(at + ": state", step.path("state").asText(), run(folder, "show", "-json").out());
      same(at + ": output", step.path("output").asText(), run(folder, "output", "-json").out());
      Ran again = run(folder, "plan", "-input=false", "-detailed-exitcode");
      assertThat(again.code()).as("%s: something is left to do\n%s", at, again.out()).isZero();
    }
  }

  private static Ran run(Path folder, String... words) {
    return Ran.program(folder, Ran.Input.PIPE, "", words);
  }

  private static void write(Path folder, JsonNode files) throws IOException {
    try (Stream<Path> old = Files.list(folder)) {
      for (Path file : old.filter(f -> f.toString().matches(".*\\.tf(\\.json)?")).toList()) {
        Files.delete(file);
      }
    }
    for (var file : files.properties()) {
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.writeString(target, file.getValue().asText());
    }
  }

  private static void same(String what, String wanted, String given) {
    List<String> differences =
        new ArrayList<>(JsonDifference.between(comparable(wanted), comparable(given)));
    assertThat(differences).as(what).isEmpty();
  }

  private static JsonNode comparable(String text) {
    JsonNode document = JsonDifference.read(plain(text));
    if (document instanceof ObjectNode fields) {
      fields.remove("timestamp");
      if (fields.path("relevant_attributes") instanceof ArrayNode relevant) {
        // In no order at all.
        SortedMap<String, JsonNode> sorted = new TreeMap<>();
        relevant.forEach(one -> sorted.put(one.toString(), one));
        relevant.removeAll().addAll(sorted.values());
      }
      if (!fields.has("planned_values")) {
        // Conditions are judged by each plan; state does not keep what came of them.
        fields.remove("checks");
      }
    }
    for (String place : List.of("/values", "/prior_state/values")) {
      List<ObjectNode> resources = new ArrayList<>();
      collect(document.at(place).path("root_module"), resources);
      close(resources);
    }
    return document;
  }

  private static void collect(JsonNode module, List<ObjectNode> found) {
    module.path("resources").forEach(resource -> found.add((ObjectNode) resource));
    module.path("child_modules").forEach(child -> collect(child, found));
  }

  /**
   * Terraform writes down everything that came before an object, this program only what came right
   * before it: made equal by following the way. Data sources are in nobody's way.
   */
  private static void close(List<ObjectNode> resources) {
    Map<String, SortedSet<String>> direct = new TreeMap<>();
    for (ObjectNode resource : resources) {
      SortedSet<String> on =
          direct.computeIfAbsent(block(resource.path("address").asText()), _ -> new TreeSet<>());
      resource.path("depends_on").forEach(one -> on.add(one.asText()));
    }
    for (ObjectNode resource : resources) {
      SortedSet<String> all = new TreeSet<>();
      if (resource.path("mode").asText().equals("managed")) {
        follow(block(resource.path("address").asText()), direct, all);
      }
      resource.remove("depends_on");
      all.stream()
          .filter(one -> !one.startsWith("data.") && !one.contains(".data."))
          .forEach(resource.putArray("depends_on")::add);
    }
  }

  private static void follow(
      String block, Map<String, SortedSet<String>> direct, SortedSet<String> found) {
    for (String on : direct.getOrDefault(block, Collections.emptySortedSet())) {
      if (found.add(on)) {
        follow(on, direct, found);
      }
    }
  }

  private static String block(String address) {
    return address.replaceAll("\\[[^]]*]", "");
  }

  /** Identifiers by the order in which they occur first. */
  private static String plain(String text) {
    Map<String, String> names = new LinkedHashMap<>();
    return ID.matcher(text)
        .replaceAll(
            found -> names.computeIfAbsent(found.group(), _ -> "<id-" + names.size() + ">"));
  }
}
