/**
 * Whether a configuration is right whatever its inputs, and what a plan means: may it be carried
 * out, what does it cost, what stands in its way.
 *
 * <p>Entry points: {@link io.portwright.engine.check.StaticCheck}, which asks nobody, and {@link
 * io.portwright.engine.check.Checker}, which asks accounts and the journal. Orders nothing.
 */
@NullMarked
package io.portwright.engine.check;

import org.jspecify.annotations.NullMarked;
