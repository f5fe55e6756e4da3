package io.portwright.engine.state.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.state.Schemas;
import io.portwright.engine.state.StoreFailure;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.value.Type;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The file of a record, leaf by leaf, as far as it can be read without a key: what is sealed stays
 * sealed, and is the same exactly as long as its text is.
 *
 * @param fields by the way to them, such as {@code a_end.vlan}; nulls are left out. Those of a
 *     deposed object begin with {@code deposed 00000001: }, and what is no attribute stands in
 *     round brackets
 */
public record StoredRecord(InstanceAddress address, SortedMap<String, StoredField> fields) {
  private static final String[] IDENTITIES = {"product_uid", "id", "uid"};

  public StoredRecord {
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
  }

  public static StoredRecord read(String path, byte[] file, Schemas schemas) {
    InstanceAddress address = RecordFormat.address(path, file);
    JsonFields json = JsonFields.read(path, file);
    Optional<Type> type = schemas.of(address.resource()).map(Schema::objectType);
    SortedMap<String, StoredField> fields = new TreeMap<>();
    json.optionalText("environment").ifPresent(text -> own("(environment)", text, fields));
    json.optionalText("company").ifPresent(text -> own("(company)", text, fields));
    object(json.field("current"), type, "", fields);
    for (Map.Entry<String, JsonNode> one : json.field("deposed").properties()) {
      object(one.getValue(), type, "deposed " + one.getKey() + ": ", fields);
    }
    return new StoredRecord(address, fields);
  }

  /** Output values by name, each as a leaf or as several. */
  public static SortedMap<String, StoredField> outputs(byte[] file) {
    SortedMap<String, StoredField> fields = new TreeMap<>();
    JsonNode all = CanonicalJson.read(OutputFormat.FILE, file);
    for (Map.Entry<String, JsonNode> output : all.properties()) {
      leaves(output.getValue().path("value"), Optional.empty(), output.getKey(), fields);
    }
    return fields;
  }

  /** What the service calls the object; empty when that is not known or not in clear. */
  public Optional<String> identity() {
    return identityName()
        .flatMap(name -> Optional.ofNullable(fields.get(name)))
        .map(StoredField::text);
  }

  /** The attribute that says so. */
  Optional<String> identityName() {
    for (String name : IDENTITIES) {
      StoredField field = fields.get(name);
      if (field != null && !field.isSealed()) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  private static void object(
      JsonNode object, Optional<Type> type, String prefix, SortedMap<String, StoredField> fields) {
    if (!object.isObject()) {
      return;
    }
    String status = object.path("status").asText();
    if (!status.equals("ready")) {
      own(prefix + "(status)", status, fields);
    }
    for (Map.Entry<String, JsonNode> attribute : object.path("attributes").properties()) {
      String name = Sealed.unescaped(attribute.getKey());
      leaves(attribute.getValue(), member(type, name), prefix + name, fields);
    }
  }

  private static void own(String name, String text, SortedMap<String, StoredField> fields) {
    fields.put(name, new StoredField(text, false));
  }

  private static Optional<Type> member(Optional<Type> type, String name) {
    return type.flatMap(known ->
        known instanceof Type.ObjectOf object
            ? Optional.ofNullable(object.attributes().get(name))
            : Optional.empty());
  }

  private static Optional<Type> element(Optional<Type> type, int index) {
    return type.flatMap(known ->
        switch (known) {
          case Type.ListOf list -> Optional.of(list.element());
          case Type.SetOf set -> Optional.of(set.element());
          case Type.MapOf map -> Optional.of(map.element());
          case Type.TupleOf tuple ->
              index < tuple.elements().size()
                  ? Optional.of(tuple.elements().get(index))
                  : Optional.empty();
          case Type.Primitive _, Type.ObjectOf _ -> Optional.empty();
        });
  }

  private static void leaves(
      JsonNode node, Optional<Type> type, String at, SortedMap<String, StoredField> fields) {
    Optional<String> ciphertext = Sealed.ciphertext(node);
    if (ciphertext.isPresent()) {
      fields.put(at, new StoredField(ciphertext.get(), true));
    } else if (type.filter(Type::isDynamic).isPresent() && node.isObject() && node.has("type")) {
      leaves(node.path("value"), dynamic(node), at, fields);
    } else if (node.isObject() && !node.isEmpty()) {
      boolean isMap = type.filter(Type.MapOf.class::isInstance).isPresent();
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        String name = Sealed.unescaped(field.getKey());
        String way =
            isMap ? at + "[" + json(CanonicalJson.NODES.textNode(name)) + "]" : at + "." + name;
        leaves(field.getValue(), isMap ? element(type, 0) : member(type, name), way, fields);
      }
    } else if (node.isArray() && !node.isEmpty()) {
      for (int i = 0; i < node.size(); i++) {
        leaves(node.get(i), element(type, i), at + "[" + i + "]", fields);
      }
    } else if (!node.isNull() && !node.isMissingNode()) {
      fields.put(at, new StoredField(json(node), false));
    }
  }

  private static Optional<Type> dynamic(JsonNode node) {
    try {
      return Optional.of(TypeJson.read(node.get("type")));
    } catch (IllegalArgumentException mistake) {
      throw StoreFailure.damaged("the type of a value in state", mistake);
    }
  }

  private static String json(JsonNode node) {
    return new String(CanonicalJson.compact(node), StandardCharsets.UTF_8);
  }
}
