package io.portwright.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.cli.view.SchemaPage;
import io.portwright.cli.view.SchemaView.Word;
import io.portwright.provider.megaport.MegaportProvider;
import io.portwright.provider.megaport.MegaportSettings;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Glossary;
import io.portwright.provider.schema.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages about the types are what the schemas and the glossary say, no more and no less. */
class SchemaPagesTest {
  private static final Path PAGES = Path.of("..", "provider-model", "docs", "types");

  private final MegaportProvider provider =
      new MegaportProvider(
          new MegaportSettings(
              Map.of(),
              () -> {
                throw new IllegalStateException("a schema needs no service");
              },
              MegaportSettings.Mode.SANDBOX,
              Clock.systemUTC(),
              Optional.empty(),
              "test"));

  private SortedMap<String, List<String>> pages() {
    SchemaPage page = new SchemaPage(provider.glossary());
    SortedMap<String, List<String>> pages = new TreeMap<>();
    List<String> index =
        new ArrayList<>(
            List.of(
                "# Types of the Megaport provider",
                "",
                "Made from the schemas; the same in a terminal: `portwright schema TYPE`.",
                "",
                "| Type | | |",
                "|---|---|---|"));
    for (String type : provider.resourceTypes()) {
      pages.put(
          "resource-" + type + ".md",
          page.render(Word.RESOURCE, type, provider.resourceType(type).orElseThrow().schema()));
      index.add(row(type, "resource"));
    }
    for (String type : provider.dataSourceTypes()) {
      pages.put(
          "data-" + type + ".md",
          page.render(Word.DATA, type, provider.dataSourceType(type).orElseThrow().schema()));
      index.add(row(type, "data"));
    }
    pages.put("README.md", index);
    return pages;
  }

  private String row(String type, String kind) {
    return "| [`%s`](%s-%s.md) | %s | %s |"
        .formatted(type, kind, type, kind, provider.glossary().type(type));
  }

  @Test
  void areUpToDate() throws IOException {
    SortedMap<String, String> wanted = new TreeMap<>();
    pages().forEach((name, lines) -> wanted.put(name, String.join("\n", lines) + "\n"));
    if (System.getProperty("golden.update") != null && System.getenv("CI") == null) {
      Files.createDirectories(PAGES);
      for (Map.Entry<String, String> page : wanted.entrySet()) {
        Files.writeString(PAGES.resolve(page.getKey()), page.getValue(), StandardCharsets.UTF_8);
      }
    }
    SortedMap<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.list(PAGES)) {
      for (Path file : files.toList()) {
        found.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
      }
    }
    assertThat(found)
        .as("to accept: mvn -pl cli -am verify -Dgolden.update")
        .containsExactlyEntriesOf(wanted);
  }

  @Test
  void everyTypeAndAttributeIsExplained() {
    List<String> unexplained = new ArrayList<>();
    provider
        .resourceTypes()
        .forEach(type ->
            unexplained(type, provider.resourceType(type).orElseThrow().schema(), unexplained));
    provider
        .dataSourceTypes()
        .forEach(type ->
            unexplained(type, provider.dataSourceType(type).orElseThrow().schema(), unexplained));
    assertThat(unexplained).isEmpty();
  }

  private void unexplained(String type, Schema schema, List<String> into) {
    if (provider.glossary().type(type).isEmpty()) {
      into.add(type);
    }
    unexplained(type, "", schema.attributes(), into);
  }

  private void unexplained(
      String type, String prefix, SortedMap<String, Attribute> attributes, List<String> into) {
    Glossary glossary = provider.glossary();
    attributes.forEach((name, attribute) -> {
      if (glossary.attribute(type, prefix + name, attribute).isEmpty()) {
        into.add(type + "/" + prefix + name);
      }
      if (attribute.shape() instanceof Attribute.Shape.Nested nested) {
        unexplained(type, prefix + name + ".", nested.attributes(), into);
      }
    });
  }
}
