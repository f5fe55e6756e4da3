package io.portwright.engine.machine;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.ProviderSet;
import io.portwright.engine.state.DeposedKey;
import io.portwright.engine.state.InstanceObject;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.format.SecretPlaces;
import io.portwright.engine.state.tfstate.HiddenValues;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Utf8Order;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * State as a state file of Terraform, format 4. Sensitive and sealed values are written as a note
 * unless they are asked for.
 */
public final class StateFileJson {
  private final ProviderNames names;
  private final Secrets secrets;
  private final JsonWriter out;

  private StateFileJson(ProviderNames names, Secrets secrets, JsonWriter out) {
    this.names = names;
    this.secrets = secrets;
    this.out = out;
  }

  /** What is written where a secret is. */
  public enum Secrets {
    /** {@link HiddenValues#NOTE} instead. */
    HIDDEN,
    IN_CLEAR
  }

  /**
   * Writes one object.
   *
   * @param serial of the state
   */
  public static void write(
      ProviderSet providers, StateSnapshot state, long serial, Secrets secrets, JsonWriter out) {
    out.beginObject();
    out.name("version").number(4);
    out.name("terraform_version").string(StateJson.TERRAFORM_VERSION);
    out.name("serial").number(serial);
    out.name("lineage").string(state.lineage().map(Object::toString).orElse(""));
    StateFileJson file = new StateFileJson(new ProviderNames(providers), secrets, out);
    file.outputs(state.outputs());
    file.resources(state.records());
    out.name("check_results").nothing();
    out.endObject();
  }

  private void outputs(SortedMap<String, Value> outputs) {
    out.name("outputs").beginObject();
    outputs.forEach((name, value) -> {
      out.name(name).beginObject();
      out.name("value");
      value(value, value.type(), "", SecretPlaces.of(value, Optional.empty()));
      ValueForms.type(value.type(), out.name("type"));
      if (value.isSensitive()) {
        out.name("sensitive").bool(true);
      }
      out.endObject();
    });
    out.endObject();
  }

  private void resources(SortedMap<InstanceAddress, ResourceRecord> records) {
    SortedMap<String, List<ResourceRecord>> resources = new TreeMap<>(Utf8Order.INSTANCE);
    for (ResourceRecord record : records.values()) {
      ResourceAddress address = record.address().resource();
      String order =
          address.module() + "\0" + address.mode() + "\0" + address.type() + "\0" + address.name();
      resources.computeIfAbsent(order, _ -> new ArrayList<>()).add(record);
    }
    out.name("resources").beginArray();
    resources.values().forEach(this::resource);
    out.endArray();
  }

  private void resource(List<ResourceRecord> instances) {
    ResourceAddress address = instances.getFirst().address().resource();
    out.beginObject();
    out.optional("module", address.module().toString());
    out.name("mode").string(ResourceForm.mode(address));
    out.name("type").string(address.type());
    out.name("name").string(address.name());
    out.name("provider").string("provider[\"" + instances.getFirst().providerSource() + "\"]");
    out.name("instances").beginArray();
    for (ResourceRecord record : instances) {
      record.current().ifPresent(object -> instance(record, Optional.empty(), object));
      for (Map.Entry<DeposedKey, InstanceObject> one : record.deposed().entrySet()) {
        instance(record, Optional.of(one.getKey()), one.getValue());
      }
    }
    out.endArray();
    out.endObject();
  }

  private void instance(
      ResourceRecord record, Optional<DeposedKey> deposed, InstanceObject object) {
    Optional<Schema> schema = names.schema(record.address().resource());
    ObjectValue attributes = object.attributes();
    out.beginObject();
    switch (record.address().key()) {
      case InstanceKey.None _ -> {}
      case InstanceKey.Index index -> out.name("index_key").number(index.index());
      case InstanceKey.Name name -> out.name("index_key").string(name.name());
    }
    if (object.status() == InstanceObject.Status.TAINTED) {
      out.name("status").string("tainted");
    }
    deposed.ifPresent(key -> out.name("deposed").string(key.toString()));
    out.name("schema_version").number(object.schemaVersion());
    Type type = schema.<Type>map(Schema::objectType).orElse(attributes.type());
    out.name("attributes");
    value(attributes, type, "", SecretPlaces.of(attributes, schema));
    out.name("sensitive_attributes").beginArray();
    SensitivePaths.of(names.marked(record.address().resource(), attributes)).write(out);
    out.endArray();
    if (!object.dependencies().isEmpty()) {
      out.name("dependencies").beginArray();
      object.dependencies().stream()
          .map(ResourceAddress::toString)
          .sorted(Utf8Order.INSTANCE)
          .forEach(out::string);
      out.endArray();
    }
    if (object.createBeforeDestroy()) {
      out.name("create_before_destroy").bool(true);
    }
    out.endObject();
  }

  private void value(Value value, Type type, String at, SecretPlaces places) {
    if (secrets == Secrets.HIDDEN && places.isSecret(at) && !value.isNull()) {
      out.string(HiddenValues.NOTE);
    } else if (value.isNull()) {
      out.nothing();
    } else if (type.isDynamic()) {
      out.beginObject();
      out.name("value");
      content(value, value.type(), at, places);
      ValueForms.type(value.type(), out.name("type"));
      out.endObject();
    } else {
      content(value, type, at, places);
    }
  }

  private void content(Value value, Type type, String at, SecretPlaces places) {
    switch (value) {
      case Value.ObjectValue object -> {
        out.beginObject();
        object
            .attributes()
            .forEach((name, part) -> {
              out.name(name);
              value(part, member(type, name, part), SecretPlaces.child(at, name), places);
            });
        out.endObject();
      }
      case Value.MapValue map -> {
        out.beginObject();
        map.entries()
            .forEach((name, part) -> {
              out.name(name);
              value(part, member(type, name, part), SecretPlaces.child(at, name), places);
            });
        out.endObject();
      }
      case Value.ListValue _, Value.SetValue _, Value.TupleValue _ -> {
        out.beginArray();
        int index = 0;
        for (Value part : value.parts()) {
          Type inner = element(type, index, part);
          value(part, inner, SecretPlaces.child(at, Integer.toString(index++)), places);
        }
        out.endArray();
      }
      case Value.StringValue _,
          Value.NumberValue _,
          Value.BoolValue _,
          Value.NullValue _,
          Value.UnknownValue _ ->
          ValueForms.known(value, out);
    }
  }

  private static Type member(Type type, String name, Value part) {
    return switch (type) {
      case Type.ObjectOf object -> object.attributes().getOrDefault(name, part.type());
      case Type.MapOf map -> map.element();
      case Type.Primitive _, Type.ListOf _, Type.SetOf _, Type.TupleOf _ -> part.type();
    };
  }

  private static Type element(Type type, int index, Value part) {
    return switch (type) {
      case Type.ListOf list -> list.element();
      case Type.SetOf set -> set.element();
      case Type.TupleOf tuple ->
          index < tuple.elements().size() ? tuple.elements().get(index) : part.type();
      case Type.Primitive _, Type.MapOf _, Type.ObjectOf _ -> part.type();
    };
  }
}
