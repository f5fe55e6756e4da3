/**
 * What people see: plans, diagnostics, values and the progress of an apply as text for a terminal.
 *
 * <p>Entry points: {@link io.portwright.cli.view.Screen}, {@link
 * io.portwright.cli.view.DiagnosticView}, {@link io.portwright.cli.view.PlanView}, {@link
 * io.portwright.cli.view.ApplyView}. Views turn values into lines; they decide nothing, read no
 * files and know no commands.
 */
@NullMarked
package io.portwright.cli.view;

import org.jspecify.annotations.NullMarked;
