package io.portwright.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.check.StaticCheck;
import io.portwright.engine.eval.Surroundings;
import io.portwright.engine.graph.ConfigurationGraph;
import io.portwright.provider.builtin.TerraformProvider;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceFile;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.value.Utf8Order;
import io.portwright.provider.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each {@code name.tf} has its findings beside it in {@code name.expected}. {@code -Dgolden.update}
 * rewrites them.
 */
class BadInputGoldenTest {
  private static final Path CASES = Path.of("src/test/resources/config");
  private static final ProviderSet PROVIDERS =
      new ProviderSet(List.of(new NetworkProvider(), new TerraformProvider()));

  static List<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files
          .map(p -> p.getFileName().toString())
          .filter(n -> n.endsWith(".tf"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void findsAsRecorded(String name) throws IOException {
    SourceFile file = new SourceFile(name, Files.readString(CASES.resolve(name)));
    StringBuilder actual = new StringBuilder();
    findings(file).forEach(finding -> actual.append(text(finding)));
    Path expected = CASES.resolve(name.replace(".tf", ".expected"));
    if (System.getProperty("golden.update") != null && System.getenv("CI") == null) {
      Files.writeString(expected, actual);
    }
    assertThat(actual).hasToString(Files.readString(expected));
  }

  private static List<Diagnostic> findings(SourceFile file) {
    Path folder = Path.of("/project");
    Checked<Configuration> loaded = new ConfigLoader(folder, PROVIDERS).read(folder, List.of(file));
    Set<Diagnostic> found = new LinkedHashSet<>(loaded.diagnostics());
    if (loaded.hasErrors()) {
      return List.copyOf(found);
    }
    Configuration configuration = loaded.orThrow();
    Surroundings around =
        new Surroundings(
            folder, folder, "default", Optional.empty(), Instant.EPOCH, Optional.empty());
    Checked<ConfigurationGraph> checked =
        new StaticCheck(configuration, PROVIDERS, around).checked();
    found.addAll(checked.diagnostics());
    if (checked.value().isEmpty()) {
      return List.copyOf(found);
    }
    SortedMap<String, Value> variables = new TreeMap<>();
    configuration
        .variables()
        .values()
        .forEach(v -> variables.put(v.name(), v.fallback().orElseThrow()));
    ConfigurationEvaluator whole =
        new ConfigurationEvaluator(
            configuration,
            variables,
            address -> configuration.resource(address).map(block -> unknown(block)),
            around);
    ModuleEvaluator module = whole.root();
    for (ResourceBlock block : configuration.resources().values()) {
      Checked<Instances> instances = module.instances(block);
      found.addAll(instances.diagnostics());
      if (instances.value().isPresent()) {
        for (InstanceKey key : instances.orThrow().keys()) {
          found.addAll(module.instance(block, key, instances.orThrow()).diagnostics());
        }
      }
    }
    configuration.outputs().values().forEach(o -> found.addAll(module.output(o).diagnostics()));
    found.addAll(whole.problems());
    return List.copyOf(found);
  }

  private static Value unknown(ResourceBlock block) {
    SortedMap<String, Value> values = new TreeMap<>(Utf8Order.INSTANCE);
    block
        .schema()
        .attributes()
        .forEach((name, attribute) -> values.put(name, Value.unknown(attribute.type())));
    return Value.object(values);
  }

  private static String text(Diagnostic finding) {
    StringBuilder text = new StringBuilder(finding.severity().name().toLowerCase(Locale.ROOT));
    finding.code().ifPresent(code -> text.append('[').append(code).append(']'));
    text.append(": ").append(finding.summary()).append('\n');
    finding
        .subject()
        .ifPresent(range ->
            text.append("  at ")
                .append(place(range))
                .append("  ")
                .append(range.text().lines().findFirst().orElse(""))
                .append('\n'));
    finding.address().ifPresent(address -> text.append("  about ").append(address).append('\n'));
    text.append(finding.detail().indent(2));
    finding.values().forEach(value -> text.append("  with ").append(value).append('\n'));
    return text.append('\n').toString();
  }

  private static String place(SourceRange range) {
    return range.startLine() + "," + range.file().column(range.start());
  }
}
