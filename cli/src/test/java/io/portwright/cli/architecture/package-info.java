/**
 * The design as tests: which module and package may use which.
 *
 * <p>Lives in {@code cli} because only its test class path sees every module. A rule that stops you
 * is either right, or is changed here together with the design.
 */
@NullMarked
package io.portwright.cli.architecture;

import org.jspecify.annotations.NullMarked;
