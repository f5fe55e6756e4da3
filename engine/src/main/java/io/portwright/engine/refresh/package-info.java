/**
 * How the objects in state are now, read from the lists of their accounts.
 *
 * <p>Entry point: {@link io.portwright.engine.refresh.Refresher}. Changes nothing, neither in state
 * nor in accounts.
 */
@NullMarked
package io.portwright.engine.refresh;

import org.jspecify.annotations.NullMarked;
