/**
 * What travels between a caller and the sandbox: JSON bodies, their reading and the refusals that
 * become error answers.
 *
 * <p>Entry points: {@link io.portwright.provider.sandbox.wire.Body}, {@link
 * io.portwright.provider.sandbox.wire.Json} and {@link
 * io.portwright.provider.sandbox.wire.Refusal}. Depends on no other package of the sandbox.
 */
@NullMarked
package io.portwright.provider.sandbox.wire;

import org.jspecify.annotations.NullMarked;
