/**
 * What became of state over time: which commit changed which object, how two commits differ, and
 * who gave each attribute the value that it has. Needs no key: what is sealed is only ever compared
 * as it is stored.
 *
 * <p>Entry points: {@link io.portwright.engine.history.Timeline} for the commits and what each
 * changed, {@link io.portwright.engine.history.Differences} for two of them, {@link
 * io.portwright.engine.history.Blame} for one object. Everything goes along with objects that have
 * moved to another address.
 */
@NullMarked
package io.portwright.engine.history;

import org.jspecify.annotations.NullMarked;
