/**
 * The command line: one class for each command, its options, and the order in which the phases of
 * the engine run for it.
 *
 * <p>Entry point: {@link io.portwright.cli.command.Program}. Commands compose; what they show is
 * the business of {@code view}.
 */
@NullMarked
package io.portwright.cli.command;

import org.jspecify.annotations.NullMarked;
