/**
 * Files of a configuration as text.
 *
 * <p>Entry point: {@link io.portwright.engine.source.SourceLoader}. Knows file names and encodings,
 * nothing of what stands in the files.
 */
@NullMarked
package io.portwright.engine.source;

import org.jspecify.annotations.NullMarked;
