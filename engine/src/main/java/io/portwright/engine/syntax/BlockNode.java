package io.portwright.engine.syntax;

import io.portwright.provider.diagnostic.SourceRange;
import java.util.List;

/**
 * {@code type "label" { body }}.
 *
 * @param labels without quotes and escapes, not normalised; ranges include the quotes
 * @param open the opening brace; in a JSON array of blocks, the opening bracket of the array
 * @param close the closing brace, or where the parser gave up looking for it
 * @param range from the type to the closing brace
 */
public record BlockNode(
    String type,
    SourceRange typeRange,
    List<Name> labels,
    BodyNode body,
    SourceRange open,
    SourceRange close,
    SourceRange range) {
  public BlockNode {
    labels = List.copyOf(labels);
  }

  /**
   * Where messages about the whole block point: its type and labels, or in JSON its opening brace.
   */
  public SourceRange header() {
    if (typeRange.text().startsWith("\"")) {
      return open;
    }
    return labels.isEmpty() ? typeRange : typeRange.to(labels.getLast().range());
  }
}
