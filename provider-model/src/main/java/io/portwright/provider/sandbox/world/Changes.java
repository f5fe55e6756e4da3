package io.portwright.provider.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one transaction makes of the world.
 *
 * @param services new and changed ones, as they are afterwards
 * @param removed uids of services that have never been from now on
 * @param keys new and changed ones, as they are afterwards
 * @param records what is kept, by shelf and key; empty for what is forgotten
 * @param nextId first number that is still free
 */
record Changes(
    List<Service> services,
    List<String> removed,
    List<ServiceKey> keys,
    Map<Shelf, Map<String, Optional<ObjectNode>>> records,
    int nextId) {

  boolean isEmpty() {
    return services.isEmpty() && removed.isEmpty() && keys.isEmpty() && records.isEmpty();
  }
}
