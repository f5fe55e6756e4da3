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
        .map(provider -> nested(provider, block, type))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(NestedBlocks.NONE);
  }

  private static Optional<NestedBlocks> nested(Provider provider, String block, String type) {
    return schema(provider, block, type)
        .map(schema -> {
          NestedBlocks known = nested(schema);
          if (!block.equals("resource") || !takesTimeouts(provider, schema)) {
            return known;
          }
          Map<String, NestedBlocks> more = new TreeMap<>(known.types());
          more.put(Timeouts.BLOCK, NestedBlocks.NONE);
          return new NestedBlocks(more);
        });
  }

  /** Whether a block {@code timeouts} in a resource is about waiting for it. */
  static boolean takesTimeouts(Provider provider, Schema schema) {
    return provider.hasTimeouts()
        && schema.attribute(Timeouts.BLOCK).isEmpty()
        && !schema.blocks().containsKey(Timeouts.BLOCK);
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
