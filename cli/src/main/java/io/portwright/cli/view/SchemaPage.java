package io.portwright.cli.view;

import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Glossary;
import io.portwright.provider.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A type as a Markdown page: one table for each object, nested ones under their path. */
public final class SchemaPage {

  private final Glossary glossary;

  public SchemaPage(Glossary glossary) {
    this.glossary = glossary;
  }

  private record Table(String path, Map<String, Attribute> attributes) {}

  /** The page's lines. */
  public List<String> render(SchemaView.Word word, String type, Schema schema) {
    List<String> lines = new ArrayList<>();
    lines.add("# " + type);
    lines.add("");
    lines.add(capital(word.display()) + ". " + glossary.type(type));
    List<Table> open = new ArrayList<>(List.of(new Table("", schema.attributes())));
    for (int i = 0; i < open.size(); i++) {
      Table table = open.get(i);
      lines.add("");
      lines.add("## " + (table.path().isEmpty() ? "Attributes" : "`" + table.path() + "`"));
      lines.add("");
      lines.add("| Attribute | Type | | Meaning |");
      lines.add("|---|---|---|---|");
      table.attributes().values().forEach(attribute -> lines.add(row(type, table, attribute)));
      table.attributes().values().stream()
          .flatMap(attribute -> nested(table, attribute).stream())
          .forEach(open::add);
    }
    Optional<String> id = glossary.importId(type).filter(_ -> word == SchemaView.Word.RESOURCE);
    if (id.isPresent()) {
      lines.addAll(
          List.of(
              "",
              "## Import",
              "",
              "```hcl",
              "import {",
              "  to = " + type + ".NAME",
              "  id = \"…\" # " + id.get(),
              "}",
              "```"));
    }
    return lines;
  }

  private static Optional<Table> nested(Table parent, Attribute attribute) {
    return attribute.shape() instanceof Attribute.Shape.Nested nested
        ? Optional.of(new Table(path(parent, attribute), nested.attributes()))
        : Optional.empty();
  }

  private static String path(Table parent, Attribute attribute) {
    return (parent.path().isEmpty() ? "" : parent.path() + ".") + attribute.name();
  }

  private String row(String type, Table table, Attribute attribute) {
    String path = path(table, attribute);
    String text = SchemaText.sentence(glossary.attribute(type, path, attribute), attribute);
    List<String> words = new ArrayList<>(List.of(SchemaText.presence(attribute)));
    words.addAll(SchemaText.properties(attribute));
    return "| `%s` | %s | %s | %s |"
        .formatted(
            attribute.name(),
            SchemaText.type(attribute),
            String.join("; ", words),
            text.replace("|", "\\|"));
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
