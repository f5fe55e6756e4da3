package io.portwright.engine.config;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.provider.diagnostic.SourceRange;

/**
 * One object that an {@code import} block brings under management.
 *
 * @param id what the service calls it; never empty
 * @param range of the target in the block
 */
public record ImportRequest(InstanceAddress to, String id, SourceRange range) {}
