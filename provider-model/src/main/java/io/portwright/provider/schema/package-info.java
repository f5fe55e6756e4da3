/**
 * The shape of configuration blocks: attributes, nested attributes, blocks, and what a change of
 * each means.
 *
 * <p>Entry point: {@link io.portwright.provider.schema.Schema}. May depend on {@code value} and
 * {@code diagnostic} only.
 */
@NullMarked
package io.portwright.provider.schema;

import org.jspecify.annotations.NullMarked;
