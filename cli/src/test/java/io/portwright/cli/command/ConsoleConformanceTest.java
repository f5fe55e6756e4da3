package io.portwright.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every recorded expression through {@code console -jsonl}. {@code
 * -Dconformance.expressions=FOLDER} takes the records and their context from another folder.
 */
class ConsoleConformanceTest {
  private static final Optional<Path> OTHER =
      Optional.ofNullable(System.getProperty("conformance.expressions")).map(Path::of);
  private static final Path CORPUS =
      OTHER.orElse(Path.of("..", "engine", "src", "test", "resources", "conformance"));

  private final List<String> wrong = new ArrayList<>();
  private int cases;
  private int rightErrors;
  private int errors;

  @Test
  void answersExpressionsAsRecorded(@TempDir Path temporary) throws IOException {
    List<JsonNode> records = records("expressions.jsonl");
    for (boolean context : List.of(true, false)) {
      List<JsonNode> some =
          records.stream().filter(r -> r.path("context").asBoolean() == context).toList();
      Path folder = Files.createDirectories(temporary.resolve("context-" + context));
      copy(CORPUS.resolve("files"), folder.resolve("files"));
      if (context) {
        Files.copy(CORPUS.resolve("expressions-context.tf"), folder.resolve("main.tf"));
      }
      compare(some, answers(some, folder, "-jsonl"));
    }
    report(1, "expressions");
  }

  @Test
  void carriesUnknownsAsRecorded(@TempDir Path temporary) throws IOException {
    List<JsonNode> records = records("unknowns.jsonl");
    Files.copy(CORPUS.resolve("unknowns-context.tf"), temporary.resolve("main.tf"));
    compare(records, answers(records, temporary, "-jsonl", "-plan"));
    report(3, "unknowns");
  }

  @Test
  void aBadLineIsNotTheEnd(@TempDir Path temporary) throws IOException {
    String out =
        console(
            temporary,
            """
            {"id": "a", "expr": "1 +"}
            not json
            {"id": 7, "wrong": 1}

            {"id": "b", "expr": "1 + 1"}
            """,
            "-jsonl");
    assertThat(out.lines().toList())
        .hasSize(4)
        .last()
        .isEqualTo(
            "{\"id\":\"b\",\"ok\":true,\"json\":2,\"type\":\"number\",\"unknown\":false,"
                + "\"sensitive\":false,\"display\":\"2\"}");
    assertThat(out.lines().map(line -> JsonDifference.read(line).path("ok").asBoolean()))
        .containsExactly(false, false, false, true);
  }

  private static List<JsonNode> records(String file) throws IOException {
    try (Stream<String> lines = Files.lines(CORPUS.resolve(file))) {
      return lines.filter(line -> !line.isBlank()).map(JsonDifference::read).toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  private static List<JsonNode> answers(List<JsonNode> records, Path folder, String... flags) {
    StringBuilder requests = new StringBuilder();
    for (JsonNode record : records) {
      ObjectNode request = JsonNodeFactory.instance.objectNode();
      request.set("id", record.path("id"));
      request.set("expr", record.path("expr"));
      if (record.path("multiline").asBoolean()) {
        request.put("multiline", true);
      }
      requests.append(request).append('\n');
    }
    return console(folder, requests.toString(), flags).lines().map(JsonDifference::read).toList();
  }

  private static String console(Path folder, String input, String... flags) {
    List<String> words = new ArrayList<>(List.of("console"));
    words.addAll(List.of(flags));
    Ran ran = Ran.program(folder, Ran.Input.PIPE, input, words.toArray(String[]::new));
    assertThat(ran.code()).as(ran.err()).isZero();
    return ran.out();
  }

  private void compare(List<JsonNode> records, List<JsonNode> answers) {
    assertThat(answers).hasSameSizeAs(records);
    for (int i = 0; i < records.size(); i++) {
      JsonNode record = records.get(i);
      List<String> differences = differences(record, answers.get(i));
      cases++;
      if (!differences.isEmpty()) {
        wrong.add(record.path("id").asText() + "  " + record.path("expr") + " " + differences);
      }
      if (!record.path("ok").asBoolean()) {
        errors++;
        rightErrors += record.path("error").equals(answers.get(i).path("error")) ? 1 : 0;
      }
    }
  }

  /** A field that is missing in a record says nothing, except flags: those are false. */
  private static List<String> differences(JsonNode record, JsonNode answer) {
    List<String> found = new ArrayList<>();
    for (String field : List.of("id", "ok", "type", "json", "display")) {
      if (record.has(field) && !bothZip(record.get(field), answer.path(field))) {
        JsonDifference.between(record.get(field), answer.path(field))
            .forEach(line -> found.add(field + line));
      }
    }
    for (String flag : List.of("sensitive", "unknown", "no_json")) {
      boolean recorded = record.has("category") || !flag.equals("unknown");
      if (recorded && record.path(flag).asBoolean() != answer.path(flag).asBoolean()) {
        found.add(flag + " " + answer.path(flag));
      }
    }
    return found;
  }

  /** What a compressor makes of a text is its own business; it has to be the same text. */
  private static boolean bothZip(JsonNode wanted, JsonNode given) {
    return wanted.asText().startsWith("H4sI")
        && given.asText().startsWith("H4sI")
        && unzipped(wanted.asText()).equals(unzipped(given.asText()));
  }

  private static String unzipped(String text) {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void report(int row, String corpus) throws IOException {
    if (OTHER.isEmpty()) {
      ConformanceRow.write(
          row, corpus + ": value, type, marks, display", cases, cases - wrong.size());
      ConformanceRow.write(row + 1, corpus + ": summary of the error", errors, rightErrors);
    }
    System.out.printf(
        "%-14s cases %d, right %d, wrong %d; errors %d, summaries right %d%n",
        corpus, cases, cases - wrong.size(), wrong.size(), errors, rightErrors);
    wrong.forEach(System.out::println);
    if (OTHER.isEmpty()) {
      assertThat(wrong).isEmpty();
      assertThat(rightErrors).isGreaterThanOrEqualTo(errors * 98 / 100);
    }
  }
}
