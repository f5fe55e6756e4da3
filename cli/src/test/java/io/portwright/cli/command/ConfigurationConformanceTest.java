package io.portwright.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every recorded configuration, planned as the program does it and compared with what Terraform
 * says. The counts may only go up.
 *
 * <p>{@code -Dconformance.configs=FOLDER} takes another set of cases, {@code
 * -Dconformance.case=NAME} one case with every difference. The differences are also in {@code
 * target/conformance-configs.txt}.
 */
class ConfigurationConformanceTest {
  private static final Path CASES =
      Path.of("..", "engine", "src", "test", "resources", "conformance", "configs");

  private static final Path FAMILIES =
      Path.of("src", "test", "resources", "families", "recorded.jsonl");

  private static final int SHORT = 6;
  private static final int WIDTH = 160;

  /** What is compared; {@code least} is how many cases must be right. */
  private enum Aspect {
    RESULT("result", 97),
    PLANNED_VALUES("planned_values", 43),
    RESOURCE_CHANGES("resource_changes", 24),
    OUTPUT_CHANGES("output_changes", 33),
    CHECKS("checks", 2),
    FLAGS("complete, applyable, errored", 43),
    DIAGNOSTICS("diagnostics: summary, start", 55),
    DETAILS("diagnostics: detail", 55);

    private final String title;
    private final int least;

    Aspect(String title, int least) {
      this.title = title;
      this.least = least;
    }
  }

  private final Map<Aspect, int[]> counts = new EnumMap<>(Aspect.class);
  private final List<String> wrong = new ArrayList<>();

  @Test
  void plansAsTerraformDoes(@TempDir Path temporary) throws IOException {
    Optional<String> only = Optional.ofNullable(System.getProperty("conformance.case"));
    Optional<Path> other =
        Optional.ofNullable(System.getProperty("conformance.configs")).map(Path::of);
    for (Aspect aspect : Aspect.values()) {
      counts.put(aspect, new int[2]);
    }
    List<Path> folders;
    try (Stream<Path> entries = Files.list(other.orElse(CASES))) {
      folders =
          entries
              .filter(Files::isDirectory)
              .filter(folder -> only.map(folder.getFileName().toString()::equals).orElse(true))
              .sorted()
              .toList();
    }
    for (Path folder : folders) {
      ConfigurationCase one = new ConfigurationCase(folder);
      compare(one, temporary.resolve(one.name()), only.isPresent() ? Integer.MAX_VALUE : SHORT);
    }
    report();
    if (only.isPresent()) {
      assertThat(wrong).isEmpty();
    } else if (other.isEmpty()) {
      for (Aspect aspect : Aspect.values()) {
        assertThat(counts.get(aspect)[0]).as(aspect.title).isGreaterThanOrEqualTo(aspect.least);
      }
    }
  }

  /**
   * Families of small configurations, recorded like the others and kept as one record a line: every
   * argument of every block, modules, moves, imports, prior state. All must stay right.
   */
  @Test
  void plansFamiliesAsTerraformDoes(@TempDir Path temporary) throws IOException {
    for (Aspect aspect : Aspect.values()) {
      counts.put(aspect, new int[2]);
    }
    int cases = 0;
    List<String> records = Files.readAllLines(FAMILIES);
    for (String line : records) {
      JsonNode record = JsonDifference.read(line);
      Path folder = temporary.resolve("case-" + cases++);
      int before = wrong.size();
      compare(ConfigurationCase.expanded(record, folder), temporary.resolve("run-" + cases), SHORT);
      if (wrong.size() > before) {
        wrong.set(before, record.path("name").asText() + " " + wrong.get(before));
      }
    }
    ConformanceRow.write(
        20, "families of configurations: all of that", cases, cases - wrong.size());
    assertThat(wrong).isEmpty();
  }

