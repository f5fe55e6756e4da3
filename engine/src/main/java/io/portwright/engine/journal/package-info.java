/**
 * The journal: what is about to be ordered, written down before it is sent, and what became of it.
 *
 * <p>Entry point: {@link io.portwright.engine.journal.Journal}, pure functions from a state
 * snapshot to a change of state; the caller commits it. An address with an intent whose outcome
 * nobody knows is never ordered again. Depends on {@code state} and {@code address}; knows no
 * provider.
 */
@NullMarked
package io.portwright.engine.journal;

import org.jspecify.annotations.NullMarked;
