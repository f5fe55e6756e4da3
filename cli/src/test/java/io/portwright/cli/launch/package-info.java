/** Tests of how the program is started and packed. */
@NullMarked
package io.portwright.cli.launch;

import org.jspecify.annotations.NullMarked;
