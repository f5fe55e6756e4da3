package io.portwright.engine.state;

/**
 * What happened at the service and did not come into the store.
 *
 * @param lineage of the state that it belongs to
 * @param base the commit that it was meant to follow
 */
public record UnsavedChange(Lineage lineage, CommitId base, StateChange change) {}
