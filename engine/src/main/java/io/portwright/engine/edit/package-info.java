/**
 * What people change in state by hand: move, forget, replace as a whole. Pure: a change of state is
 * worked out and nothing is written. No service is touched by any of it.
 *
 * <p>Entry points: {@link io.portwright.engine.edit.StateMove}, {@link
 * io.portwright.engine.edit.StateRemoval}, {@link io.portwright.engine.edit.StatePush}. All of them
 * leave alone what an order with an unknown outcome is about.
 */
@NullMarked
package io.portwright.engine.edit;

import org.jspecify.annotations.NullMarked;
