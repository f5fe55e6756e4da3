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
