/**
 * What a plan means: may it be carried out, what does it cost, what stands in its way.
 *
 * <p>Entry point: {@link io.portwright.engine.check.Checker}. Asks accounts and the journal, orders
 * nothing.
 */
@NullMarked
package io.portwright.engine.check;

import org.jspecify.annotations.NullMarked;
