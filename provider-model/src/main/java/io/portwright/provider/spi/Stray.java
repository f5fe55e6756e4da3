package io.portwright.provider.spi;

/**
 * A live service that one of our orders has made, and that no object in state is.
 *
 * @param name that it was ordered under
 * @param fingerprint of the order
 */
public record Stray(String uid, String name, String fingerprint) {}
