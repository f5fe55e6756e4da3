package io.portwright.engine.config;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.syntax.TraversalStep;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.List;
import java.util.Optional;

/**
 * One entry of {@code replace_triggered_by}, with its keys evaluated.
 *
 * @param resource in the instance of the module that the entry belongs to
 * @param key empty for all instances
 * @param rest steps into the object; empty for any change of it
 */
public record Trigger(
    ResourceAddress resource,
    Optional<InstanceKey> key,
    List<TraversalStep> rest,
    SourceRange range) {
  public Trigger {
    rest = List.copyOf(rest);
  }
}
