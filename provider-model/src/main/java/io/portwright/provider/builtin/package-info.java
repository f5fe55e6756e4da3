/**
 * The provider that is part of the language: {@code terraform_data} and {@code
 * terraform_remote_state}.
 *
 * <p>Entry point: {@link io.portwright.provider.builtin.TerraformProvider}. Needs no login, no
 * network and no configuration. Where other states are kept is the caller's business: see {@link
 * io.portwright.provider.spi.RemoteStateSource}.
 */
@NullMarked
package io.portwright.provider.builtin;

import org.jspecify.annotations.NullMarked;
