/**
 * Judges orders whose outcome nobody recorded: after a crash, a lost answer, a store that failed.
 *
 * <p>{@link io.portwright.engine.recovery.Recovery} looks and answers; {@link
 * io.portwright.engine.recovery.KeptOrders} is what an apply keeps for that. Knows accounts, the
 * journal and the store; nothing here orders.
 */
@NullMarked
package io.portwright.engine.recovery;

import org.jspecify.annotations.NullMarked;
