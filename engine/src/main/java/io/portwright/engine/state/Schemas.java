package io.portwright.engine.state;

import io.portwright.engine.address.ResourceAddress;
import io.portwright.provider.schema.Schema;
import java.util.Optional;

/**
 * Schemas of the resource types in state: they give stored attributes their types, and say which of
 * them are sealed.
 */
@FunctionalInterface
public interface Schemas {

  /** No schemas: types follow from what is stored. Enough to list, not to plan. */
  Schemas NONE = _ -> Optional.empty();

  /** Schema of a resource; empty when this program does not know its type. */
  Optional<Schema> of(ResourceAddress resource);
}
