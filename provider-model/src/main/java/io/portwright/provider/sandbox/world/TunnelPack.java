package io.portwright.provider.sandbox.world;

/**
 * The IPsec add-on of an MCR.
 *
 * @param uid of the add-on
 * @param tunnels 10, 20 or 30
 */
public record TunnelPack(String uid, int tunnels) {}
