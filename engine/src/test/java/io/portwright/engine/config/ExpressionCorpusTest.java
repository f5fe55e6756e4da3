package io.portwright.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.portwright.engine.eval.ConsoleText;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every recorded expression, evaluated. The counts may only go up. */
class ExpressionCorpusTest {
  private static final int EXPRESSIONS_RIGHT = 1961;
  private static final int UNKNOWNS_RIGHT = 166;

  @Test
  void evaluatesExpressionsAsRecorded() {
    ConsoleModule plain = ConsoleModule.now("");
    ConsoleModule context = ConsoleModule.now(Corpus.read("expressions-context.tf"));
    Table table = new Table();
    for (JsonNode record : Corpus.lines("expressions.jsonl")) {
      ConsoleModule module = record.path("context").asBoolean() ? context : plain;
      table.add(record, difference(record, module));
    }
    table.print();
    assertThat(table.right()).isGreaterThanOrEqualTo(EXPRESSIONS_RIGHT);
  }

  @Test
  void carriesUnknownsAsRecorded() {
    ConsoleModule module = ConsoleModule.of(Corpus.read("unknowns-context.tf"));
    Table table = new Table();
    for (JsonNode record : Corpus.lines("unknowns.jsonl")) {
      table.add(record, difference(record, module));
    }
    table.print();
    assertThat(table.right()).isGreaterThanOrEqualTo(UNKNOWNS_RIGHT);
  }

  /** Cases by category, right and wrong. */
  private static final class Table {
    private final SortedMap<String, int[]> counts = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();

    void add(JsonNode record, Optional<String> difference) {
      String category = record.path("category").asText("unknown");
      int[] count = counts.computeIfAbsent(category, _ -> new int[2]);
      count[difference.isEmpty() ? 0 : 1]++;
      difference.ifPresent(d -> wrong.add(record.path("id").asText() + "  " + d));
    }

    int right() {
      return counts.values().stream().mapToInt(c -> c[0]).sum();
    }

    void print() {
      StringBuilder text = new StringBuilder("category            cases  right  wrong\n");
      counts.forEach((category, c) ->
          text.append(String.format("%-18s %6d %6d %6d%n", category, c[0] + c[1], c[0], c[1])));
      wrong.forEach(line -> text.append(line).append('\n'));
      System.out.println(text);
    }
  }

  private static Checked<Value> evaluate(JsonNode record, ConsoleModule module) {
    String text = record.get("expr").asText();
    return record.path("multiline").asBoolean() ? module.attribute(text) : module.line(text);
  }

  /** What differs from the record; empty when nothing does. */
  private static Optional<String> difference(JsonNode record, ConsoleModule module) {
    Checked<Value> value;
    try {
      value = evaluate(record, module);
    } catch (RuntimeException e) {
      StackTraceElement at = e.getStackTrace().length > 0 ? e.getStackTrace()[0] : null;
      return Optional.of(record.get("expr").asText() + " : " + e + " " + at);
    }
    Optional<String> found =
        record.get("ok").asBoolean() ? ofValue(record, value) : ofError(record, value);
    return found.map(d -> record.get("expr").asText() + " : " + d);
  }

  private static Optional<String> ofError(JsonNode record, Checked<Value> value) {
    if (!value.hasErrors()) {
      return Optional.of("no error, wanted: " + record.get("error").asText());
    }
    Diagnostic first = value.diagnostics().stream().filter(Diagnostic::isError).toList().getFirst();
    String wanted = record.get("error").asText() + " | " + flat(record.path("detail").asText());
    String given = first.summary() + " | " + flat(first.detail());
    return wanted.contains("goroutine") && first.summary().equals(record.get("error").asText())
            || wanted.equals(given)
        ? Optional.empty()
        : Optional.of("wanted " + wanted + "\n        given " + given);
  }

  private static String flat(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static Optional<String> ofValue(JsonNode record, Checked<Value> checked) {
    if (checked.hasErrors()) {
      Diagnostic first = checked.diagnostics().getFirst();
      return Optional.of("error " + first.summary() + " | " + first.detail());
    }
    Value value = checked.orThrow();
    if (record.has("type") && !record.get("type").asText().equals(value.type().display())) {
      return Optional.of("type " + record.get("type").asText() + " but " + value.type().display());
    }
    if (record.has("display") && !record.get("display").asText().equals(ConsoleText.of(value))) {
      return Optional.of("display " + record.get("display") + " but " + ConsoleText.of(value));
    }
    if (!record.has("json")) {
      boolean whollyKnown = value.isWhollyKnown() && !record.path("no_json").asBoolean();
      return whollyKnown ? Optional.of("known: " + value) : Optional.empty();
    }
    if (record.path("sensitive").asBoolean() != value.marksDeep().sensitive()) {
      return Optional.of("sensitive: " + value.marksDeep());
    }
    if (!value.isWhollyKnown()) {
      return Optional.of("not known: " + value);
    }
    String encoded = ConsoleModule.json(value.unmarkedDeep());
    JsonNode wanted = record.get("json");
    return Corpus.same(wanted, Corpus.node(encoded))
        ? Optional.empty()
        : Optional.of("wanted " + wanted + " given " + encoded);
  }
}
