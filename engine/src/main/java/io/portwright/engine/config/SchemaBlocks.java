package io.portwright.engine.config;

import io.portwright.engine.syntax.json.NestedBlocks;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.spi.DataSourceType;
import io.portwright.provider.spi.Provider;
import io.portwright.provider.spi.ResourceType;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The blocks that the schemas of providers have. */
record SchemaBlocks(ProviderSet providers) implements NestedBlocks.Source {

  @Override
  public NestedBlocks in(String block, String type) {
    return providers.providers().stream()
        .map(provider -> schema(provider, block, type))
        .flatMap(Optional::stream)
        .findFirst()
        .map(SchemaBlocks::nested)
        .orElse(NestedBlocks.NONE);
  }

  private static Optional<Schema> schema(Provider provider, String block, String type) {
    return switch (block) {
      case "resource" -> provider.resourceType(type).map(ResourceType::schema);
      case "data" -> provider.dataSourceType(type).map(DataSourceType::schema);
      case "provider" ->
          provider.localName().equals(type) ? Optional.of(provider.schema()) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static NestedBlocks nested(Schema schema) {
    Map<String, NestedBlocks> types = new TreeMap<>();
    schema.blocks().forEach((type, block) -> types.put(type, nested(block.schema())));
    return new NestedBlocks(types);
  }
}
