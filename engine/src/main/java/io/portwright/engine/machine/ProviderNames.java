package io.portwright.engine.machine;

import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.ProviderSet;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.spi.DataSourceType;
import io.portwright.provider.spi.Provider;
import io.portwright.provider.spi.ResourceType;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.Optional;
import java.util.TreeMap;

/** Full names of providers and versions of schemas, by resource. */
record ProviderNames(ProviderSet providers) {

  /** Such as {@code registry.terraform.io/megaport/megaport}; the local name for foreign types. */
  String of(ResourceAddress resource) {
    String local = localName(resource.type());
    return providers.named(local).map(Provider::source).orElse(local);
  }

  int schemaVersion(ResourceAddress resource) {
    return schema(resource).map(Schema::version).orElse(0);
  }

  Optional<Schema> schema(ResourceAddress resource) {
    return providers
        .named(localName(resource.type()))
        .flatMap(provider ->
            resource.isData()
                ? provider.dataSourceType(resource.type()).map(DataSourceType::schema)
                : provider.resourceType(resource.type()).map(ResourceType::schema));
  }

  /**
   * An object with the marks that Terraform would give it: there, an attribute that only repeats
   * arguments is open even when they are not. One that is marked alone was so in the state file
   * that was taken over.
   */
  ObjectValue marked(ResourceAddress resource, ObjectValue object) {
    ObjectValue marked = object;
    for (Attribute attribute :
        schema(resource).map(Schema::attributes).orElseGet(TreeMap::new).values()) {
      Value value = object.attributes().get(attribute.name());
      if (attribute.has(Attribute.Flag.REPEATS_ARGUMENTS) && value != null) {
        marked = marked.with(attribute.name(), value.unmarkedDeep());
      }
    }
    return marked.marksDeep().isEmpty() ? object : marked;
  }

  private static String localName(String type) {
    int end = type.indexOf('_');
    return end < 0 ? type : type.substring(0, end);
  }
}
