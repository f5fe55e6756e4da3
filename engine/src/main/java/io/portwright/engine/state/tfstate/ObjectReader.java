package io.portwright.engine.state.tfstate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.state.InstanceObject;
import io.portwright.engine.state.InstanceObject.Status;
import io.portwright.engine.state.format.ForeignAttributes;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads one object of an instance: its attributes and what Terraform keeps beside them. */
final class ObjectReader {
  private final List<Diagnostic> found;
  private final Findings findings;
  private final Map<Schema, Type.ObjectOf> types = new IdentityHashMap<>();

  ObjectReader(List<Diagnostic> found, Findings findings) {
    this.found = found;
    this.findings = findings;
  }

  Optional<InstanceObject> read(InstanceAddress address, Schema schema, Fields fields) {
    int before = found.size();
    int version = fields.number("schema_version");
    if (version > schema.version()) {
      found.add(newer(address));
    }
    Status status = status(address, fields.text("status"));
    SortedSet<ResourceAddress> dependencies = dependencies(fields);
    boolean createFirst = fields.truth("create_before_destroy");
    Optional<ObjectValue> attributes = attributes(address, schema, fields);
    return found.size() > before
        ? Optional.empty()
        : attributes.map(value ->
            new InstanceObject(value, status, dependencies, createFirst, version, new TreeMap<>()));
  }

  private static Diagnostic newer(InstanceAddress address) {
    return Diagnostic.error(
        "Resource instance managed by newer provider version",
        "The current state of "
            + address
            + " was created by a newer provider version than is currently selected. Upgrade this"
            + " program to work with this state.");
  }

  private Status status(InstanceAddress address, String text) {
    return switch (text) {
      case "" -> Status.READY;
      case "tainted" -> Status.TAINTED;
      default -> {
        found.add(
            Diagnostic.error(
                "Invalid resource instance metadata in state",
                "Instance " + address + " has invalid status \"" + text + "\"."));
        yield Status.READY;
      }
    };
  }

  private SortedSet<ResourceAddress> dependencies(Fields fields) {
    SortedSet<ResourceAddress> dependencies = new TreeSet<>();
    if (!fields.isArray("dependencies")) {
      return dependencies;
    }
    for (JsonNode dependency : fields.node().path("dependencies")) {
      Optional<InstanceAddress> address =
          InstanceAddress.parse(dependency.asText())
              .filter(a -> dependency.isTextual() && a.key().equals(InstanceKey.NONE));
      if (address.isEmpty()) {
        found.add(
            Diagnostic.error(
                "Invalid address",
                "Resource specification must include a resource type and name, but a dependency is "
                    + dependency
                    + "."));
      } else {
        dependencies.add(address.get().resource());
      }
    }
    return dependencies;
  }

  private Optional<ObjectValue> attributes(InstanceAddress address, Schema schema, Fields fields) {
    JsonNode written = fields.node().path("attributes");
    boolean isFlat = written.isMissingNode() && fields.node().path("attributes_flat").isObject();
    if (isFlat) {
      found.add(
          unreadable(
              address,
              "it is in the form of Terraform 0.11; let Terraform 1.x rewrite the file: terraform"
                  + " apply -refresh-only"));
      return Optional.empty();
    }
    JsonNode json = written.isObject() ? written : JsonNodeFactory.instance.objectNode();
    if (!written.isObject() && !written.isNull() && !written.isMissingNode()) {
      found.add(StateJson.wrong("resources.instances.attributes", written));
      return Optional.empty();
    }
    List<List<String>> sensitive = sensitive(fields);
    Type.ObjectOf type = types.computeIfAbsent(schema, Schema::objectType);
    unknown(json, type, address.resource().type(), "");
    try {
      return Optional.of(ForeignAttributes.read(json, schema, type, sensitive));
    } catch (IllegalArgumentException mismatch) {
      found.add(unreadable(address, String.valueOf(mismatch.getMessage())));
      return Optional.empty();
    }
  }

  private static Diagnostic unreadable(InstanceAddress address, String why) {
    return Diagnostic.error(
        "Invalid resource instance data in state",
        "Instance " + address + " data could not be decoded from the state: " + why + ".");
  }

  private List<List<String>> sensitive(Fields fields) {
    List<List<String>> paths = new ArrayList<>();
    if (!fields.isArray("sensitive_attributes")) {
      return paths;
    }
    for (JsonNode path : fields.node().path("sensitive_attributes")) {
      List<String> steps = new ArrayList<>();
      for (JsonNode step : path) {
        String kind = step.path("type").asText();
        JsonNode value = step.path("value");
        switch (kind) {
          case "get_attr" -> steps.add(value.asText());
          case "index" -> steps.add(value.path("value").asText());
          default ->
              found.add(
                  Diagnostic.error(
                      "Unsupported path step", "Unsupported path step type \"" + kind + "\"."));
        }
      }
      paths.add(steps);
    }
    return paths;
  }

  /** Reports what is set in the JSON and not in the type. */
  private void unknown(JsonNode json, Type type, String resource, String at) {
    switch (type) {
      case Type.ObjectOf object ->
          json.properties()
              .forEach(field -> {
                Type inside = object.attributes().get(field.getKey());
                String path = at.isEmpty() ? field.getKey() : at + "." + field.getKey();
                if (inside != null) {
                  unknown(field.getValue(), inside, resource, path);
                } else if (!field.getValue().isNull()) {
                  findings.dropped(resource, path);
                }
              });
      case Type.ListOf list -> json.forEach(item -> unknown(item, list.element(), resource, at));
      case Type.SetOf set -> json.forEach(item -> unknown(item, set.element(), resource, at));
      case Type.MapOf map -> json.forEach(item -> unknown(item, map.element(), resource, at));
      case Type.Primitive _, Type.TupleOf _ -> {}
    }
  }
}
