package io.portwright.engine.syntax;

import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.List;
import java.util.Optional;

/**
 * What stands between the braces of a block, or in a file.
 *
 * @param attributes in the order of the text; names are unique, except that JSON may repeat one,
 *     which is an error for whoever reads the contents
 * @param blocks in the order of the text
 * @param range of a block: from the opening to the closing brace
 * @param end where JSON reports a missing argument; empty for native syntax, which reports it at
 *     the start
 * @param problems what is wrong with the form of the body itself and is told when its contents are
 *     asked for: a JSON value that is no object, a property that is there twice
 */
public record BodyNode(
    List<AttributeNode> attributes,
    List<BlockNode> blocks,
    SourceRange range,
    Optional<SourceRange> end,
    List<Diagnostic> problems) {
  public BodyNode {
    attributes = List.copyOf(attributes);
    blocks = List.copyOf(blocks);
    problems = List.copyOf(problems);
  }

  /** A body in native syntax. */
  public BodyNode(List<AttributeNode> attributes, List<BlockNode> blocks, SourceRange range) {
    this(attributes, blocks, range, Optional.empty(), List.of());
  }

  /** The same body with other contents. */
  public BodyNode with(List<AttributeNode> newAttributes, List<BlockNode> newBlocks) {
    return new BodyNode(newAttributes, newBlocks, range, end, problems);
  }

  /** Where a missing argument or block is reported; empty in front of a native body. */
  public SourceRange missingItem() {
    return end.orElseGet(() -> new SourceRange(range.file(), range.start(), range.start()));
  }

  public Optional<AttributeNode> attribute(String name) {
    for (AttributeNode attribute : attributes) {
      if (attribute.name().equals(name)) {
        return Optional.of(attribute);
      }
    }
    return Optional.empty();
  }

  /** Blocks of one type, in order. */
  public List<BlockNode> blocks(String type) {
    return blocks.isEmpty() ? blocks : blocks.stream().filter(b -> b.type().equals(type)).toList();
  }
}
