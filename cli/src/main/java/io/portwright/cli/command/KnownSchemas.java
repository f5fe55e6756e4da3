package io.portwright.cli.command;

import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.ProviderSet;
import io.portwright.engine.state.Schemas;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.spi.DataSourceType;
import io.portwright.provider.spi.ResourceType;
import java.util.Optional;

/** Schemas of everything that the providers of this program know. */
record KnownSchemas(ProviderSet providers) implements Schemas {

  @Override
  public Optional<Schema> of(ResourceAddress resource) {
    int end = resource.type().indexOf('_');
    String name = end < 0 ? resource.type() : resource.type().substring(0, end);
    return providers
        .named(name)
        .flatMap(provider ->
            resource.isData()
                ? provider.dataSourceType(resource.type()).map(DataSourceType::schema)
                : provider.resourceType(resource.type()).map(ResourceType::schema));
  }
}
