package io.portwright.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.check.StaticCheck;
import io.portwright.engine.eval.Evaluator;
import io.portwright.engine.eval.Scope;
import io.portwright.engine.eval.Surroundings;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Parser;
import io.portwright.provider.builtin.TerraformProvider;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceFile;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small configurations, most of them in JSON, and what Terraform 1.11.4 says about each: the
 * findings of {@code validate}, or of {@code plan} where the record says so, and the values of
 * outputs that are known. One JSON object a line; {@code at} is the file, then line and column of
 * start and end.
 */
class JsonRecordedTest {
  private static final Path RECORDS = Path.of("src/test/resources/json/recorded.jsonl");
  private static final ProviderSet PROVIDERS = new ProviderSet(List.of(new TerraformProvider()));

  @TempDir private Path folder;

  record Case(String name, JsonNode record) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    for (String line : Files.readAllLines(RECORDS)) {
      JsonNode record = Corpus.node(line);
      cases.add(new Case(record.path("name").asText(), record));
    }
    return cases;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void saysWhatTerraformSays(Case given) throws IOException {
    for (Map.Entry<String, JsonNode> file : given.record().path("files").properties()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.resolveSibling("."));
      Files.writeString(path, file.getValue().asText());
    }
    TreeSet<String> wanted = new TreeSet<>();
    given.record().path("diagnostics").forEach(d -> wanted.add(text(d)));
    TreeSet<String> found = new TreeSet<>();
    Map<String, String> outputs = new TreeMap<>();
    findings(given.record(), outputs).forEach(d -> found.add(text(d)));
    assertThat(found).as("%s", given.record().path("files")).isEqualTo(wanted);
    for (Map.Entry<String, JsonNode> output : given.record().path("outputs").properties()) {
      assertThat(Corpus.node(outputs.getOrDefault(output.getKey(), "\"no value\"")))
          .as(output.getKey())
          .isEqualTo(output.getValue());
    }
  }

  private static String text(JsonNode d) {
    return String.join(
        " | ",
        d.path("severity").asText(),
        d.path("summary").asText(),
        d.path("detail").asText().strip(),
        d.path("at").asText());
  }

  private static String text(Diagnostic d) {
    return String.join(
        " | ",
        d.isError() ? "error" : "warning",
        d.summary(),
        d.detail().strip(),
        d.subject().map(JsonRecordedTest::place).orElse(""));
  }

  /** Terraform shows an empty range as one column. */
  private static String place(SourceRange range) {
    SourceFile file = range.file();
    int end = file.column(range.end()) + (range.start() == range.end() ? 1 : 0);
    return "%s %d,%d-%d,%d"
        .formatted(
            file.name(), range.startLine(), file.column(range.start()), range.endLine(), end);
  }

  private List<Diagnostic> findings(JsonNode record, Map<String, String> outputs) {
    Checked<Configuration> loaded = new ConfigLoader(folder, PROVIDERS).readable(folder);
    List<Diagnostic> found = new ArrayList<>(loaded.diagnostics());
    if (loaded.hasErrors()) {
      return found;
    }
    found.addAll(new StaticCheck(loaded.orThrow(), PROVIDERS, around()).diagnostics());
    if (record.path("plan").asBoolean() && found.stream().noneMatch(Diagnostic::isError)) {
      found.addAll(evaluated(loaded.orThrow(), options(record), outputs));
    }
    return found;
  }

  private static List<InputLoader.Option> options(JsonNode record) {
    List<InputLoader.Option> options = new ArrayList<>();
    for (JsonNode argument : record.path("args")) {
      String[] option = argument.asText().split("=", 2);
      options.add(
          option[0].equals("-var-file")
              ? new InputLoader.Option.VariableFile(Path.of(option[1]))
              : new InputLoader.Option.Assignment(option[1]));
    }
    return options;
  }

  private List<Diagnostic> evaluated(
      Configuration configuration, List<InputLoader.Option> options, Map<String, String> outputs) {
    Checked<SortedMap<String, Value>> inputs =
        new InputLoader(folder, Map.of()).load(configuration, options, _ -> Optional.empty());
    List<Diagnostic> found = new ArrayList<>(inputs.diagnostics());
    if (inputs.hasErrors()) {
      return found;
    }
    ConfigurationEvaluator whole =
        new ConfigurationEvaluator(configuration, inputs.orThrow(), unplanned(), around());
    for (OutputValue output : configuration.outputs().values()) {
      Checked<Value> value = whole.root().output(output);
      found.addAll(value.diagnostics());
      value.value().flatMap(JsonRecordedTest::json).ifPresent(v -> outputs.put(output.name(), v));
    }
    found.addAll(whole.problems());
    return found;
  }

  private static Values unplanned() {
    return (ResourceAddress _) -> Optional.empty();
  }

  private Surroundings around() {
    return new Surroundings(
        folder, folder, "default", Optional.empty(), Instant.EPOCH, Optional.empty());
  }

  private static Optional<String> json(Value value) {
    Scope scope =
        new Scope() {
          @Override
          public Checked<Resolved> resolve(Expression.Traversal reference) {
            return Checked.of(new Resolved(value, 1));
          }

          @Override
          public Surroundings surroundings() {
            Path none = Path.of("/");
            return new Surroundings(
                none, none, "", Optional.empty(), Instant.EPOCH, Optional.empty());
          }
        };
    SourceFile file = new SourceFile("test", "jsonencode(local.value)");
    return Evaluator.evaluate(Parser.parseExpression(file).orThrow(), scope)
        .value()
        .filter(Value::isKnown)
        .map(Value::asString);
  }
}
