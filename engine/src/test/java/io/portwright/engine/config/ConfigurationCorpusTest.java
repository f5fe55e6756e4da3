package io.portwright.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.eval.Surroundings;
import io.portwright.provider.builtin.TerraformProvider;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceFile;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.spi.ResourceType;
import io.portwright.provider.value.Utf8Order;
import io.portwright.provider.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every recorded configuration without modules and prior state: its errors, or else the values of
 * its outputs and resources. The count may only go up.
 */
class ConfigurationCorpusTest {
  private static final int RIGHT = 89;

  private static final ProviderSet PROVIDERS = new ProviderSet(List.of(new TerraformProvider()));

  @Test
  void findsWhatTerraformFinds() throws IOException {
    List<String> wrong = new ArrayList<>();
    int right = 0;
    List<Path> folders;
    try (Stream<Path> entries = Files.list(Corpus.folder().resolve("configs"))) {
      folders = entries.sorted().toList();
    }
    for (Path folder : folders) {
      Optional<String> difference = difference(folder);
      if (difference.isEmpty()) {
        right++;
      } else {
        wrong.add(folder.getFileName() + "\n" + difference.get().indent(4));
      }
    }
    System.out.println("configurations " + folders.size() + ", right " + right);
    wrong.forEach(System.out::println);
    assertThat(right).isGreaterThanOrEqualTo(RIGHT);
  }

  private static Optional<String> difference(Path folder) throws IOException {
    JsonNode expected = Corpus.node(Files.readString(folder.resolve("expected.json")));
    JsonNode given = Corpus.node(Files.readString(folder.resolve("case.json")));
    SortedSet<String> wanted = new TreeSet<>();
    expected.path("diagnostics").forEach(d -> wanted.add(text(d)));
    SortedSet<String> found = new TreeSet<>();
    try {
      run(folder, given).forEach(d -> found.add(text(d)));
    } catch (RuntimeException e) {
      found.add("exception " + e + " " + e.getStackTrace()[0]);
    }
    return wanted.equals(found)
        ? Optional.empty()
        : Optional.of(
            "wanted "
                + String.join("\n       ", wanted)
                + "\nfound  "
                + String.join("\n       ", found));
  }

  private static String text(JsonNode d) {
    JsonNode range = d.path("range");
    String place =
        range.isMissingNode() || range.isNull()
            ? ""
            : range.path("filename").asText()
                + " "
                + range.at("/start/line").asInt()
                + ","
                + range.at("/start/column").asInt()
                + "-"
                + range.at("/end/line").asInt()
                + ","
                + range.at("/end/column").asInt();
    return d.path("severity").asText()
        + " | "
        + d.path("summary").asText()
        + " | "
        + d.path("detail").asText()
        + " | "
        + place;
  }

  private static String text(Diagnostic d) {
    return (d.isError() ? "error" : "warning")
        + " | "
        + d.summary()
        + " | "
        + d.detail()
        + " | "
        + d.subject().map(ConfigurationCorpusTest::place).orElse("");
  }

  private static String place(SourceRange range) {
    SourceFile file = range.file();
    return file.name()
        + " "
        + range.startLine()
        + ","
        + file.column(range.start())
        + "-"
        + range.endLine()
        + ","
        + file.column(range.end());
  }

  private static List<Diagnostic> run(Path folder, JsonNode given) {
    Checked<Configuration> loaded = new ConfigLoader(folder, PROVIDERS).load(folder);
    List<Diagnostic> found = new ArrayList<>(loaded.diagnostics());
    if (loaded.hasErrors()) {
      return found;
    }
    Configuration configuration = loaded.orThrow();
    Checked<SortedMap<String, Value>> inputs =
        new InputLoader(folder, environment(given))
            .load(configuration, options(given), _ -> Optional.empty());
    found.addAll(inputs.diagnostics());
    if (inputs.hasErrors()) {
      return found;
    }
    Planned planned = new Planned(configuration, found);
    ConfigurationEvaluator whole =
        new ConfigurationEvaluator(
            configuration,
            inputs.orThrow(),
            planned,
            new Surroundings(
                folder,
                Path.of("/home/nobody"),
                "default",
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty()));
    ModuleEvaluator module = whole.root();
    planned.evaluator = Optional.of(module);
    found.addAll(module.validations());
    if (found.stream().anyMatch(Diagnostic::isError)) {
      return found;
    }
    configuration.resources().keySet().forEach(planned::resource);
    configuration.outputs().values().forEach(o -> found.addAll(module.output(o).diagnostics()));
    found.addAll(whole.problems());
    return found;
  }

