/** Commands as the program runs them, looked at from inside: plans and findings as values. */
@NullMarked
package io.portwright.cli.command;

import org.jspecify.annotations.NullMarked;
