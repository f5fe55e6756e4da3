/**
 * NAT gateways, {@code megaport_nat_gateway}, and their packet filters and prefix lists. The API
 * keeps them outside the account's list of services.
 *
 * <p>Entry points: {@link io.portwright.provider.megaport.nat.NatGatewayType}, {@link
 * io.portwright.provider.megaport.nat.PacketFilterType} and {@link
 * io.portwright.provider.megaport.nat.NatPrefixListType}.
 */
@NullMarked
package io.portwright.provider.megaport.nat;

import org.jspecify.annotations.NullMarked;
