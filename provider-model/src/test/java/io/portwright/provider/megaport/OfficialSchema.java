package io.portwright.provider.megaport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What the official provider's schema says about each attribute; facts, recorded once. */
final class OfficialSchema {

  /**
   * @param path names joined with dots
   * @param onChange of the top-level attribute that it belongs to; empty for read-only ones
   * @param inside whether it is part of an object that may be set
   * @param facts flags, type and validators as recorded
   */
  record Fact(String type, String path, String onChange, boolean inside, JsonNode facts) {
    boolean isConfigurable() {
      return inside && isArgument(facts);
    }

    boolean isWriteOnly() {
      return facts.path("write_only").asBoolean();
    }

    boolean isObject() {
      return facts.has("attributes");
    }

    String key() {
      return type + "/" + path;
    }
  }

  private static final Map<String, Map<String, List<Fact>>> KNOWN = new ConcurrentHashMap<>();

  private OfficialSchema() {}

  static JsonNode json(String name) {
    try (InputStream in = OfficialSchema.class.getResourceAsStream("attributes/" + name)) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** All attributes by type, nested ones included, in the order of the schema. */
  static Map<String, List<Fact>> of(String kind) {
    return KNOWN.computeIfAbsent(kind, OfficialSchema::read);
  }

  private static Map<String, List<Fact>> read(String kind) {
    Map<String, List<Fact>> types = new TreeMap<>();
    for (JsonNode type : json("official.json").path(kind)) {
      List<Fact> facts = new ArrayList<>();
      for (JsonNode attribute : type.path("attributes")) {
        add(
            facts,
            type.path("type").asText(),
            "",
            attribute.path("on_change").asText(),
            true,
            attribute);
      }
      types.put(type.path("type").asText(), facts);
    }
    return types;
  }

  private static void add(
      List<Fact> facts,
      String type,
      String prefix,
      String onChange,
      boolean inside,
      JsonNode attribute) {
    String path = prefix + attribute.path("name").asText();
    facts.add(new Fact(type, path, onChange, inside, attribute));
    boolean within = inside && isArgument(attribute);
    attribute
        .path("attributes")
        .forEach(child -> add(facts, type, path + ".", onChange, within, child));
  }

  static boolean isArgument(JsonNode attribute) {
    return attribute.path("required").asBoolean() || attribute.path("optional").asBoolean();
  }
}
