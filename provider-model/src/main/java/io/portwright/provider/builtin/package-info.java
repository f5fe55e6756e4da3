/**
 * The provider that is part of the language: {@code terraform_data}.
 *
 * <p>Entry point: {@link io.portwright.provider.builtin.TerraformProvider}. Needs no login, no
 * network and no configuration.
 */
@NullMarked
package io.portwright.provider.builtin;

import org.jspecify.annotations.NullMarked;
