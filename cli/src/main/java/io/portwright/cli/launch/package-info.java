/**
 * Where the program starts: the entry point that the launcher script calls.
 *
 * <p>Nothing else may depend on this package.
 */
@NullMarked
package io.portwright.cli.launch;

import org.jspecify.annotations.NullMarked;
