package io.portwright.engine.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.portwright.engine.source.SourceLoader;
import io.portwright.engine.syntax.json.JsonParser;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Terraform 1.11.4 recorded about texts: which are well-formed, and what literals say. */
class ConformanceTest {
  private static final Path CORPUS = Path.of("src/test/resources/conformance");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Summaries of errors that a text causes by its form alone. */
  private static final Set<String> FORM =
      Set.of(
          "Argument or block definition required",
          "Extra characters after expression",
          "Invalid 'for' expression",
          "Invalid attribute name",
          "Invalid character",
          "Invalid escape sequence",
          "Invalid expression",
          "Invalid legacy index syntax",
          "Invalid multi-line string",
          "Invalid number literal",
          "Invalid single-argument block definition",
          "Invalid template control keyword",
          "Missing attribute separator",
          "Missing attribute value",
          "Missing close bracket on splat index",
          "Missing expression",
          "Missing item separator",
          "Nested splat expression not allowed",
          "Unbalanced parentheses",
          "Unclosed template interpolation sequence",
          "Unexpected else directive",
          "Unexpected end of template",
          "Unexpected endfor directive",
          "Unexpected endif directive",
          "Unsupported operator",
          "Unterminated template string");

  @Test
  void expressionsAreWellFormedExactlyWhenTerraformSaysSo() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (JsonNode line : lines("expressions.jsonl")) {
      Optional<String> expected =
          Optional.ofNullable(line.get("error"))
              .map(JsonNode::asText)
              .filter(e -> FORM.contains(e) && !isEvaluationError(line));
      Optional<String> actual =
          parse(line).diagnostics().stream().map(Diagnostic::summary).findFirst();
      if (!expected.equals(actual)) {
        wrong.add(line.get("id").asText() + " " + expected + " " + actual + " " + line.get("expr"));
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Two summaries are used by evaluation too; the details tell them apart. */
  private static boolean isEvaluationError(JsonNode line) {
    String detail = line.path("detail").asText();
    return line.get("error").asText().equals("Invalid expression")
        && !detail.startsWith("Expected the start of an expression");
  }

  @Test
  void unknownsAreAllWellFormed() throws IOException {
    for (JsonNode line : lines("unknowns.jsonl")) {
      assertThat(parse(line).diagnostics()).as(line.get("expr").asText()).isEmpty();
    }
  }

  @Test
  void literalStringsSayWhatTerraformEvaluates() throws IOException {
    int compared = 0;
    for (JsonNode line : lines("expressions.jsonl")) {
      if (line.path("ok").asBoolean()
          && parse(line).orThrow() instanceof Expression.StringLiteral literal) {
        assertThat(Normalizer.normalize(literal.value(), Normalizer.Form.NFC))
            .as(line.get("id").asText())
            .isEqualTo(line.get("json").asText());
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(20);
  }

  private static Checked<Expression> parse(JsonNode line) {
    String text = line.get("expr").asText();
    if (!line.path("multiline").asBoolean()) {
      return Parser.parseExpression(new SourceFile("console", text));
    }
    SourceFile file = new SourceFile("main.tf", "locals {\n  e = " + text + "\n}\n");
    return Parser.parseFile(file)
        .then(tree -> {
          BodyNode locals = tree.body().blocks("locals").getFirst().body();
          return Checked.of(
              locals
                  .attribute("e")
                  .map(AttributeNode::expression)
                  .orElseGet(() -> new Expression.Invalid(locals.range())));
        });
  }

  @Test
  void configurationsAreWellFormedExactlyWhenTerraformSaysSo() throws IOException {
    for (Path folder : folders(CORPUS.resolve("configs"))) {
      JsonNode expected = JSON.readTree(folder.resolve("expected.json").toFile());
      Set<String> errors = new TreeSet<>();
      for (JsonNode diagnostic : expected.path("diagnostics")) {
        if (FORM.contains(diagnostic.get("summary").asText())
            && diagnostic.path("range").path("filename").asText().endsWith(".tf")
            && !diagnostic.get("detail").asText().contains("static")) {
          JsonNode range = diagnostic.get("range");
          errors.add(
              diagnostic.get("summary").asText()
                  + ": "
                  + diagnostic.get("detail").asText()
                  + " "
                  + place(range.get("start"))
                  + "-"
                  + place(range.get("end")));
        }
      }
      assertThat(findings(folder)).as(folder.getFileName().toString()).isEqualTo(errors);
    }
  }

  private static String place(JsonNode position) {
    return position.get("line").asInt() + "," + position.get("column").asInt();
  }

  private static Set<String> findings(Path folder) {
    Set<String> found = new TreeSet<>();
    for (SourceFile file : new SourceLoader(folder).folder(Path.of("")).orThrow()) {
      if (JsonParser.reads(file)) {
        continue;
      }
      for (Diagnostic diagnostic : Parser.parseFile(file).diagnostics()) {
        found.add(
            diagnostic.summary()
                + ": "
                + diagnostic.detail()
                + " "
                + TreeDump.place(diagnostic.subject().orElseThrow()));
      }
    }
    return found;
  }

  @Test
  void officialExamplesAreWellFormed() throws IOException {
    Optional<Path> shared = SharedFolder.find();
    assumeTrue(shared.isPresent(), "no shared folder on this machine");
    int files = 0;
    try (Stream<Path> all = Files.walk(shared.get().resolve("official-examples"))) {
      for (Path path : all.filter(p -> p.toString().endsWith(".tf")).sorted().toList()) {
        SourceFile file =
            new SourceLoader(Objects.requireNonNull(path.getParent())).file(path).orThrow();
        Checked<FileNode> parsed = Parser.parseFile(file);
        assertThat(parsed.diagnostics()).as(path.toString()).isEmpty();
        assertThat(parsed.orThrow().print()).isEqualTo(Files.readString(path));
        files++;
      }
    }
    assertThat(files).isGreaterThan(30);
  }

  private static List<Path> folders(Path parent) throws IOException {
    try (Stream<Path> all = Files.list(parent)) {
      return all.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static List<JsonNode> lines(String name) throws IOException {
    List<JsonNode> found = new ArrayList<>();
    for (String line : Files.readAllLines(CORPUS.resolve(name))) {
      found.add(JSON.readTree(line));
    }
    return found;
  }
}
