/**
 * A provider, an account and a store in memory, for tests of graph, plan and apply. Everything that
 * happens is written to one log, so that its order can be asserted.
 */
@NullMarked
package io.portwright.engine.fake;

import org.jspecify.annotations.NullMarked;
