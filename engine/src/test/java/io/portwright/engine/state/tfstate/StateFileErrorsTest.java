package io.portwright.engine.state.tfstate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.portwright.engine.state.Lineage;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What can be wrong with a state file; summaries are those of Terraform 1.11.4 where it has one.
 */
class StateFileErrorsTest {
  private static final String GOOD =
      """
      {"version": 4, "terraform_version": "1.11.4", "serial": 1, "lineage": "x", "outputs": {},
       "resources": [{"mode": "managed", "type": "terraform_data", "name": "a",
         "provider": "provider[\\"terraform.io/builtin/terraform\\"]",
         "instances": [{"schema_version": 0, "attributes": {"id": "i"}}]}]}
      """;

  private static List<String> errors(Checked<?> read) {
    return read.diagnostics().stream()
        .filter(Diagnostic::isError)
        .map(d -> d.summary() + ": " + d.detail())
        .toList();
  }

  private static void assertFails(String json, String summary, String detail) {
    Checked<AdoptedState> read = Reading.state(json);
    assertThat(read.value()).isEmpty();
    assertThat(errors(read))
        .anySatisfy(error -> assertThat(error).startsWith(summary + ": ").contains(detail));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # file                                   | part of the detail
          {"version": 5, "terraform_version": "2"} | format version 5, which is not supported
          {"version": 3, "terraform_version": "0.11.14"} | written by Terraform 0.11.14
          {"version": 2}                           | terraform apply -refresh-only
          {"version": 1}                           | format version 1
          {"version": 0}                           | a version number of zero
          {"version": "4"}                         | The version in the state file is string
          {"version": 4.5}                         | The version in the state file is number 4.5
          {"version": -1}                          | The version in the state file is number -1
          {"version": [4]}                         | The version in the state file is array
          {"version": null}                        | does not have a "version" attribute
          {}                                       | does not have a "version" attribute
          []                                       | does not have a "version" attribute
          4                                        | does not have a "version" attribute
          {"version": 4                            | could not be parsed as JSON
          {"version": 4} x                         | could not be parsed as JSON
          {"version": 4} {}                        | could not be parsed as JSON
          [] []                                    | could not be parsed as JSON
          {"version": 4, "resources": [{]}         | could not be parsed as JSON
          {'version': 4}                           | could not be parsed as JSON
          """)
  void refusesOtherFormats(String file, String detail) {
    assertFails(file, "Unsupported state file format", detail);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # in a good file   | becomes                        | summary | part of the detail
          "serial": 1        | "serial": "a"                  | Invalid state file format | "serial" has invalid value string
          "serial": 1        | "serial": -1                   | Invalid state file format | "serial" has invalid value number -1
          "lineage": "x"     | "lineage": {}                  | Invalid state file format | "lineage" has invalid value object
          "outputs": {}      | "outputs": []                  | Invalid state file format | "outputs" has invalid value array
          "outputs": {}      | "outputs": {"o": 1}            | Invalid state file format | "outputs" has invalid value number 1
          "outputs": {}      | "outputs": {"o": {"value": 1}} | Invalid output value type in state | output "o"
          "outputs": {}      | "outputs": {"o": {"value": 1, "type": "foo"}} | Invalid output value type in state | foo
          "outputs": {}      | "outputs": {"o": {"value": "x", "type": "number"}} | Invalid output value saved in state | number
          "mode": "managed"  | "mode": "foo"                  | Invalid resource mode in state | mode "foo" ("terraform_data" "a")
          "mode": "managed"  | "mode": 1                      | Invalid state file format | "resources.mode" has invalid value number 1
          "mode": "managed"  | "module": "x.y", "mode": "managed" | Invalid resource address in state | x.y.terraform_data.a
          "name": "a"        | "name": "a b"                  | Invalid resource address in state | terraform_data.a b
          "name": "a"        | "name": "a[0]"                 | Invalid resource address in state | a[0]
          "name": "a"        | "name": ""                     | Invalid resource address in state | terraform_data.
          "provider"         | "was": "", "x"                 | Invalid provider configuration address in state | ""
          "schema_version": 0 | "schema_version": 1           | Resource instance managed by newer provider version | terraform_data.a
          "schema_version": 0 | "schema_version": "1"         | Invalid state file format | "resources.instances.schema_version"
          "schema_version": 0 | "status": "weird"             | Invalid resource instance metadata in state | invalid status "weird"
          "schema_version": 0 | "index_key": true             | Invalid resource instance metadata in state | invalid instance key true
          "schema_version": 0 | "index_key": -1               | Invalid resource instance metadata in state | invalid instance key -1
          "schema_version": 0 | "index_key": 1.5              | Invalid resource instance metadata in state | invalid instance key 1.5
          "schema_version": 0 | "deposed": "zz"               | Invalid resource instance metadata in state | deposed key "zz"
          "schema_version": 0 | "dependencies": ["x"]         | Invalid address | "x"
          "schema_version": 0 | "dependencies": "x"           | Invalid state file format | "resources.instances.dependencies"
          "schema_version": 0 | "create_before_destroy": 1    | Invalid state file format | create_before_destroy
          "schema_version": 0 | "sensitive_attributes": [[{"type": "x"}]] | Unsupported path step | "x"
          {"id": "i"}        | {"id": ["i"]}                  | Invalid resource instance data in state | terraform_data.a
          {"id": "i"}        | {"id": "i", "input": "x"}      | Invalid resource instance data in state | terraform_data.a
          {"id": "i"}        | {"id": "i", "input": {"type": "list", "value": []}} | Invalid resource instance data in state | terraform_data.a
          {"id": "i"}        | 5                              | Invalid state file format | "resources.instances.attributes"
          "attributes": {    | "attributes_flat": {           | Invalid resource instance data in state | Terraform 0.11
          "terraform_data"   | "terraform_other"              | State file holds unsupported resources | terraform_other.a
          """)
  void saysWhatIsWrongInside(String from, String to, String summary, String detail) {
    assertThat(GOOD).contains(from);
    assertFails(
        GOOD.replaceFirst(
            java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to)),
        summary,
        detail);
  }

  @Test
  void refusesAnInstanceThatIsThereTwice() {
    String instance = "{\"schema_version\": 0, \"attributes\": {\"id\": \"i\"}}";
    assertFails(
        GOOD.replace(instance, instance + "," + instance),
        "Duplicate resource instance in state",
        "Instance terraform_data.a appears multiple times");
  }

  @Test
  void reportsSeveralMistakesAtOnce() {
    Checked<AdoptedState> read =
        Reading.state(
            GOOD.replace("\"outputs\": {}", "\"outputs\": {\"o\": {\"type\": 1}, \"p\": 2}")
                .replace("\"schema_version\": 0", "\"schema_version\": 9, \"status\": \"x\""));
    assertThat(errors(read)).hasSize(4);
  }

  @Test
  void nothingIsInAFileThatIsMissingOrEmpty(@TempDir Path folder) throws IOException {
    Path place = StateFile.place("default");
    assertThat(StateFile.load(folder, place).orThrow()).isEmpty();
    Files.writeString(folder.resolve(place), "");
    assertThat(StateFile.load(folder, place).orThrow()).isEmpty();
  }

  @Test
  void aFolderInItsPlaceIsAnError(@TempDir Path folder) throws IOException {
    Path place = StateFile.place("dev");
    assertThat(place).isEqualTo(Path.of("terraform.tfstate.d", "dev", "terraform.tfstate"));
    Files.createDirectories(folder.resolve(place));
    assertThat(errors(StateFile.load(folder, place)))
        .containsExactly(
            "Failed to read state file: The state file could not be read:"
                + " terraform.tfstate.d/dev/terraform.tfstate is a directory.");
  }

  @Test
  void nulIsNoJson() {
    assertFails("\0\0\0\0", "Unsupported state file format", "syntax error at line 1, column");
    assertFails(
        GOOD.replace("lineage", "line\0ge"), "Unsupported state file format", "at line 1, column");
  }

  @Test
  void aFileThatWentThroughPowerShellCanBeRead() {
    StateFile utf16 =
        new StateFile("terraform.tfstate", ("\uFEFF" + GOOD).getBytes(StandardCharsets.UTF_16LE));
    assertThat(Reading.READER.state(utf16).orThrow().records()).hasSize(1);
  }

  @Test
  void depthIsBounded() {
    String deep = "[".repeat(1_000_000);
    assertFails("{\"version\":4,\"x\":" + deep, "Unsupported state file format", "parsed as JSON");
  }

  @Test
  void damageIsFoundWhereverItIs() {
    Random random = new Random(20261124);
    byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 3_000; i++) {
      byte[] bad = good.clone();
      int at = random.nextInt(bad.length);
      bad[at] = (byte) random.nextInt(256);
      String what = "byte " + at + " is " + bad[at];
      assertThatCode(
              () -> {
                Checked<AdoptedState> read =
                    Reading.READER.state(new StateFile("terraform.tfstate", bad));
                assertThat(read.value().isPresent() || read.hasErrors()).isTrue();
              })
          .as(what)
          .doesNotThrowAnyException();
    }
    for (int cut = 0; cut < good.length - 2; cut++) {
      byte[] part = java.util.Arrays.copyOf(good, cut);
      assertThat(Reading.READER.state(new StateFile("terraform.tfstate", part)).hasErrors())
          .as("cut at " + cut)
          .isTrue();
    }
  }

  @ParameterizedTest(name = "lineage {0} serial {1}: {2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # of the store | serial adopted | said
          x              | 1              | -
          x              | 2              | -
          x              | 0              | has been written by Terraform since
          y              | 1              | is not the state that this program keeps
          x              | -              | is not the state that this program keeps
          """)
  void aFileBesideAStoreIsMentionedWhenItCouldMatter(String lineage, Long serial, String said) {
    OptionalLong adopted = serial == null ? OptionalLong.empty() : OptionalLong.of(serial);
    Optional<Diagnostic> warning =
        Reading.READER.passedOver(Reading.file(GOOD), new Lineage(lineage, adopted));
    assertThat(warning.isPresent()).isEqualTo(said != null);
    warning.ifPresent(w -> assertThat(w.detail()).contains(said).contains("1 resource"));
    String others = GOOD.replace("terraform.io/builtin/terraform", "registry.terraform.io/a/b");
    assertThat(Reading.READER.passedOver(Reading.file(others), new Lineage(lineage, adopted)))
        .isEmpty();
  }
}
