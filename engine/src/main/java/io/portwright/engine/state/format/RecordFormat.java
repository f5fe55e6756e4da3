package io.portwright.engine.state.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.state.DeposedKey;
import io.portwright.engine.state.InstanceObject;
import io.portwright.engine.state.InstanceObject.Status;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.Schemas;
import io.portwright.engine.state.StoreFailure;
import io.portwright.engine.state.crypt.SecretBox;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The file of one resource record. Sensitive and sealed attributes are encrypted one by one; an
 * encrypted value that has not changed keeps its text from the file before.
 */
public final class RecordFormat {
  private final Schemas schemas;
  private final Supplier<SecretBox> box;

  /**
   * @param box asked only when something is encrypted
   */
  public RecordFormat(Schemas schemas, Supplier<SecretBox> box) {
    this.schemas = schemas;
    this.box = box;
  }

  /** Contents of the file of a new record. */
  public byte[] write(ResourceRecord record) {
    return write(record, MissingNode.getInstance());
  }

  /**
   * Contents of the file of a changed record.
   *
   * @param before what the file holds now
   */
  public byte[] write(ResourceRecord record, byte[] before) {
    return write(record, CanonicalJson.read(RecordPath.of(record.address()), before));
  }

  private byte[] write(ResourceRecord record, JsonNode before) {
    ObjectNode node = CanonicalJson.NODES.objectNode();
    node.put("address", record.address().toString());
    node.put("provider", record.providerSource());
    record.environment().ifPresent(environment -> node.put("environment", environment));
    record.companyUid().ifPresent(company -> node.put("company", company));
    record
        .current()
        .ifPresent(o -> node.set("current", object(record, "current", o, before.path("current"))));
    if (!record.deposed().isEmpty()) {
      ObjectNode deposed = node.putObject("deposed");
      record
          .deposed()
          .forEach((key, object) -> {
            JsonNode prior = before.path("deposed").path(key.text());
            deposed.set(key.text(), object(record, "deposed/" + key, object, prior));
          });
    }
    return CanonicalJson.lines(node);
  }

  private ObjectNode object(
      ResourceRecord record, String role, InstanceObject object, JsonNode before) {
    Optional<Schema> schema = schemas.of(record.address().resource());
    ObjectValue attributes = object.attributes();
    Type type = schema.<Type>map(Schema::objectType).orElse(attributes.type());
    SealedPlaces places = SealedPlaces.of(attributes, schema);
    ValueWriter writer =
        new ValueWriter(places::at, (at, json, old) -> sealed(record, role + at, json, old));

    ObjectNode node = CanonicalJson.NODES.objectNode();
    node.put("status", object.status().name().toLowerCase(Locale.ROOT));
    node.put("schema_version", object.schemaVersion());
    node.put("create_before_destroy", object.createBeforeDestroy());
    node.set("attributes", writer.write(attributes, type, Pointer.ROOT, before.path("attributes")));
    ArrayNode sensitive = node.putArray("sensitive");
    places.sensitive().forEach(sensitive::add);
    ArrayNode dependencies = node.putArray("dependencies");
    object.dependencies().forEach(dependency -> dependencies.add(dependency.toString()));
    ObjectNode data = node.putObject("provider_data");
    object.providerData().forEach(data::put);
    return node;
  }

  private JsonNode sealed(ResourceRecord record, String path, byte[] json, JsonNode before) {
    String address = record.address().toString();
    SecretBox open = box.get();
    return Sealed.wrap(
        Sealed.ciphertext(before)
            .map(old -> open.reseal(old, address, path, json))
            .orElseGet(() -> open.seal(address, path, json)));
  }

  /** The address in a record's file; needs neither schema nor key. */
  public static InstanceAddress address(String path, byte[] file) {
    return address(JsonFields.read(path, file));
  }

  private static InstanceAddress address(JsonFields fields) {
    InstanceAddress address =
        InstanceAddress.parse(fields.text("address")).orElseThrow(() -> fields.wrong("address"));
    if (!RecordPath.of(address).equals(fields.file())) {
      throw StoreFailure.damaged(
          fields.file(), "it holds the record of " + address + ", whose place is elsewhere");
    }
    return address;
  }

  /**
   * The record in a file.
   *
   * @param path of the file, which must be the one of the record's address
   */
  public ResourceRecord read(String path, byte[] file) {
    JsonFields fields = JsonFields.read(path, file);
    InstanceAddress address = address(fields);
    Optional<InstanceObject> current =
        fields.has("current")
            ? Optional.of(object(address, "current", fields.object("current")))
            : Optional.empty();
    SortedMap<DeposedKey, InstanceObject> deposed = new TreeMap<>();
    if (fields.has("deposed")) {
      JsonFields all = fields.object("deposed");
      for (Map.Entry<String, JsonNode> one : all.node().properties()) {
        DeposedKey key = deposedKey(all, one.getKey());
        deposed.put(key, object(address, "deposed/" + key, all.object(one.getKey())));
      }
    }
    return new ResourceRecord(
        address,
        fields.text("provider"),
        fields.optionalText("environment"),
        fields.optionalText("company"),
        current,
        deposed);
  }

  private static DeposedKey deposedKey(JsonFields fields, String text) {
    try {
      return new DeposedKey(text);
    } catch (IllegalArgumentException _) {
      throw fields.wrong("deposed");
    }
  }

  private InstanceObject object(InstanceAddress address, String role, JsonFields fields) {
    SortedMap<String, String> data = new TreeMap<>();
    JsonFields stored = fields.object("provider_data");
    stored.node().fieldNames().forEachRemaining(key -> data.put(key, stored.text(key)));
    return new InstanceObject(
        attributes(address, role, fields),
        status(fields),
        dependencies(fields),
        fields.truth("create_before_destroy"),
        fields.number("schema_version"),
        data);
  }

  private static Status status(JsonFields fields) {
    return switch (fields.text("status")) {
      case "ready" -> Status.READY;
      case "tainted" -> Status.TAINTED;
      default -> throw fields.wrong("status");
    };
  }

  private static SortedSet<ResourceAddress> dependencies(JsonFields fields) {
    SortedSet<ResourceAddress> dependencies = new TreeSet<>();
    for (String text : fields.texts("dependencies")) {
      InstanceAddress address =
          InstanceAddress.parse(text).orElseThrow(() -> fields.wrong("dependencies"));
      if (!address.key().equals(InstanceKey.NONE)) {
        throw fields.wrong("dependencies");
      }
      dependencies.add(address.resource());
    }
    return dependencies;
  }

  private ObjectValue attributes(InstanceAddress address, String role, JsonFields fields) {
    ValueReader reader =
        new ValueReader(
            (at, ciphertext) -> {
              byte[] json = box.get().open(address.toString(), role + at, ciphertext);
              return CanonicalJson.read(role + at + " of " + address, json);
            },
            Set.copyOf(fields.texts("sensitive")));
    Optional<Schema> schema = schemas.of(address.resource());
    JsonNode stored = fields.field("attributes");
    try {
      Value value =
          schema
              .map(known -> reader.read(stored, known.objectType()))
              .orElseGet(() -> reader.readUntyped(stored));
      if (value instanceof ObjectValue object) {
        return object;
      }
    } catch (IllegalArgumentException mismatch) {
      throw StoreFailure.damaged(fields.file(), mismatch);
    }
    throw fields.wrong("attributes");
  }
}
