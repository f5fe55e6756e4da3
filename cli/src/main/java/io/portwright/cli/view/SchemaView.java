package io.portwright.cli.view;

import io.portwright.cli.view.Style.Glyph;
import io.portwright.cli.view.Style.Tone;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Glossary;
import io.portwright.provider.schema.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What may stand in a block, and what comes out of it: for somebody who writes one. */
public final class SchemaView {

  private static final int INDENT = 2;

  private final Style style;
  private final Glossary glossary;

  public SchemaView(Style style, Glossary glossary) {
    this.style = style;
    this.glossary = glossary;
  }

  /** A type as it is asked for: {@code resource} or {@code data}. */
  public enum Word {
    RESOURCE("resource", "resource"),
    DATA("data", "data source"),
    PROVIDER("provider", "provider");

    private final String keyword;
    private final String name;

    Word(String keyword, String name) {
      this.keyword = keyword;
      this.name = name;
    }

    /** As it stands in a file. */
    public String keyword() {
      return keyword;
    }

    /** As people call it. */
    public String display() {
      return name;
    }
  }

  /** One type in full. */
  public List<String> render(Word word, String type, Schema schema) {
    List<String> lines = new ArrayList<>();
    lines.add(
        style.paint(Tone.HEADING, type) + " " + style.glyph(Glyph.DOT) + " " + word.display());
    lines.addAll(Wrap.lines(glossary.type(type), style.columns()));
    section(lines, type, schema, "Required", Attribute::isRequired);
    section(lines, type, schema, "Optional", a -> a.isConfigurable() && !a.isRequired());
    section(lines, type, schema, "Read-only", a -> !a.isConfigurable());
    if (word == Word.RESOURCE) {
      glossary
          .importId(type)
          .ifPresent(id -> {
            lines.add("");
            lines.add(style.paint(Tone.HEADING, "Import"));
            lines.add("  import {");
            lines.add("    to = " + type + ".NAME");
            lines.add("    id = \"…\"   # " + id);
            lines.add("  }");
          });
    }
    return lines;
  }

  private void section(
      List<String> lines, String type, Schema schema, String title, Predicate<Attribute> which) {
    SortedMap<String, Attribute> chosen = new TreeMap<>(schema.attributes());
    chosen.values().removeIf(which.negate());
    if (chosen.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(style.paint(Tone.HEADING, title));
    attributes(lines, type, "", chosen, INDENT);
  }

  private void attributes(
      List<String> lines,
      String type,
      String prefix,
      SortedMap<String, Attribute> attributes,
      int indent) {
    int widest = attributes.keySet().stream().mapToInt(String::length).max().orElse(0);
    for (Attribute attribute : attributes.values()) {
      String path = prefix + attribute.name();
      List<String> words = new ArrayList<>(List.of(SchemaText.type(attribute)));
      if (!prefix.isEmpty()) {
        words.add(SchemaText.presence(attribute));
      }
      words.addAll(SchemaText.properties(attribute));
      lines.add(
          " ".repeat(indent)
              + style.paint(Tone.READ, attribute.name())
              + " ".repeat(widest - attribute.name().length() + 2)
              + style.paint(Tone.FAINT, String.join(" " + style.glyph(Glyph.DOT) + " ", words)));
      String text = SchemaText.sentence(glossary.attribute(type, path, attribute), attribute);
      int room = Math.max(30, style.columns() - indent - INDENT * 2);
      if (!text.isEmpty()) {
        Wrap.lines(text, room).forEach(line -> lines.add(" ".repeat(indent + INDENT) + line));
      }
      if (attribute.shape() instanceof Attribute.Shape.Nested nested) {
        attributes(lines, type, path + ".", nested.attributes(), indent + INDENT * 2);
      }
    }
  }

  /** Names of all types with a line about each. */
  public List<String> overview(Collection<String> types) {
    List<String> lines = new ArrayList<>();
    int widest = types.stream().mapToInt(String::length).max().orElse(0);
    int room = Math.max(30, style.columns() - widest - INDENT * 2);
    for (String type : types) {
      String gap = " ".repeat(widest - type.length() + INDENT);
      List<String> about = Wrap.lines(glossary.type(type), room);
      lines.add(("  " + style.paint(Tone.READ, type) + gap + about.getFirst()).stripTrailing());
      about.stream().skip(1).forEach(line -> lines.add(" ".repeat(widest + INDENT * 2) + line));
    }
    return lines;
  }
}
