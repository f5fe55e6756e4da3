/**
 * Values and types of the Terraform language: known, null, unknown with refinements, and marked as
 * sensitive.
 *
 * <p>Entry points: {@link io.portwright.provider.value.Value} and {@link
 * io.portwright.provider.value.Type}. Everything is immutable. May depend on {@code diagnostic}
 * only.
 */
@NullMarked
package io.portwright.provider.value;

import org.jspecify.annotations.NullMarked;
