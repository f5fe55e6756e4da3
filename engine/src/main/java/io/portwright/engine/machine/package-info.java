/**
 * The forms that other programs read, byte for byte as Terraform prints them: plans, states, the
 * configuration inside a plan, schemas of providers, findings.
 *
 * <p>Entry points: {@link io.portwright.engine.machine.PlanJson}, {@link
 * io.portwright.engine.machine.StateJson}, {@link io.portwright.engine.machine.StateFileJson} for
 * state files. Everything is written as a stream through {@link
 * io.portwright.engine.machine.JsonWriter}; nothing here decides anything.
 */
@NullMarked
package io.portwright.engine.machine;

import org.jspecify.annotations.NullMarked;
