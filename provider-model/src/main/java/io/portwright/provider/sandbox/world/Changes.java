package io.portwright.provider.sandbox.world;

import java.util.List;

/**
 * What one transaction makes of the world.
 *
 * @param services new and changed ones, as they are afterwards
 * @param removed uids of services that have never been from now on
 * @param keys new and changed ones, as they are afterwards
 * @param nextId first number that is still free
 */
record Changes(List<Service> services, List<String> removed, List<ServiceKey> keys, int nextId) {

  boolean isEmpty() {
    return services.isEmpty() && removed.isEmpty() && keys.isEmpty();
  }
}
