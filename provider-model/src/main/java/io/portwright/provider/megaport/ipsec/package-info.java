/**
 * IPsec tunnels that an MCR may hold: {@code megaport_mcr_ipsec_addon}.
 *
 * <p>Entry point: {@link io.portwright.provider.megaport.ipsec.IpsecAddOnType}.
 */
@NullMarked
package io.portwright.provider.megaport.ipsec;

import org.jspecify.annotations.NullMarked;
