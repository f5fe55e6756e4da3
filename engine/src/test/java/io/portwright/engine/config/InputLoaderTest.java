package io.portwright.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.config.InputLoader.Option;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceFile;
import io.portwright.provider.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputLoaderTest {
  @TempDir Path folder;

  private Configuration configuration(String text) {
    return new ConfigLoader(folder, new ProviderSet(List.of()))
        .read(folder, List.of(new SourceFile("main.tf", text)))
        .orThrow();
  }

  private Checked<SortedMap<String, Value>> load(
      String text, Map<String, String> environment, Option... options) {
    return new InputLoader(folder, environment)
        .load(configuration(text), List.of(options), _ -> Optional.empty());
  }

  @Test
  void laterSourcesWin() throws IOException {
    Files.writeString(folder.resolve("terraform.tfvars"), "b = 2\nc = 2\nd = 2\ne = 2\n");
    Files.writeString(folder.resolve("z.auto.tfvars"), "d = 4\ne = 4\n");
    Files.writeString(folder.resolve("y.auto.tfvars"), "c = 3\nd = 3\ne = 3\n");
    Files.writeString(folder.resolve("last.tfvars"), "e = 6\n");
    String variables =
        """
        variable "a" { type = number }
        variable "b" { type = number }
        variable "c" { type = number }
        variable "d" { type = number }
        variable "e" { type = number }
        """;
    Map<String, String> environment = Map.of("TF_VAR_a", "1", "TF_VAR_b", "1", "TF_VAR_zz", "1");
    Checked<SortedMap<String, Value>> inputs =
        load(
            variables,
            environment,
            new Option.Assignment("e=5"),
            new Option.VariableFile(Path.of("last.tfvars")));
    assertThat(inputs.diagnostics()).isEmpty();
    assertThat(inputs.orThrow()).hasToString("{a=1, b=2, c=3, d=4, e=6}");
  }

  @Test
  void jsonFilesStandBehindTheirNativeTwins() throws IOException {
    Files.writeString(folder.resolve("terraform.tfvars"), "a = 1\nb = 1\nc = 1\nd = 1\n");
    Files.writeString(folder.resolve("terraform.tfvars.json"), "{\"b\":2,\"c\":2,\"d\":2}");
    Files.writeString(folder.resolve("x.auto.tfvars"), "c = 3\nd = 3\n");
    Files.writeString(folder.resolve("x.auto.tfvars.json"), "{\"d\":\"${4}\"}");
    Checked<SortedMap<String, Value>> inputs =
        load(
            """
            variable "a" {}
            variable "b" {}
            variable "c" {}
            variable "d" {}
            """,
            Map.of());
    assertThat(inputs.diagnostics()).isEmpty();
    assertThat(inputs.orThrow()).hasToString("{a=1, b=2, c=3, d=\"${4}\"}");
  }

  @Test
  void filesThatCannotBeReadEndTheReadingTogether() throws IOException {
    Files.createDirectories(folder.resolve("terraform.tfvars"));
    Files.writeString(folder.resolve("a.auto.tfvars"), "x = \n");
    Files.writeString(folder.resolve("b.auto.tfvars.json"), "{\"y\": tru}");
    Checked<SortedMap<String, Value>> inputs = load("variable \"x\" {}", Map.of());
    assertThat(inputs.diagnostics())
        .extracting(Diagnostic::summary)
        .containsExactly(
            "Failed to read variables file", "Invalid expression", "Invalid JSON keyword");
    assertThat(inputs.diagnostics().getFirst().detail())
        .isEqualTo("Error while reading terraform.tfvars: read terraform.tfvars: is a directory.");
  }

  @Test
  void valuesThatLaterOnesReplaceAreNotEvaluated() throws IOException {
    Files.writeString(folder.resolve("terraform.tfvars"), "x = nope\n");
    assertThat(load("variable \"x\" {}", Map.of()).diagnostics())
        .extracting(Diagnostic::summary)
        .containsExactly("Variables not allowed", "No value for required variable");
    assertThat(load("variable \"x\" {}", Map.of(), new Option.Assignment("x=1")).orThrow())
        .hasToString("{x=\"1\"}");
  }

  @Test
  void readsTextAsAnExpressionOnlyForStructuredTypes() {
    String variables =
        """
        variable "text" { type = string }
        variable "free" {}
        variable "list" { type = list(string) }
        """;
    Checked<SortedMap<String, Value>> inputs =
        load(variables, Map.of("TF_VAR_text", "[1]", "TF_VAR_free", "[1]", "TF_VAR_list", "[1]"));
    assertThat(inputs.orThrow()).hasToString("{free=\"[1]\", list=[\"1\"], text=\"[1]\"}");
  }

  @Test
  void appliesDefaultsOfOptionalAttributes() {
    String variables =
        """
        variable "site" {
          type = object({ code = string, vlan = optional(number, 5), tags = optional(set(string)) })
        }
        """;
    Checked<SortedMap<String, Value>> inputs =
        load(variables, Map.of("TF_VAR_site", "{ code = 1, vlan = null, extra = true }"));
    assertThat(inputs.orThrow()).hasToString("{site={code=\"1\", tags=null, vlan=5}}");
  }

  @Test
  void refusesUndeclaredVariablesOnTheCommandLine() {
    Checked<SortedMap<String, Value>> inputs =
        load("variable \"a\" { default = 1 }", Map.of(), new Option.Assignment("b=1"));
    assertThat(inputs.diagnostics())
        .extracting(Diagnostic::summary)
        .containsExactly("Value for undeclared variable");
    assertThat(inputs.hasErrors()).isTrue();
  }

  @Test
  void asksForWhatIsMissing() {
    Checked<SortedMap<String, Value>> inputs =
        new InputLoader(folder, Map.of())
            .load(
                configuration("variable \"a\" { type = number }"),
                List.of(),
                _ -> Optional.of("7"));
    assertThat(inputs.orThrow()).hasToString("{a=7}");
  }
}
