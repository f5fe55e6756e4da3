package io.portwright.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.cli.view.Terminal;
import io.portwright.engine.machine.JsonWriter;
import io.portwright.engine.machine.PlanJson;
import io.portwright.engine.plan.Plan;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One recorded configuration: planned as {@code portwright plan -input=false} does it. */
final class ConfigurationCase {

  /**
   * What came of it.
   *
   * @param document of the plan; empty when there is none because of errors
   */
  record Outcome(Optional<JsonNode> document, List<Diagnostic> findings) {

    /** Severity, summary, file and start of each finding. */
    SortedSet<String> places() {
      SortedSet<String> found = new TreeSet<>();
      findings.forEach(finding ->
          found.add(severity(finding) + " | " + summary(finding.summary()) + place(finding)));
      return found;
    }

    SortedSet<String> details() {
      SortedSet<String> found = new TreeSet<>();
      findings.forEach(finding -> found.add(detail(finding.summary(), finding.detail())));
      return found;
    }

    private static String severity(Diagnostic finding) {
      return finding.isError() ? "error" : "warning";
    }

    private static String place(Diagnostic finding) {
      Optional<SourceRange> subject = finding.subject();
      return subject
          .map(range ->
              " | "
                  + range.file().name()
                  + " "
                  + range.startLine()
                  + ","
                  + range.file().column(range.start()))
          .orElse("");
    }
  }

  private final Path source;
  private final JsonNode given;
  private final JsonNode expected;

  ConfigurationCase(Path source) throws IOException {
    this.source = source;
    this.given = JsonDifference.read(Files.readString(source.resolve("case.json")));
    this.expected = JsonDifference.read(Files.readString(source.resolve("expected.json")));
  }

  /**
   * A case that was kept as one record, in the form of {@code families/README.md}.
   *
   * @param folder receives its files
   */
  static ConfigurationCase expanded(JsonNode record, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (var file : record.path("files").properties()) {
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.writeString(target, file.getValue().asText());
    }
    ObjectNode given = JsonNodeFactory.instance.objectNode();
    given.set("args", record.path("args"));
    given.set("env", record.path("env"));
    given.set("prior_state", record.path("prior_state"));
    Files.writeString(folder.resolve("case.json"), given.toString());
    Files.writeString(folder.resolve("expected.json"), record.path("expected").asText());
    return new ConfigurationCase(folder);
  }

  String name() {
    return source.getFileName().toString();
  }

  JsonNode expected() {
    return expected;
  }

  SortedSet<String> expectedPlaces() {
    SortedSet<String> found = new TreeSet<>();
    for (JsonNode finding : expected.path("diagnostics")) {
      JsonNode range = finding.path("range");
      String place =
          // A range in no file is how Terraform's own messages say that they have no place.
          range.isObject() && !range.path("filename").asText().isEmpty()
              ? " | "
                  + range.path("filename").asText()
                  + " "
                  + range.at("/start/line").asInt()
                  + ","
                  + range.at("/start/column").asInt()
              : "";
      found.add(
          finding.path("severity").asText()
              + " | "
              + summary(finding.path("summary").asText())
              + place);
    }
    return found;
  }

  SortedSet<String> expectedDetails() {
    SortedSet<String> found = new TreeSet<>();
    for (JsonNode finding : expected.path("diagnostics")) {
      found.add(detail(finding.path("summary").asText(), finding.path("detail").asText()));
    }
    return found;
  }

  private static String flat(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  /** Terraform has no detail for a cycle, where ours tells the places. */
  private static String detail(String summary, String detail) {
    return summary(summary) + " | " + (summary.startsWith("Cycle: ") ? "" : flat(detail));
  }

  /** The members of a cycle have no fixed order. */
  private static String summary(String text) {
    if (!text.startsWith("Cycle: ")) {
      return text;
    }
    return "Cycle: " + new TreeSet<>(List.of(text.substring(7).split(", ")));
  }

  /**
   * Plans a copy of the case.
   *
   * @param temporary an empty folder
   */
  Outcome run(Path temporary) throws IOException {
    Path folder = Files.createDirectories(temporary.resolve("work")).toRealPath();
    copy(folder);
    List<String> words = new ArrayList<>(List.of("-input=false"));
    given.path("args").forEach(word -> words.add(word.asText()));
    CommandTable.Entry entry = new CommandTable().find(List.of("plan")).orElseThrow();
    PlanCommand command = (PlanCommand) Arguments.parse(entry, words);
    try (Workbench bench =
        new Workbench(surroundings(folder, temporary.resolve("home")), command.common())) {
      Optional<PlanRun> opened =
          PlanRun.open(bench, command.planning(), command.mode(), PlanRun.Purpose.PLAN);
      if (opened.isEmpty()) {
        return new Outcome(Optional.empty(), bench.findings());
      }
      try (PlanRun run = opened.get()) {
        Optional<Plan> plan = run.plan();
        return new Outcome(
            plan.filter(_ -> !bench.hasErrors()).map(made -> document(bench, run, made)),
            bench.findings());
      }
    }
  }

  private static JsonNode document(Workbench bench, PlanRun run, Plan plan) {
    StringBuilder text = new StringBuilder();
    JsonWriter out = new JsonWriter(text::append, JsonWriter.Layout.COMPACT);
    new PlanJson(bench.providers(), plan, run.state(), Optional.of(run.module().configuration()))
        .write(out);
    out.flush();
    return JsonDifference.read(text.toString());
  }

  private Surroundings surroundings(Path folder, Path home) {
    TreeMap<String, String> environment = new TreeMap<>();
    environment.put("HOME", home.toString());
    environment.put("XDG_CONFIG_HOME", home.resolve("config").toString());
    given.path("env").properties().forEach(e -> environment.put(e.getKey(), e.getValue().asText()));
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new Surroundings(
        environment,
        folder,
        nowhere,
        nowhere,
        new BufferedReader(new StringReader("")),
        false,
        Terminal.plain(80),
        Clock.systemUTC(),
        new Random(20261123),
        Surroundings.Signals.NONE);
  }

  private void copy(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = source.relativize(file).toString();
        if (!name.equals("case.json") && !name.equals("expected.json")) {
          Path target = folder.resolve(name);
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
  }
}
