/**
 * How state looks in a file: canonical JSON, typed by schemas, with sealed values.
 *
 * <p>Entry points: {@link io.portwright.engine.state.format.RecordFormat} for records and outputs,
 * {@link io.portwright.engine.state.format.ValueJson} and {@link
 * io.portwright.engine.state.format.TypeJson} for single values and types in Terraform's JSON form,
 * {@link io.portwright.engine.state.format.CanonicalJson} for the bytes. The format version lives
 * in {@link io.portwright.engine.state.format.StoreHead}. Knows nothing of git.
 */
@NullMarked
package io.portwright.engine.state.format;

import org.jspecify.annotations.NullMarked;
