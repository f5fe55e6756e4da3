package io.portwright.engine.state.tfstate;

/**
 * What a state file says about itself.
 *
 * @param lineage empty when it does not say
 * @param serial 0 when it does not say; grows with every write
 */
record FileHead(String lineage, long serial) {}
