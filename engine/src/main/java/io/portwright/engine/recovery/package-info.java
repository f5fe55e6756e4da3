/**
 * Settles orders whose outcome nobody recorded: after a crash, a lost answer, a store that failed.
 *
 * <p>Entry point: {@link io.portwright.engine.recovery.Recovery}. What it needs between runs is
 * kept beside the store by {@link io.portwright.engine.recovery.ClientKeeping}: when an intent was
 * first seen, and emergency files.
 */
@NullMarked
package io.portwright.engine.recovery;

import org.jspecify.annotations.NullMarked;
