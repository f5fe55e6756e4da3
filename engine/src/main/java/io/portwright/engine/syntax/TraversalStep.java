package io.portwright.engine.syntax;

import io.portwright.provider.diagnostic.SourceRange;

/** One step into a value whose key is fixed in the text. */
public sealed interface TraversalStep {

  /** From the dot or opening bracket to the end of the step. */
  SourceRange range();

  /** {@code .name}. */
  record Attribute(String name, SourceRange range) implements TraversalStep {}

  /**
   * {@code [0]}, {@code ["key"]} or the legacy {@code .0}.
   *
   * @param key a number, string, boolean or null literal, or {@link Expression.Invalid}
   */
  record Index(Expression key, SourceRange range) implements TraversalStep {}
}
