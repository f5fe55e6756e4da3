package io.portwright.provider.megaport;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.provider.megaport.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * The page of intended deviations says what its data says. Run with {@code -Dgolden.update=true} in
 * the module's folder to write it anew.
 */
class DeviationPageTest {

  private static final Path PAGE = Path.of("docs", "deviations.md");

  private static final List<String> COLUMNS =
      List.of("type", "attribute", "official", "ours", "why");

  private static List<Json> rows() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(DeviationPageTest.class.getResourceAsStream("deviations.json"))) {
      return RuleWorld.json(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .at("deviations")
          .items();
    }
  }

  private static String page() throws IOException {
    StringBuilder out =
        new StringBuilder(
            """
            # Intended deviations from the official provider

            What a change of an attribute means here where it means something else there. Everything
            that is not in this table is as in the official provider.

            | Type | Attribute | Official behaviour | Here | Why |
            |---|---|---|---|---|
            """);
    for (Json row : rows()) {
      out.append('|');
      COLUMNS.forEach(column -> out.append(' ').append(row.textOr(column, "")).append(" |"));
      out.append('\n');
    }
    return out.toString();
  }

  @Test
  void pageSaysWhatTheDataSays() throws IOException {
    String page = page();
    if (Boolean.getBoolean("golden.update") && System.getenv("CI") == null) {
      Files.writeString(PAGE, page, StandardCharsets.UTF_8);
    }
    assertThat(Files.readString(PAGE, StandardCharsets.UTF_8)).isEqualTo(page);
  }

  @Test
  void everyDeviationIsHeldByATest() throws IOException, ClassNotFoundException {
    for (Json row : rows()) {
      String test = row.textOr("test", "");
      int dot = test.indexOf('.');
      Class<?> holder = Class.forName(getClass().getPackageName() + "." + test.substring(0, dot));
      assertThat(Arrays.stream(holder.getDeclaredMethods()).map(Method::getName))
          .as(row.textOr("attribute", ""))
          .contains(test.substring(dot + 1));
    }
  }
}
