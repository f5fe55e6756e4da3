package io.portwright.provider.sandbox.catalogue;

/**
 * A key by which another company lets VXCs end on its port.
 *
 * @param maxRate Mbps
 */
public record ServiceKey(String key, String productUid, int maxRate) {}
