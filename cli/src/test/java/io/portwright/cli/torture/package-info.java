/**
 * The proof that no order is lost or doubled: real runs are cut, disturbed and begun again at every
 * point, and what is left is compared with a run that nothing disturbed.
 *
 * <p>{@link io.portwright.cli.torture.Theatre} is one folder with its own sandbox, {@link
 * io.portwright.cli.torture.Gate} sees every request and every write of a run and decides what
 * happens there, {@link io.portwright.cli.torture.Aftermath} says what is wrong afterwards. What
 * can happen is listed in {@link io.portwright.cli.torture.Gate.Act}, {@link
 * io.portwright.cli.torture.Mishap} and {@link io.portwright.cli.torture.Incident}. {@code
 * -Dtorture=full} (Maven profile {@code torture}) takes every point, otherwise a seeded sample.
 */
@NullMarked
package io.portwright.cli.torture;

import org.jspecify.annotations.NullMarked;
