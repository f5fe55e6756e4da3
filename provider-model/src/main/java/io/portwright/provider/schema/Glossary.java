package io.portwright.provider.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * One sentence about each type and attribute, for documentation, editors and {@code providers
 * schema -json}. Kept apart from the schemas because a plan needs none of it.
 *
 * <p>Keys, of which the most specific one counts: {@code TYPE/PATH}, {@code PARENT.NAME}, {@code
 * NAME}; a path joins names with dots. {@code TYPE} alone is the type, {@code import/TYPE} says
 * what an import names it by.
 */
public final class Glossary {

  /** Says nothing. */
  public static final Glossary NONE = new Glossary(Map.of());

  private final Map<String, String> sentences;

  private Glossary(Map<String, String> sentences) {
    this.sentences = Map.copyOf(sentences);
  }

  /**
   * @param near class beside which the resource lies
   * @param path of a properties file in UTF-8
   */
  public static Glossary read(Class<?> near, String path) {
    try (InputStream in = near.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its glossary " + path);
      }
      Properties properties = new Properties();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      Map<String, String> sentences = new TreeMap<>();
      properties
          .stringPropertyNames()
          .forEach(key -> sentences.put(key, properties.getProperty(key).strip()));
      return new Glossary(sentences);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read glossary " + path, e);
    }
  }

  /** About a type; empty when nothing is known. */
  public String type(String type) {
    return sentences.getOrDefault(type, "");
  }

  /** What the identifier of an import is; empty when the type cannot be imported. */
  public Optional<String> importId(String type) {
    return Optional.ofNullable(sentences.get("import/" + type));
  }

  /**
   * About an attribute; its own description wins, and empty means that nothing is known.
   *
   * @param path names from the top of the block, joined with dots, its own included
   */
  public String attribute(String type, String path, Attribute attribute) {
    if (!attribute.description().isEmpty()) {
      return attribute.description();
    }
    String exact = sentences.get(type + "/" + path);
    if (exact != null) {
      return exact;
    }
    int last = path.lastIndexOf('.');
    int parent = path.lastIndexOf('.', last - 1);
    String near = last < 0 ? null : sentences.get(path.substring(parent + 1));
    return near != null ? near : sentences.getOrDefault(path.substring(last + 1), "");
  }
}
