package io.portwright.provider.sandbox.catalogue;

/**
 * A service key that documentation prints, with the partner port that it opens.
 *
 * @param maxRate Mbps
 */
public record PrintedKey(String key, String productUid, int maxRate) {}
