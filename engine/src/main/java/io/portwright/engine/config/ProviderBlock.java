package io.portwright.engine.config;

import io.portwright.engine.syntax.BodyNode;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.schema.Schema;

/**
 * A {@code provider} block.
 *
 * @param body with its meta-arguments
 * @param range type and label, where messages about the block point
 */
public record ProviderBlock(ProviderKey key, Schema schema, BodyNode body, SourceRange range) {}
