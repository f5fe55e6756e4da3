/**
 * Carries a plan out: orders in waves, writes down what it is about to do before it does it,
 * records what came of it before it waits.
 *
 * <p>Entry point: {@link io.portwright.engine.apply.Applier}. What happens is told as it happens to
 * an {@link io.portwright.engine.apply.ApplyListener}; nothing here knows a terminal.
 */
@NullMarked
package io.portwright.engine.apply;

import org.jspecify.annotations.NullMarked;