  private static Map<String, String> environment(JsonNode given) {
    Map<String, String> environment = new HashMap<>();
    given.path("env").properties().forEach(e -> environment.put(e.getKey(), e.getValue().asText()));
    return environment;
  }

  private static List<InputLoader.Option> options(JsonNode given) {
    List<InputLoader.Option> options = new ArrayList<>();
    List<String> args = new ArrayList<>();
    given.path("args").forEach(a -> args.add(a.asText()));
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (arg.equals("-var")) {
        options.add(new InputLoader.Option.Assignment(args.get(++i)));
      } else if (arg.startsWith("-var=")) {
        options.add(new InputLoader.Option.Assignment(arg.substring(5)));
      } else if (arg.equals("-var-file")) {
        options.add(new InputLoader.Option.VariableFile(Path.of(args.get(++i))));
      } else if (arg.startsWith("-var-file=")) {
        options.add(new InputLoader.Option.VariableFile(Path.of(arg.substring(10))));
      }
    }
    return options;
  }

  /** Resources as a plan without prior state would show them. */
  private static final class Planned implements Values {
    private final Configuration configuration;
    private final List<Diagnostic> found;
    private final Map<ResourceAddress, Optional<Value>> known = new TreeMap<>();
    private Optional<ModuleEvaluator> evaluator = Optional.empty();

    Planned(Configuration configuration, List<Diagnostic> found) {
      this.configuration = configuration;
      this.found = found;
    }

    @Override
    public Optional<Value> resource(ResourceAddress address) {
      Optional<Value> before = known.get(address);
      if (before != null) {
        return before;
      }
      known.put(address, Optional.empty());
      Optional<Value> value = planned(configuration.resource(address).orElseThrow());
      known.put(address, value);
      return value;
    }

    private Optional<Value> planned(ResourceBlock block) {
      ModuleEvaluator module = evaluator.orElseThrow();
      Checked<Instances> instances = module.instances(block);
      found.addAll(instances.diagnostics());
      if (instances.value().isEmpty()) {
        return Optional.empty();
      }
      SortedMap<InstanceKey, Value> planned = new TreeMap<>();
      for (InstanceKey key : instances.orThrow().keys()) {
        found.addAll(module.preconditions(block, key, instances.orThrow()));
        Checked<BlockValue> config = module.instance(block, key, instances.orThrow());
        found.addAll(config.diagnostics());
        if (config.value().isEmpty()) {
          return Optional.empty();
        }
        var written = config.orThrow().value();
        ResourceType type =
            new TerraformProvider().resourceType(block.address().type()).orElseThrow();
        Value after =
            type.plan(new ResourceType.PlanRequest(Optional.empty(), written, written)).after();
        found.addAll(module.postconditions(block, key, instances.orThrow(), after));
        planned.put(key, after);
      }
      return Optional.of(whole(block, planned));
    }

    private static Value whole(ResourceBlock block, SortedMap<InstanceKey, Value> planned) {
      return switch (block.repetition()) {
        case Repetition.Single _ -> planned.get(InstanceKey.NONE);
        case Repetition.Count _ -> Value.tuple(List.copyOf(planned.values()));
        case Repetition.ForEach _ -> {
          SortedMap<String, Value> byKey = new TreeMap<>(Utf8Order.INSTANCE);
          planned.forEach((k, v) -> byKey.put(((InstanceKey.Name) k).name(), v));
          yield Value.object(byKey);
        }
      };
    }
  }
}
