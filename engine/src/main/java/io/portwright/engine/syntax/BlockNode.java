package io.portwright.engine.syntax;

import io.portwright.provider.diagnostic.SourceRange;
import java.util.List;

/**
 * {@code type "label" { body }}.
 *
 * @param labels without quotes and escapes, not normalised; ranges include the quotes
 * @param open the opening brace
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

  /** Type and labels, as messages about the whole block point at it. */
  public SourceRange header() {
    return labels.isEmpty() ? typeRange : typeRange.to(labels.getLast().range());
  }
}
