package io.portwright.provider.megaport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A configuration that sets attributes, and what becomes of a change to each.
 *
 * <p>In a value, <code>${name.attribute}</code> is an attribute of what the case needs.
 */
record AttributeCase(
    String name, String type, List<Need> needs, ObjectNode config, List<Change> changes) {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(\\w+)\\.(\\w+)}");

  /** Something that must exist before: a resource that is ordered, or a data source. */
  record Need(String name, String type, boolean data, ObjectNode config) {}

  /** What a change of an attribute does. */
  enum Effect {
    /** Sent, and read back. */
    IN_PLACE,
    /** A new object is planned. */
    REPLACES,
    /** The plan says why not. */
    REFUSED,
    /** Recorded and not sent, as the plan says in a warning. */
    STORED,
    /** Left unread, as the plan says in a warning. */
    IGNORED
  }

  /**
   * @param path names and indexes joined with dots; several joined with {@code +} change together,
   *     the first being the one that is looked at
   * @param to new value; of several an object by path
   */
  record Change(String path, JsonNode to, Effect effect) {

    /** The path without indexes, as schemas name it. */
    String attribute() {
      return path.replaceAll("\\+.*", "").replaceAll("\\.\\d+", "");
    }

    ObjectNode applied(ObjectNode config) {
      if (!path.contains("+")) {
        return with(config, path, to);
      }
      ObjectNode changed = config;
      for (String part : path.split("\\+", -1)) {
        changed = with(changed, part, to.path(part));
      }
      return changed;
    }
  }

  @Override
  public String toString() {
    return name;
  }

  static List<AttributeCase> all(String file) {
    List<AttributeCase> cases = new ArrayList<>();
    for (JsonNode json : OfficialSchema.json(file)) {
      List<Need> needs = new ArrayList<>();
      json.path("needs")
          .forEach(need ->
              needs.add(
                  new Need(
                      need.path("as").asText(),
                      need.path("type").asText(),
                      need.path("data").asBoolean(),
                      (ObjectNode) need.path("config"))));
      List<Change> changes = new ArrayList<>();
      for (Effect effect : Effect.values()) {
        json.path(effect.name().toLowerCase(java.util.Locale.ROOT))
            .properties()
            .forEach(entry -> changes.add(new Change(entry.getKey(), entry.getValue(), effect)));
      }
      cases.add(
          new AttributeCase(
              json.path("name").asText(),
              json.path("type").asText(),
              needs,
              (ObjectNode) json.path("config"),
              changes));
    }
    return cases;
  }

  /** Orders and reads what the case needs; by name. */
  Map<String, ObjectValue> prepared(Session session) {
    Map<String, ObjectValue> there = new LinkedHashMap<>();
    for (Need need : needs) {
      Map<String, Object> written = written(need.config(), there);
      there.put(
          need.name(),
          need.data() ? session.data(need.type(), written) : session.create(need.type(), written));
    }
    return there;
  }

  /** As plain maps and lists, references resolved. */
  static Map<String, Object> written(JsonNode json, Map<String, ObjectValue> there) {
    Map<String, Object> written = new TreeMap<>();
    json.properties()
        .forEach(entry -> {
          if (!entry.getValue().isNull()) {
            written.put(entry.getKey(), plain(entry.getValue(), there));
          }
        });
    return written;
  }

  private static Object plain(JsonNode json, Map<String, ObjectValue> there) {
    if (json.isObject()) {
      return written(json, there);
    }
    if (json.isArray()) {
      List<Object> items = new ArrayList<>();
      json.forEach(item -> items.add(plain(item, there)));
      return items;
    }
    if (json.isNumber()) {
      return json.intValue();
    }
    if (json.isBoolean()) {
      return json.booleanValue();
    }
    Matcher reference = REFERENCE.matcher(json.asText());
    return reference.matches()
        ? there.get(reference.group(1)).attribute(reference.group(2))
        : json.asText();
  }

  /** The configuration with one value replaced; JSON null takes the attribute away. */
  private static ObjectNode with(ObjectNode config, String path, JsonNode value) {
    ObjectNode changed = config.deepCopy();
    String[] names = path.split("\\.", -1);
    JsonNode at = changed;
    for (int i = 0; i < names.length - 1; i++) {
      at = at.isArray() ? at.path(Integer.parseInt(names[i])) : at.path(names[i]);
    }
    String last = names[names.length - 1];
    ContainerNode<?> parent = (ContainerNode<?>) at;
    if (parent instanceof ArrayNode list) {
      list.set(Integer.parseInt(last), value);
    } else {
      ((ObjectNode) parent).set(last, value);
    }
    return changed;
  }

  /** Every scalar of a document. */
  static List<JsonNode> scalars(JsonNode json) {
    List<JsonNode> scalars = new ArrayList<>();
    if (json.isContainerNode()) {
      json.forEach(child -> scalars.addAll(scalars(child)));
    } else {
      scalars.add(json);
    }
    return scalars;
  }

  /** Every attribute that a configuration sets, with its value. */
  static Map<String, JsonNode> set(JsonNode config) {
    Map<String, JsonNode> set = new LinkedHashMap<>();
    add(set, "", config);
    return set;
  }

  private static void add(Map<String, JsonNode> set, String prefix, JsonNode object) {
    object
        .properties()
        .forEach(entry -> {
          String path = prefix + entry.getKey();
          JsonNode value = entry.getValue();
          set.putIfAbsent(path, value);
          if (value.isObject()) {
            add(set, path + ".", value);
          } else if (value.isArray()) {
            value.forEach(item -> {
              if (item.isObject()) {
                add(set, path + ".", item);
              }
            });
          }
        });
  }

  static JsonNode parsed(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
