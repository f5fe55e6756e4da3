package io.portwright.engine.plan;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import java.util.List;
import java.util.Optional;

/** What {@code -target} or {@code -exclude} names. */
public sealed interface Target extends Comparable<Target> {

  /** A module with everything inside; calls without keys stand for all their instances. */
  record Module(ModuleAddress address) implements Target {
    @Override
    public String toString() {
      return address.toString();
    }
  }

  /**
   * A resource with all its instances, or one instance.
   *
   * @param key empty for all instances
   */
  record Resource(ResourceAddress address, Optional<InstanceKey> key) implements Target {
    @Override
    public String toString() {
      return address + key.map(InstanceKey::toString).orElse("");
    }
  }

  /**
   * Reads {@code type.name}, {@code type.name["key"]}, {@code module.name} and the like; empty when
   * it is none of them.
   */
  static Optional<Target> parse(String text) {
    return InstanceAddress.parse(text)
        .<Target>map(address ->
            new Resource(
                address.resource(),
                address.key().equals(InstanceKey.NONE)
                    ? Optional.empty()
                    : Optional.of(address.key())))
        .or(() -> ModuleAddress.parse(text).map(Module::new));
  }

  default boolean covers(InstanceAddress address) {
    return switch (this) {
      case Module module -> within(address.resource().module(), module.address());
      case Resource resource ->
          alike(resource.address(), address.resource())
              && (resource.key().isEmpty() || resource.key().get().equals(address.key()));
    };
  }

  /**
   * Whether some instance of a block is meant.
   *
   * @param block without instance keys
   */
  default boolean touches(ResourceAddress block) {
    return switch (this) {
      case Module module -> block.module().isWithin(module.address().path());
      case Resource resource -> resource.address().block().equals(block);
    };
  }

  /** Whether every instance of a block is meant. */
  default boolean covers(ResourceAddress block) {
    return switch (this) {
      case Module module -> module.address().equals(module.address().path()) && touches(block);
      case Resource resource -> resource.key().isEmpty() && resource.address().equals(block);
    };
  }

  private static boolean alike(ResourceAddress named, ResourceAddress resource) {
    return named.block().equals(resource.block())
        && named.module().calls().size() == resource.module().calls().size()
        && within(resource.module(), named.module());
  }

  private static boolean within(ModuleAddress module, ModuleAddress named) {
    List<ModuleAddress.Call> calls = named.calls();
    if (module.calls().size() < calls.size()) {
      return false;
    }
    for (int i = 0; i < calls.size(); i++) {
      ModuleAddress.Call call = module.calls().get(i);
      boolean anyKey = calls.get(i).key().equals(InstanceKey.NONE);
      if (!call.name().equals(calls.get(i).name())
          || !anyKey && !call.key().equals(calls.get(i).key())) {
        return false;
      }
    }
    return true;
  }

  @Override
  default int compareTo(Target other) {
    return toString().compareTo(other.toString());
  }
}
