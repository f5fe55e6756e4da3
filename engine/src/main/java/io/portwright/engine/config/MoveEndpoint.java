package io.portwright.engine.config;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import java.util.Optional;

/** One side of a move. */
public sealed interface MoveEndpoint {

  /** A module call with all its instances, or one instance where the last call has a key. */
  record Module(ModuleAddress address) implements MoveEndpoint {
    @Override
    public String toString() {
      return address.toString();
    }
  }

  /**
   * A resource with all its instances, or one instance.
   *
   * @param key empty where none was written
   */
  record Resource(ResourceAddress address, Optional<InstanceKey> key) implements MoveEndpoint {
    @Override
    public String toString() {
      return address + key.map(InstanceKey::toString).orElse("");
    }
  }
}
