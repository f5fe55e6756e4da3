package io.portwright.engine.config;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.Optional;

/**
 * One object that an {@code import} block brings under management.
 *
 * @param id what the service calls it; never empty
 * @param provider configuration that the block names
 * @param range of the target in the block
 */
public record ImportRequest(
    InstanceAddress to, String id, Optional<ProviderKey> provider, SourceRange range) {}
