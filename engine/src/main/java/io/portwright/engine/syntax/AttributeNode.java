package io.portwright.engine.syntax;

import io.portwright.provider.diagnostic.SourceRange;

/** {@code name = expression}. */
public record AttributeNode(
    String name, SourceRange nameRange, Expression expression, SourceRange range) {}
