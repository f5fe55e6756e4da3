package io.portwright.engine.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.portwright.engine.config.ConsoleModule;
import io.portwright.engine.eval.ConsoleText;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What the generator once found to differ, one or more expressions for each rule behind it, with
 * what Terraform 1.11.4 answers. A record without detail is one at which Terraform crashes.
 */
class FamiliesTest {
  private static final Path FOLDER = Path.of("src/test/resources/oracle").toAbsolutePath();

  @Test
  void answersAsRecordedFromTerraform() throws IOException {
    ConsoleModule module = ConsoleModule.of(read("context.tf"), FOLDER);
    JsonMapper json = new JsonMapper();
    List<String> wrong = new ArrayList<>();
    int count = 0;
    for (String line : read("families.jsonl").lines().toList()) {
      JsonNode record = json.readTree(line);
      String name = record.get("name").asText();
      String expression = record.get("expr").asText();
      String given = answer(module.attribute(name + ".tf", name, expression), record);
      String wanted = wanted(record);
      if (!given.equals(wanted)) {
        wrong.add(expression + "\n  terraform: " + wanted + "\n  here:      " + given);
      }
      count++;
    }
    assertThat(wrong).isEmpty();
    assertThat(count).isGreaterThan(150);
  }

  private static String read(String file) throws IOException {
    return Files.readString(FOLDER.resolve(file), StandardCharsets.UTF_8);
  }

  private static String wanted(JsonNode record) {
    return record.has("error")
        ? record.get("error").asText() + " | " + record.path("detail").asText()
        : record.get("value").asText() + " : " + record.get("type").asText();
  }

  private static String answer(Checked<Value> value, JsonNode record) {
    if (value.hasErrors()) {
      Diagnostic first =
          value.diagnostics().stream().filter(Diagnostic::isError).findFirst().orElseThrow();
      String detail = record.has("detail") ? Terraform.flat(first.detail()) : "";
      return first.summary() + " | " + detail;
    }
    Value alone = Value.object(Map.of("e0", value.orThrow()));
    return Oracle.part(ConsoleText.of(alone)) + " : " + Oracle.partOfType(alone.type().display());
  }
}