  private void compare(ConfigurationCase one, Path temporary, int most) throws IOException {
    List<String> lines = new ArrayList<>();
    ConfigurationCase.Outcome outcome;
    try {
      outcome = one.run(temporary);
    } catch (RuntimeException e) {
      lines.add("exception " + e + " at " + e.getStackTrace()[0]);
      outcome = new ConfigurationCase.Outcome(Optional.empty(), List.of());
    }
    JsonNode expected = one.expected();
    boolean planned = expected.path("result").asText().equals("plan");
    count(
        Aspect.RESULT,
        planned == outcome.document().isPresent() && lines.isEmpty()
            ? List.of()
            : List.of("wanted " + (planned ? "a plan" : "an error")),
        lines);
    if (planned) {
      JsonNode given = outcome.document().orElse(MissingNode.getInstance());
      document(Aspect.PLANNED_VALUES, expected, given, lines, "planned_values");
      document(Aspect.RESOURCE_CHANGES, expected, given, lines, "resource_changes");
      document(Aspect.OUTPUT_CHANGES, expected, given, lines, "output_changes");
      document(Aspect.CHECKS, expected, given, lines, "checks");
      document(Aspect.FLAGS, expected, given, lines, "complete", "applyable", "errored");
    }
    if (!planned || expected.has("diagnostics") || !outcome.findings().isEmpty()) {
      count(Aspect.DIAGNOSTICS, difference(one.expectedPlaces(), outcome.places()), lines);
      count(Aspect.DETAILS, difference(one.expectedDetails(), outcome.details()), lines);
    }
    if (!lines.isEmpty()) {
      List<String> shown =
          lines.stream().limit(most).map(line -> most == SHORT ? cut(line) : line).toList();
      String more = lines.size() > most ? "\n  ... " + (lines.size() - most) + " more" : "";
      wrong.add(one.name() + "\n" + String.join("\n", shown).indent(2).stripTrailing() + more);
    }
  }

  private static String cut(String text) {
    return text.lines()
        .map(line -> line.length() > WIDTH ? line.substring(0, WIDTH) + "..." : line)
        .collect(Collectors.joining("\n"));
  }

  private void document(
      Aspect aspect, JsonNode expected, JsonNode given, List<String> lines, String... fields) {
    List<String> found = new ArrayList<>();
    for (String field : fields) {
      JsonDifference.between(expected.path(field), given.path(field))
          .forEach(line -> found.add(field + line));
    }
    boolean absent = fields.length == 1 && !expected.has(fields[0]) && !given.has(fields[0]);
    if (!absent) {
      count(aspect, found, lines);
    }
  }

  private static List<String> difference(SortedSet<String> wanted, SortedSet<String> given) {
    SortedSet<String> missing = new TreeSet<>(wanted);
    missing.removeAll(given);
    SortedSet<String> surplus = new TreeSet<>(given);
    surplus.removeAll(wanted);
    List<String> found = new ArrayList<>();
    missing.forEach(line -> found.add("missing " + line));
    surplus.forEach(line -> found.add("surplus " + line));
    return found;
  }

  private void count(Aspect aspect, List<String> found, List<String> lines) {
    counts.get(aspect)[found.isEmpty() ? 0 : 1]++;
    lines.addAll(found);
  }

  private void report() throws IOException {
    StringBuilder text = new StringBuilder("configurations                 cases  right  wrong\n");
    counts.forEach((aspect, count) ->
        text.append(
            String.format(
                "%-30s %5d %6d %6d%n", aspect.title, count[0] + count[1], count[0], count[1])));
    System.out.println(text);
    if (System.getProperty("conformance.case") == null
        && System.getProperty("conformance.configs") == null) {
      for (var count : counts.entrySet()) {
        int[] found = count.getValue();
        ConformanceRow.write(
            5 + count.getKey().ordinal(),
            "configurations: " + count.getKey().title,
            found[0] + found[1],
            found[0]);
      }
    }
    String details = String.join("\n", wrong);
    if (System.getProperty("conformance.case") != null) {
      System.out.println(details);
    }
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", "conformance-configs.txt"), text + "\n" + details + "\n");
  }
}
