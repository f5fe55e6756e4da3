/**
 * Reads schemas from resource files, one small file for each type, so that a run parses only the
 * types that it uses.
 *
 * <p>Entry point: {@link io.portwright.provider.schema.json.SchemaFile}. May depend on {@code
 * schema} and {@code value} only.
 */
@NullMarked
package io.portwright.provider.schema.json;

import org.jspecify.annotations.NullMarked;
