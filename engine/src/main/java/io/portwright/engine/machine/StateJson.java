package io.portwright.engine.machine;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.ProviderSet;
import io.portwright.engine.state.DeposedKey;
import io.portwright.engine.state.InstanceObject;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.provider.value.Utf8Order;
import io.portwright.provider.value.Value;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;

/** State as {@code terraform show -json} prints it, format 1.0. Secrets are in clear. */
public final class StateJson {
  /** Language level; what readers of these forms expect as the version of the program. */
  static final String TERRAFORM_VERSION = "1.11.4";

  private static final String FORMAT = "1.0";

  private final ProviderNames names;

  private StateJson(ProviderNames names) {
    this.names = names;
  }

  /** One object of one instance; deposed ones have a key. */
  private record Shown(
      ResourceRecord record, Optional<DeposedKey> deposed, InstanceObject object) {}

  /** Writes one object. */
  public static void write(ProviderSet providers, StateSnapshot state, JsonWriter out) {
    StateJson json = new StateJson(new ProviderNames(providers));
    out.beginObject();
    out.name("format_version").string(FORMAT);
    if (!state.records().isEmpty() || !state.outputs().isEmpty()) {
      out.name("terraform_version").string(TERRAFORM_VERSION);
      out.name("values").beginObject();
      outputs(state.outputs(), out);
      ModuleTree<Shown> tree = new ModuleTree<>();
      state.records().values().forEach(record -> add(record, tree));
      out.name("root_module");
      tree.write(out, json::resource);
      out.endObject();
    }
    out.endObject();
  }

  private static void add(ResourceRecord record, ModuleTree<Shown> tree) {
    String address = sorted(record.address());
    var module = record.address().resource().module();
    record
        .current()
        .ifPresent(
            object -> tree.add(module, address, new Shown(record, Optional.empty(), object)));
    record
        .deposed()
        .forEach((key, object) ->
            tree.add(module, address, new Shown(record, Optional.of(key), object)));
  }

  /** Text that puts instances of a block in the order of their numbers. */
  private static String sorted(InstanceAddress address) {
    return address.key() instanceof InstanceKey.Index index
        ? String.format(Locale.ROOT, "%s[%010d]", address.resource(), index.index())
        : address.toString();
  }

  private static void outputs(SortedMap<String, Value> outputs, JsonWriter out) {
    if (outputs.isEmpty()) {
      return;
    }
    out.name("outputs").beginObject();
    outputs.forEach((name, value) -> {
      out.name(name).beginObject();
      out.name("sensitive").bool(value.isSensitive());
      ValueForms.known(value, out.name("value"));
      ValueForms.type(value.type(), out.name("type"));
      out.endObject();
    });
    out.endObject();
  }

  private void resource(Shown shown, JsonWriter out) {
    InstanceObject object = shown.object();
    out.beginObject();
    out.name("address").string(shown.record().address().toString());
    ResourceForm.identity(shown.record().address(), out);
    out.name("provider_name").string(shown.record().providerSource());
    out.name("schema_version").number(object.schemaVersion());
    if (!object.attributes().attributes().isEmpty()) {
      ValueForms.known(object.attributes(), out.name("values"));
    }
    ValueForms.sensitive(
        names.marked(shown.record().address().resource(), object.attributes()),
        out.name("sensitive_values"));
    if (!object.dependencies().isEmpty()) {
      out.name("depends_on").beginArray();
      object.dependencies().stream()
          .map(ResourceAddress::toString)
          .sorted(Utf8Order.INSTANCE)
          .forEach(out::string);
      out.endArray();
    }
    if (object.status() == InstanceObject.Status.TAINTED) {
      out.name("tainted").bool(true);
    }
    shown.deposed().ifPresent(key -> out.name("deposed_key").string(key.toString()));
    out.endObject();
  }
}
