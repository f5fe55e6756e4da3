package io.portwright.engine.state.tfstate;

import com.fasterxml.jackson.databind.JsonNode;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.state.DeposedKey;
import io.portwright.engine.state.InstanceObject;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.Schemas;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.schema.Schema;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the {@code resources} of a state file, one after the other. */
final class RecordReader {
  private static final String BAD_METADATA = "Invalid resource instance metadata in state";
  private static final Pattern DEPOSED = Pattern.compile("[0-9a-f]{8}");

  private final Schemas schemas;
  private final List<String> sources;
  private final List<Diagnostic> found;
  private final Findings findings;
  private final ObjectReader objects;
  private final SortedMap<InstanceAddress, ResourceRecord> records = new TreeMap<>();
  private final SortedMap<ResourceAddress, String> aliases = new TreeMap<>();

  RecordReader(Schemas schemas, List<String> sources, List<Diagnostic> found, Findings findings) {
    this.schemas = schemas;
    this.sources = sources;
    this.found = found;
    this.findings = findings;
    this.objects = new ObjectReader(found, findings);
  }

  SortedMap<InstanceAddress, ResourceRecord> records() {
    return records;
  }

  SortedMap<ResourceAddress, String> aliases() {
    return aliases;
  }

  void read(JsonNode resource) {
    Fields fields = new Fields("resources", resource, found);
    Optional<ResourceAddress> address = address(fields);
    Optional<ProviderAddress> provider = provider(fields);
    if (address.isEmpty() || provider.isEmpty() || !fields.isArray("instances")) {
      return;
    }
    Optional<String> source = sources.stream().filter(provider.get()::is).findFirst();
    Optional<Schema> schema = source.flatMap(_ -> schemas.of(address.get()));
    if (schema.isPresent()) {
      if (!provider.get().inModule()) {
        provider.get().alias().ifPresent(alias -> aliases.put(address.get(), alias));
      }
      for (JsonNode instance : resource.path("instances")) {
        instance(address.get(), source.get(), schema.get(), instance);
      }
    } else if (!address.get().isData() && !resource.path("instances").isEmpty()) {
      // data is read anew anyway
      String name = address.get().toString();
      if (source.isEmpty()) {
        findings.foreign(provider.get().source(), name);
      } else {
        findings.unsupported(name);
      }
    }
  }

  private Optional<ResourceAddress> address(Fields fields) {
    String module = fields.text("module");
    String mode = fields.text("mode");
    String type = fields.text("type");
    String name = fields.text("name");
    if (!mode.equals("managed") && !mode.equals("data")) {
      found.add(
          Diagnostic.error(
              "Invalid resource mode in state",
              "State contains a resource with mode \""
                  + mode
                  + "\" (\""
                  + type
                  + "\" \""
                  + name
                  + "\") which is not supported."));
      return Optional.empty();
    }
    String text =
        (module.isEmpty() ? "" : module + ".")
            + (mode.equals("data") ? "data." : "")
            + type
            + "."
            + name;
    Optional<ResourceAddress> address =
        InstanceAddress.parse(text)
            .filter(a -> a.key().equals(InstanceKey.NONE) && a.toString().equals(text))
            .map(InstanceAddress::resource)
            .filter(a -> a.type().equals(type) && a.name().equals(name));
    if (address.isEmpty()) {
      found.add(
          Diagnostic.error(
              "Invalid resource address in state",
              "State contains a resource with the address \""
                  + text
                  + "\", which cannot be the address of a resource."));
    }
    return address;
  }

  private Optional<ProviderAddress> provider(Fields fields) {
    String text = fields.text("provider");
    Optional<ProviderAddress> provider = ProviderAddress.parse(text);
    if (provider.isEmpty()) {
      found.add(
          Diagnostic.error(
              "Invalid provider configuration address in state",
              "State contains the provider address \""
                  + text
                  + "\" for \""
                  + fields.text("type")
                  + "\" \""
                  + fields.text("name")
                  + "\", which is not one."));
    }
    return provider;
  }

  private void instance(ResourceAddress resource, String source, Schema schema, JsonNode instance) {
    Fields fields = new Fields("resources.instances", instance, found);
    Optional<InstanceAddress> address = key(resource, fields).map(resource::instance);
    if (address.isEmpty()) {
      return;
    }
    Optional<InstanceObject> object = objects.read(address.get(), schema, fields);
    if (object.isPresent()) {
      put(address.get(), source, fields.text("deposed"), object.get());
    }
  }

  private Optional<InstanceKey> key(ResourceAddress resource, Fields fields) {
    JsonNode key = fields.node().path("index_key");
    if (key.isMissingNode() || key.isNull()) {
      return Optional.of(InstanceKey.NONE);
    }
    if (key.isIntegralNumber() && key.canConvertToInt() && key.intValue() >= 0) {
      return Optional.of(new InstanceKey.Index(key.intValue()));
    }
    if (key.isTextual()) {
      InstanceAddress named = resource.instance(new InstanceKey.Name(key.textValue()));
      if (InstanceAddress.parse(named.toString()).equals(Optional.of(named))) {
        return Optional.of(named.key());
      }
    }
    found.add(
        Diagnostic.error(
            BAD_METADATA,
            "Resource "
                + resource
                + " has an instance with the invalid instance key "
                + key.asText(key.toString())
                + "."));
    return Optional.empty();
  }

  private void put(InstanceAddress address, String source, String deposed, InstanceObject object) {
    Optional<ResourceRecord> known = Optional.ofNullable(records.get(address));
    ResourceRecord record =
        known.orElseGet(() -> ResourceRecord.of(address, source, object).withoutCurrent());
    if (deposed.isEmpty()) {
      if (record.current().isPresent()) {
        found.add(
            Diagnostic.error(
                "Duplicate resource instance in state",
                "Instance " + address + " appears multiple times in the state file."));
      }
      records.put(address, record.withCurrent(object));
    } else if (DEPOSED.matcher(deposed).matches()) {
      records.put(address, record.withDeposed(new DeposedKey(deposed), object));
    } else {
      found.add(
          Diagnostic.error(
              BAD_METADATA,
              "Instance "
                  + address
                  + " has an object with deposed key \""
                  + deposed
                  + "\", which is not correctly formatted."));
    }
  }
}
