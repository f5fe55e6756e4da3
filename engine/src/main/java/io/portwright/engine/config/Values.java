package io.portwright.engine.config;

import io.portwright.engine.address.ResourceAddress;
import io.portwright.provider.value.Value;
import java.util.Optional;

/**
 * What the resources of a module look like at the moment; asked while expressions are evaluated.
 */
public interface Values {

  /**
   * The value that a reference to a whole resource has: an object for a single one, a tuple of
   * objects for {@code count}, an object of objects by key for {@code for_each}. Sensitive
   * attributes carry their marks. Attributes or instances that are not known yet are unknown.
   *
   * @return empty when there is no value because of an error that was already reported: whatever
   *     refers to it is skipped without another message
   */
  Optional<Value> resource(ResourceAddress address);
}
