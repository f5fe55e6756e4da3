package io.portwright.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.eval.Evaluator;
import io.portwright.engine.eval.Scope;
import io.portwright.engine.eval.Surroundings;
import io.portwright.engine.eval.function.Budget;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Expression.Traversal;
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
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** A root module of one file, and expressions evaluated in it as the console would. */
public final class ConsoleModule {
  private static final ProviderSet PROVIDERS = new ProviderSet(List.of(new TerraformProvider()));

  private final ConfigurationEvaluator whole;
  private final ModuleEvaluator evaluator;

  private ConsoleModule(ConfigurationEvaluator whole, ModuleEvaluator evaluator) {
    this.whole = whole;
    this.evaluator = evaluator;
  }

  /** A module in the folder of the corpus; its resources are planned without prior state. */
  public static ConsoleModule of(String text) {
    return of(text, Corpus.folder());
  }

  /** A module in this folder; its resources are planned without prior state. */
  public static ConsoleModule of(String text, Path folder) {
    return of(text, around(folder, new Budget()));
  }

  /** A module in the folder of the corpus that may take no more than this. */
  static ConsoleModule of(String text, Budget budget) {
    return of(text, around(Corpus.folder(), budget));
  }

  private static ConsoleModule of(String text, Surroundings around) {
    Path folder = around.workingFolder();
    Checked<Configuration> loaded =
        new ConfigLoader(folder, PROVIDERS).read(folder, List.of(new SourceFile("main.tf", text)));
    assertThat(loaded.diagnostics()).isEmpty();
    Configuration configuration = loaded.orThrow();
    SortedMap<String, Value> variables = new TreeMap<>();
    configuration
        .variables()
        .values()
        .forEach(v -> variables.put(v.name(), v.fallback().orElseThrow()));
    Planned planned = new Planned(configuration);
    ConfigurationEvaluator whole =
        new ConfigurationEvaluator(configuration, variables, planned, around);
    ModuleEvaluator evaluator = whole.root();
    planned.evaluator = Optional.of(evaluator);
    return new ConsoleModule(whole, evaluator);
  }

  private static Surroundings around(Path folder, Budget budget) {
    return new Surroundings(
        folder,
        Path.of("/home/nobody"),
        "default",
        Optional.empty(),
        Instant.EPOCH,
        Optional.empty(),
        budget);
  }

  /** What is wrong with the module itself. */
  public List<Diagnostic> problems() {
    return whole.problems();
  }

  /** The module in the folder of the corpus, outside of a plan: time and ids are known. */
  static ConsoleModule now(String text) {
    Surroundings planned = around(Corpus.folder(), new Budget());
    return of(
        text,
        new Surroundings(
            planned.workingFolder(),
            planned.homeFolder(),
            planned.workspace(),
            Optional.of(Instant.EPOCH),
            planned.planTime(),
            Optional.of(UUID::randomUUID)));
  }

  /** One line of input. */
  public Checked<Value> line(String text) {
    Checked<Expression> parsed = Parser.parseExpression(new SourceFile("<console-input>", text));
    return parsed.hasErrors()
        ? Checked.failed(parsed.diagnostics())
        : evaluator.evaluate(parsed.orThrow());
  }

  /** The value of an attribute in a block: line breaks end it. */
  public Checked<Value> attribute(String text) {
    return attribute("main.tf", "e", text);
  }

  /** The value of an attribute of this name in a block, in a file of this name. */
  public Checked<Value> attribute(String fileName, String name, String text) {
    SourceFile file = new SourceFile(fileName, "locals {\n  " + name + " = " + text + "\n}\n");
    Checked<FileNode> parsed = Parser.parseFile(file);
    return parsed.hasErrors()
        ? Checked.failed(parsed.diagnostics())
        : evaluator.evaluate(
            parsed
                .orThrow()
                .body()
                .blocks()
                .getFirst()
                .body()
                .attributes()
                .getFirst()
                .expression());
  }

  /** A value as JSON text. */
  public static String json(Value value) {
    Scope scope =
        new Scope() {
          @Override
          public Checked<Resolved> resolve(Traversal reference) {
            return Checked.of(new Resolved(value, 0));
          }

          @Override
          public Surroundings surroundings() {
            return around(Path.of("/"), new Budget());
          }
        };
    SourceFile call = new SourceFile("json", "jsonencode(x)");
    return Evaluator.evaluate(Parser.parseExpression(call).orThrow(), scope).orThrow().asString();
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
        planned.put(key, type.plan(new ResourceType.PlanRequest(Optional.empty(), config)).after());
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
}
