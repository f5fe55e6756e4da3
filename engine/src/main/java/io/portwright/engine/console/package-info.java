/**
 * Expressions tried out in a module, outside of its files.
 *
 * <p>Entry points: {@link io.portwright.engine.console.Console} answers expressions, {@link
 * io.portwright.engine.console.ConsoleLines} does so for programs, one JSON object a line. Changes
 * nothing; where values of resources come from is said by {@link
 * io.portwright.engine.console.KnownResources}.
 */
@NullMarked
package io.portwright.engine.console;

import org.jspecify.annotations.NullMarked;
