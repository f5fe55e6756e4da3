package io.portwright.engine.syntax;

import io.portwright.provider.diagnostic.SourceRange;

/** The left side of an item in an object constructor. */
public sealed interface ObjectKey {

  SourceRange range();

  /** A bare word; it stands for itself, also when it is {@code true}, {@code false} or null. */
  record Literal(String name, SourceRange range) implements ObjectKey {}

  /** Anything that has to be evaluated: {@code (expr)}, a template, a number. */
  record Computed(Expression expression) implements ObjectKey {
    @Override
    public SourceRange range() {
      return expression.range();
    }
  }

  /** {@code a.b} without parentheses: could be a reference or a name; evaluation refuses it. */
  record Ambiguous(Expression.Traversal traversal) implements ObjectKey {
    @Override
    public SourceRange range() {
      return traversal.range();
    }
  }
}
