package io.portwright.engine.state.tfstate;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.state.DeposedKey;
import io.portwright.engine.state.InstanceObject;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is read from each file in {@code tfstate}; {@code modules-and-marks} was written by
 * Terraform 1.11.4.
 */
class StateFileGoldenTest {
  private static final Path CASES = Path.of("src", "test", "resources", "tfstate");

  static Stream<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".tfstate"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readsAsRecorded(String name) throws IOException {
    Path expected = CASES.resolve(name.replace(".tfstate", ".expected"));
    String shown = shown(Reading.state(Files.readString(CASES.resolve(name))));
    if (System.getProperty("golden.update") != null && System.getenv("CI") == null) {
      Files.writeString(expected, shown, StandardCharsets.UTF_8);
    }
    assertThat(shown)
        .as("to accept: mvn -pl engine -am verify -Dgolden.update")
        .isEqualTo(Files.readString(expected, StandardCharsets.UTF_8));
  }

  private static String shown(Checked<AdoptedState> read) {
    StringBuilder out = new StringBuilder();
    read.value().ifPresent(state -> show(state, out));
    for (Diagnostic finding : read.diagnostics()) {
      out.append(finding.isError() ? "error " : "warning ")
          .append(finding.code().map(code -> "[" + code + "] ").orElse(""))
          .append(finding.summary())
          .append('\n')
          .append(finding.detail().indent(2));
    }
    return out.toString();
  }

  private static void show(AdoptedState state, StringBuilder out) {
    out.append("lineage ").append(state.lineage().id());
    out.append(" serial ").append(state.lineage().adoptedSerial().orElseThrow()).append('\n');
    for (ResourceRecord record : state.records().values()) {
      out.append(record.address()).append(" of ").append(record.providerSource()).append('\n');
      record.current().ifPresent(object -> show("current", object, out));
      for (Map.Entry<DeposedKey, InstanceObject> deposed : record.deposed().entrySet()) {
        show("deposed " + deposed.getKey(), deposed.getValue(), out);
      }
    }
    state.outputs().forEach((name, value) -> show("output " + name, value, "  ", out));
    state
        .aliases()
        .forEach((name, alias) ->
            out.append("alias ").append(name).append(" ").append(alias).append('\n'));
  }

  private static void show(String title, InstanceObject object, StringBuilder out) {
    out.append("  ").append(title).append(' ').append(object.status());
    out.append(object.createBeforeDestroy() ? " create-before-destroy" : "");
    out.append(object.dependencies().isEmpty() ? "" : " after " + object.dependencies());
    out.append('\n');
    object.attributes().attributes().forEach((name, value) -> show(name, value, "    ", out));
  }

  private static void show(String name, Value value, String indent, StringBuilder out) {
    List<String> hidden = hidden(value, "").toList();
    out.append(indent).append(name).append(" = ").append(value.unmarkedDeep());
    out.append(" : ").append(value.type().friendlyName());
    out.append(hidden.isEmpty() ? "" : "; sensitive: " + hidden).append('\n');
  }

  private static Stream<String> hidden(Value value, String at) {
    Stream<String> here = value.isSensitive() ? Stream.of(at.isEmpty() ? "." : at) : Stream.empty();
    Stream<String> inside =
        switch (value) {
          case Value.ObjectValue object ->
              object.attributes().entrySet().stream()
                  .flatMap(entry -> hidden(entry.getValue(), at + "." + entry.getKey()));
          case Value.MapValue map ->
              map.entries().entrySet().stream()
                  .flatMap(entry -> hidden(entry.getValue(), at + "." + entry.getKey()));
          case Value other -> other.parts().stream().flatMap(part -> hidden(part, at + "[]"));
        };
    return Stream.concat(here, inside);
  }
}
