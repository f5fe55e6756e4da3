package io.portwright.engine.state.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.state.Schemas;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Attribute.Shape;
import io.portwright.provider.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Records as the blocks of a JSON configuration file that would lead to them: arguments with the
 * values that they had, and a reference wherever a value is the id of another object, so that an
 * object that is ordered anew is meant with its new id.
 *
 * <p>Needs no key: what is sealed cannot be written, and is a problem.
 */
public final class RecordedBlocks {
  private final Schemas schemas;
  private final SortedMap<InstanceAddress, ObjectNode> attributes = new TreeMap<>();
  private final Map<String, String> references = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  public RecordedBlocks(Schemas schemas) {
    this.schemas = schemas;
  }

  /** Takes the record in a file; data sources and objects left behind are passed over. */
  public void add(String path, byte[] file) {
    InstanceAddress address = RecordFormat.address(path, file);
    JsonNode current = JsonFields.read(path, file).field("current");
    if (address.resource().isData() || !current.isObject()) {
      return;
    }
    if (!address.resource().module().isRoot() || !address.key().equals(InstanceKey.NONE)) {
      problems.add(address + " is in a module, or one of several instances of a block");
    } else if (current.path("attributes") instanceof ObjectNode found) {
      attributes.put(address, found);
      StoredRecord.read(path, file, schemas)
          .identityName()
          .ifPresent(
              name -> references.put(found.path(name).asText(), "${" + address + "." + name + "}"));
    }
  }

  /** Why there can be no such file; empty when there can. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** The text of the file; what is among the {@link #problems} afterwards is missing in it. */
  public String text() {
    ObjectNode resources = CanonicalJson.NODES.objectNode();
    attributes.forEach((address, values) -> {
      ResourceAddress resource = address.resource();
      Optional<Schema> schema = schemas.of(resource);
      if (schema.isEmpty()) {
        problems.add("the type of " + address + " is not known here");
        return;
      }
      ObjectNode block = arguments(values, schema.get().attributes(), address.toString());
      resources.withObjectProperty(resource.type()).set(resource.name(), block);
    });
    ObjectNode file = CanonicalJson.NODES.objectNode();
    file.set("resource", resources);
    return new String(CanonicalJson.lines(file), StandardCharsets.UTF_8);
  }

  private ObjectNode arguments(JsonNode values, SortedMap<String, Attribute> known, String at) {
    ObjectNode out = CanonicalJson.NODES.objectNode();
    for (Map.Entry<String, JsonNode> entry : values.properties()) {
      String name = Sealed.unescaped(entry.getKey());
      Optional<Attribute> attribute = Optional.ofNullable(known.get(name));
      if (attribute.filter(Attribute::isConfigurable).isPresent() && !entry.getValue().isNull()) {
        out.set(name, argument(entry.getValue(), attribute.get(), at + "." + name));
      }
    }
    return out;
  }

  private JsonNode argument(JsonNode value, Attribute attribute, String at) {
    if (Sealed.ciphertext(value).isPresent()) {
      problems.add(at + " is encrypted");
      return CanonicalJson.NODES.nullNode();
    }
    return switch (attribute.shape()) {
      case Shape.Nested nested -> nested(value, nested, at);
      case Shape.Plain plain when plain.type().isDynamic() && value.has("type") ->
          plain(value.path("value"), at);
      case Shape.Plain _ -> plain(value, at);
    };
  }

  private JsonNode nested(JsonNode value, Shape.Nested shape, String at) {
    if (value instanceof ArrayNode list) {
      ArrayNode out = CanonicalJson.NODES.arrayNode();
      list.forEach(element -> out.add(nested(element, shape, at)));
      return out;
    }
    if (shape.type().equals(shape.objectType())
        || shape.attributes().keySet().containsAll(names(value))) {
      return arguments(value, shape.attributes(), at);
    }
    ObjectNode out = CanonicalJson.NODES.objectNode();
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      out.set(
          template(Sealed.unescaped(entry.getKey())),
          arguments(entry.getValue(), shape.attributes(), at));
    }
    return out;
  }

  private static List<String> names(JsonNode value) {
    return value.properties().stream().map(Map.Entry::getKey).toList();
  }

  private JsonNode plain(JsonNode value, String at) {
    if (Sealed.ciphertext(value).isPresent()) {
      problems.add("a part of " + at + " is encrypted");
      return CanonicalJson.NODES.nullNode();
    }
    if (value.isTextual()) {
      String text = value.textValue();
      return CanonicalJson.NODES.textNode(references.getOrDefault(text, template(text)));
    }
    if (value instanceof ArrayNode list) {
      ArrayNode out = CanonicalJson.NODES.arrayNode();
      list.forEach(element -> out.add(plain(element, at)));
      return out;
    }
    if (value instanceof ObjectNode object) {
      ObjectNode out = CanonicalJson.NODES.objectNode();
      for (Map.Entry<String, JsonNode> entry : object.properties()) {
        out.set(template(Sealed.unescaped(entry.getKey())), plain(entry.getValue(), at));
      }
      return out;
    }
    return value;
  }

  /** Texts in JSON files are templates. */
  private static String template(String text) {
    return text.replace("${", "$${").replace("%{", "%%{");
  }
}
