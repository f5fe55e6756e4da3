package io.portwright.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Forms for other programs against what Terraform itself printed for the same files (script {@code
 * record} beside the cases): the same fields with the same values in the same order.
 */
class MachineFormsTest {
  private static final Path CASES = Path.of("src", "test", "resources", "machine");
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  @ParameterizedTest
  @ValueSource(strings = {"values", "modules"})
  void areTerraforms(String name, @TempDir Path temporary) throws IOException {
    Path source = CASES.resolve(name);
    Path folder = Files.createDirectory(temporary.resolve("work")).toRealPath();
    copy(source, folder);
    assertThat(run(folder, "graph")).isEqualTo(recorded(source, "graph.dot"));
    run(folder, "plan", "-input=false", "-out=1");
    same(source, "create.json", run(folder, "show", "-json", "1"));
    run(folder, "apply", "-auto-approve");
    same(source, "state.json", run(folder, "show", "-json"));
    assertThat(plain(run(folder, "output", "-json")))
        .isEqualTo(plain(recorded(source, "output.json")));
    run(folder, "plan", "-input=false", "-out=2", "-var-file=change.tfvars");
    same(source, "change.json", run(folder, "show", "-json", "2"));
    run(folder, "plan", "-input=false", "-out=3", "-destroy");
    same(source, "destroy.json", run(folder, "show", "-json", "3"));
  }

  private static void copy(Path source, Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = source.relativize(file).toString();
        if (name.endsWith(".tf") || name.endsWith(".tfvars")) {
          Files.createDirectories(folder.resolve(name).getParent());
          Files.copy(file, folder.resolve(name));
        }
      }
    }
  }

  private static String run(Path folder, String... words) {
    Ran ran = Ran.program(folder, Ran.Input.PIPE, "", words);
    assertThat(ran.code()).as(ran.err()).isZero();
    return ran.out();
  }

  private static String recorded(Path source, String file) throws IOException {
    return Files.readString(source.resolve(file), StandardCharsets.UTF_8);
  }

  private static void same(Path source, String file, String given) throws IOException {
    JsonNode wanted = comparable(recorded(source, file));
    JsonNode found = comparable(given);
    assertThat(JsonDifference.between(wanted, found)).as(file).isEmpty();
    assertThat(found.toString()).as(file + ": order of fields").isEqualTo(wanted.toString());
  }

  private static JsonNode comparable(String text) {
    JsonNode document = JsonDifference.read(plain(text));
    if (document instanceof ObjectNode fields) {
      fields.remove(List.of("timestamp", "relevant_attributes"));
    }
    return document;
  }

  /** Identifiers by the order in which they occur first. */
  private static String plain(String text) {
    Map<String, String> names = new LinkedHashMap<>();
    return ID.matcher(text)
        .replaceAll(
            found -> names.computeIfAbsent(found.group(), _ -> "<id-" + names.size() + ">"));
  }
}
