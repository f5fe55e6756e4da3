package io.portwright.engine.config;

import io.portwright.engine.syntax.Expression;
import io.portwright.provider.diagnostic.SourceRange;

/**
 * One argument of a {@code locals} block.
 *
 * @param range of the whole argument
 */
public record LocalValue(String name, Expression expression, SourceRange range) {}
