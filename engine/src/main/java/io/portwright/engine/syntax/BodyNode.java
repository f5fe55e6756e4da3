package io.portwright.engine.syntax;

import io.portwright.provider.diagnostic.SourceRange;
import java.util.List;
import java.util.Optional;

/**
 * What stands between the braces of a block, or in a file.
 *
 * @param attributes in the order of the text; names are unique (a second one is an error)
 * @param blocks in the order of the text
 * @param end empty range where the body ends: where a missing argument would be reported
 */
public record BodyNode(
    List<AttributeNode> attributes, List<BlockNode> blocks, SourceRange range, SourceRange end) {
  public BodyNode {
    attributes = List.copyOf(attributes);
    blocks = List.copyOf(blocks);
  }

  public Optional<AttributeNode> attribute(String name) {
    return attributes.stream().filter(a -> a.name().equals(name)).findFirst();
  }

  /** Blocks of one type, in order. */
  public List<BlockNode> blocks(String type) {
    return blocks.stream().filter(b -> b.type().equals(type)).toList();
  }
}
