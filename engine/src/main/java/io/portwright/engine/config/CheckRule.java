package io.portwright.engine.config;

import io.portwright.engine.syntax.Expression;
import io.portwright.provider.diagnostic.SourceRange;

/**
 * A {@code validation}, {@code precondition} or {@code postcondition} block.
 *
 * @param range of the block's header
 */
public record CheckRule(Expression condition, Expression message, SourceRange range) {}
