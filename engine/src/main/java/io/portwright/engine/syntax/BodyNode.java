package io.portwright.engine.syntax;

import io.portwright.provider.diagnostic.SourceRange;
import java.util.List;
import java.util.Optional;

/**
 * What stands between the braces of a block, or in a file.
 *
 * @param attributes in the order of the text; names are unique (a second one is an error)
 * @param blocks in the order of the text
 * @param range of a block: from the opening to the closing brace
 */
public record BodyNode(List<AttributeNode> attributes, List<BlockNode> blocks, SourceRange range) {
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

  /** Where a missing argument or block is reported: the empty range in front of the body. */
  public SourceRange missingItem() {
    return new SourceRange(range.file(), range.start(), range.start());
  }
}
