package io.portwright.engine.state.tfstate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Secrets that were left out of a state file and are put back before it is read: a note stands
 * where each was, and the value is looked for at the same place of the same object, wherever in the
 * file that is now.
 */
public final class HiddenValues {
  /** Stands in a file instead of a secret. */
  public static final String NOTE = "(hidden; portwright state pull -show-secrets)";

  private final List<String> missing = new ArrayList<>();

  private HiddenValues() {}

  /**
   * A file with its secrets.
   *
   * @param known the state that is there, secrets in clear
   */
  public static Checked<StateFile> restored(StateFile file, StateFile known) {
    String text = new String(file.bytes(), StandardCharsets.UTF_8);
    if (!text.contains(NOTE)) {
      return Checked.of(file);
    }
    return HeadReader.read(file).then(_ -> new HiddenValues().restore(file, known));
  }

  private Checked<StateFile> restore(StateFile file, StateFile known) {
    JsonNode changed = tree(file);
    JsonNode before = tree(known);
    Map<String, JsonNode> objects = new HashMap<>();
    for (JsonNode resource : before.path("resources")) {
      for (JsonNode instance : resource.path("instances")) {
        objects.put(place(resource, instance), instance.path("attributes"));
        objects.put(identity(resource, instance), instance.path("attributes"));
      }
    }
    fill(changed.path("outputs"), before.path("outputs"), "output");
    for (JsonNode resource : changed.path("resources")) {
      for (JsonNode instance : resource.path("instances")) {
        JsonNode source =
            objects.getOrDefault(
                identity(resource, instance),
                objects.getOrDefault(
                    place(resource, instance),
                    com.fasterxml.jackson.databind.node.MissingNode.getInstance()));
        fill(instance.path("attributes"), source, name(resource, instance));
      }
    }
    return missing.isEmpty()
        ? Checked.of(
            new StateFile(file.name(), changed.toString().getBytes(StandardCharsets.UTF_8)))
        : Checked.failed(lost(file));
  }

  private Diagnostic lost(StateFile file) {
    return Diagnostic.error(
            "Hidden values cannot be put back",
            file.name()
                + " holds notes instead of secrets, and state has no value for these places:\n\n"
                + "    "
                + String.join("\n    ", missing)
                + "\n\nNothing was changed. Write the values into the file, or pull it with them:"
                + "\n\n    portwright state pull -show-secrets")
        .withCode("TFSTATE-8");
  }

  private void fill(JsonNode node, JsonNode source, String at) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        String way = at + "." + field.getKey();
        JsonNode value = source.path(field.getKey());
        if (isNote(field.getValue())) {
          if (isHere(value, way)) {
            field.setValue(value);
          }
        } else {
          fill(field.getValue(), value, way);
        }
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        String way = at + "[" + i + "]";
        if (isNote(array.get(i))) {
          if (isHere(source.path(i), way)) {
            array.set(i, source.path(i));
          }
        } else {
          fill(array.get(i), source.path(i), way);
        }
      }
    }
  }

  private boolean isHere(JsonNode value, String at) {
    if (value.isMissingNode()) {
      missing.add(at);
    }
    return !value.isMissingNode();
  }

  private static boolean isNote(JsonNode node) {
    return node.isTextual() && node.textValue().equals(NOTE);
  }

  private static String name(JsonNode resource, JsonNode instance) {
    StringBuilder name = new StringBuilder();
    String module = resource.path("module").asText();
    name.append(module).append(module.isEmpty() ? "" : ".");
    name.append(resource.path("type").asText()).append('.').append(resource.path("name").asText());
    JsonNode key = instance.path("index_key");
    return key.isMissingNode() || key.isNull() ? name.toString() : name + "[" + key + "]";
  }

  private static String place(JsonNode resource, JsonNode instance) {
    return "place "
        + resource.path("mode").asText()
        + " "
        + name(resource, instance)
        + " "
        + instance.path("deposed").asText();
  }

  private static String identity(JsonNode resource, JsonNode instance) {
    Iterator<String> names = List.of("product_uid", "id", "uid").iterator();
    while (names.hasNext()) {
      JsonNode id = instance.path("attributes").path(names.next());
      if (id.isTextual()) {
        return "id " + resource.path("type").asText() + " " + id.textValue();
      }
    }
    return place(resource, instance);
  }

  private static JsonNode tree(StateFile file) {
    try (JsonParser parser = StateJson.parser(file)) {
      return StateJson.tree(parser);
    } catch (IOException impossible) {
      throw new UncheckedIOException("cannot read JSON that was read before", impossible);
    }
  }
}
