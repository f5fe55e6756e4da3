package io.portwright.provider.sandbox.world;

/**
 * Where a service is.
 *
 * @param locationId 0 for a VXC, which has two ends instead
 * @param market code of the billing market that it is charged in
 * @param zone {@code red}, {@code blue} or empty
 */
public record Place(int locationId, String market, String zone) {}
