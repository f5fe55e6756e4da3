package io.portwright.provider.sandbox.world;

/**
 * Membership of a link aggregation group.
 *
 * @param aggregation number that all members share
 * @param primary whether VXCs attach to this member; exactly one is
 */
public record Lag(int aggregation, boolean primary) {}
