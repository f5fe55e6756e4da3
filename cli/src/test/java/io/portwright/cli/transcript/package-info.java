/**
 * Sessions at the terminal as golden files: a folder holds service files, the commands to run and
 * what a person sees. {@code -Dgolden.update} writes the expectations anew.
 */
@NullMarked
package io.portwright.cli.transcript;

import org.jspecify.annotations.NullMarked;
