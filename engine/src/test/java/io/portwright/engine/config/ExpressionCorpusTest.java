package io.portwright.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.eval.Surroundings;
import io.portwright.engine.eval.function.CallContext;
import io.portwright.engine.eval.function.FunctionFailure;
import io.portwright.engine.eval.function.Functions;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.FileNode;
import io.portwright.engine.syntax.Parser;
import io.portwright.provider.builtin.TerraformProvider;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceFile;
import io.portwright.provider.spi.ResourceType;
import io.portwright.provider.value.Utf8Order;
import io.portwright.provider.value.Value;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every recorded expression, evaluated. The counts may only go up. */
class ExpressionCorpusTest {
  private static final int EXPRESSIONS_RIGHT = 1958;
  private static final int UNKNOWNS_RIGHT = 166;

  private static final ProviderSet PROVIDERS = new ProviderSet(List.of(new TerraformProvider()));

  private static final Surroundings AROUND =
      new Surroundings(
          Corpus.folder(),
          Path.of("/home/nobody"),
          "default",
          Optional.empty(),
          Instant.EPOCH,
          Optional.empty());

  @Test
  void evaluatesExpressionsAsRecorded() {
    ModuleEvaluator plain = module("");
    ModuleEvaluator context = module(Corpus.read("expressions-context.tf"));
    Table table = new Table();
    for (JsonNode record : Corpus.lines("expressions.jsonl")) {
      ModuleEvaluator module = record.path("context").asBoolean() ? context : plain;
      table.add(record, difference(record, module));
    }
    table.print();
    assertThat(table.right()).isGreaterThanOrEqualTo(EXPRESSIONS_RIGHT);
  }

  @Test
  void carriesUnknownsAsRecorded() {
    ModuleEvaluator module = module(Corpus.read("unknowns-context.tf"));
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

  private static ModuleEvaluator module(String text) {
    Checked<Configuration> loaded =
        new ConfigLoader(Corpus.folder(), PROVIDERS)
            .read(Corpus.folder(), List.of(new SourceFile("main.tf", text)));
    assertThat(loaded.diagnostics()).isEmpty();
    Configuration configuration = loaded.orThrow();
    SortedMap<String, Value> variables = new TreeMap<>();
    configuration
        .variables()
        .values()
        .forEach(v -> variables.put(v.name(), v.fallback().orElseThrow()));
    Planned planned = new Planned(configuration);
    ModuleEvaluator evaluator =
        new ConfigurationEvaluator(configuration, variables, planned, AROUND).root();
    planned.evaluator = Optional.of(evaluator);
    return evaluator;
  }

  /** Resources as a plan without prior state would show them. */
  private static final class Planned implements Values {
    private final Configuration configuration;
    private Optional<ModuleEvaluator> evaluator = Optional.empty();

    Planned(Configuration configuration) {
      this.configuration = configuration;
    }

    @Override
    public Optional<Value> resource(ResourceAddress address) {
      ResourceBlock block = configuration.resource(address).orElseThrow();
      ModuleEvaluator module = evaluator.orElseThrow();
      Instances instances = module.instances(block).orThrow();
      ResourceType type = new TerraformProvider().resourceType(address.type()).orElseThrow();
      SortedMap<InstanceKey, Value> planned = new TreeMap<>();
      for (InstanceKey key : instances.keys()) {
        var config = module.instance(block, key, instances).orThrow().value();
        planned.put(
            key, type.plan(new ResourceType.PlanRequest(Optional.empty(), config, config)).after());
      }
      return Optional.of(
          switch (block.repetition()) {
            case Repetition.Single _ -> planned.get(InstanceKey.NONE);
            case Repetition.Count _ -> Value.tuple(List.copyOf(planned.values()));
            case Repetition.ForEach _ -> {
              SortedMap<String, Value> byKey = new TreeMap<>(Utf8Order.INSTANCE);
              planned.forEach((k, v) -> byKey.put(((InstanceKey.Name) k).name(), v));
              yield Value.object(byKey);
            }
          });
    }
  }

  private static Checked<Value> evaluate(JsonNode record, ModuleEvaluator module) {
    String text = record.get("expr").asText();
    if (record.path("multiline").asBoolean()) {
      SourceFile file = new SourceFile("main.tf", "locals {\n  e = " + text + "\n}\n");
      Checked<FileNode> parsed = Parser.parseFile(file);
      if (parsed.hasErrors()) {
        return Checked.failed(parsed.diagnostics());
      }
      Expression expression =
          parsed.orThrow().body().blocks().getFirst().body().attributes().getFirst().expression();
      return module.evaluate(expression);
    }
    Checked<Expression> parsed = Parser.parseExpression(new SourceFile("<console-input>", text));
    return parsed.hasErrors()
        ? Checked.failed(parsed.diagnostics())
        : module.evaluate(parsed.orThrow());
  }

  /** What differs from the record; empty when nothing does. */
  private static Optional<String> difference(JsonNode record, ModuleEvaluator module) {
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
    String encoded = encoded(value.unmarkedDeep());
    JsonNode wanted = record.get("json");
    return Corpus.same(wanted, Corpus.node(encoded))
        ? Optional.empty()
        : Optional.of("wanted " + wanted + " given " + encoded);
  }

  private static String encoded(Value value) {
    try {
      return Functions.find("jsonencode").orElseThrow().call(List.of(value), NOWHERE).asString();
    } catch (FunctionFailure e) {
      throw new IllegalStateException(e);
    }
  }

  private static final CallContext NOWHERE =
      new CallContext() {
        @Override
        public Path workingFolder() {
          return Path.of("/");
        }

        @Override
        public Path homeFolder() {
          return Path.of("/");
        }

        @Override
        public Optional<Instant> now() {
          return Optional.empty();
        }

        @Override
        public Instant planTime() {
          return Instant.EPOCH;
        }

        @Override
        public Optional<UUID> newId() {
          return Optional.empty();
        }

        @Override
        public Value render(String name, String template, SortedMap<String, Value> variables) {
          throw new IllegalStateException();
        }
      };
}
