package io.portwright.engine.syntax;

import io.portwright.provider.diagnostic.SourceRange;

/** {@code name = expression}, or a property of a JSON object. */
public record AttributeNode(
    String name, SourceRange nameRange, Expression expression, SourceRange range) {

  /** Whether it is written in JSON: only there names stand in quotes. */
  public boolean isProperty() {
    return nameRange.text().startsWith("\"");
  }
}
