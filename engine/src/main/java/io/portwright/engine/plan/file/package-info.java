/**
 * Plans as files: one JSON document, sealed as a whole because plans hold secrets.
 *
 * <p>Entry point: {@link io.portwright.engine.plan.file.PlanFile}. The format is versioned by the
 * sealed container; a newer one is refused.
 */
@NullMarked
package io.portwright.engine.plan.file;

import org.jspecify.annotations.NullMarked;
