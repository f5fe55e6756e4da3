/**
 * Judges orders whose outcome nobody recorded: after a crash, a lost answer, a store that failed.
 *
 * <p>Not used by any command yet. {@link io.portwright.engine.recovery.Judge} gives verdicts; what
 * commits them is missing.
 */
@NullMarked
package io.portwright.engine.recovery;

import org.jspecify.annotations.NullMarked;
