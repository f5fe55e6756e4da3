package io.portwright.engine.syntax.json;

import java.util.Map;

/**
 * Which names in the body of a block are blocks, according to the schema of a provider. JSON writes
 * arguments and blocks alike, so this has to be known before the body can be read.
 *
 * @param types what is inside blocks, by their type
 */
public record NestedBlocks(Map<String, NestedBlocks> types) {
  public static final NestedBlocks NONE = new NestedBlocks(Map.of());

  public NestedBlocks {
    types = Map.copyOf(types);
  }

  /** Where the blocks of providers are looked up. */
  public interface Source {

    /**
     * @param block {@code resource}, {@code data}, {@code ephemeral} or {@code provider}
     * @param type first label of the block; may be unknown
     */
    NestedBlocks in(String block, String type);
  }
}
