package io.portwright.engine.address;

import io.portwright.provider.value.Utf8Order;
import org.jspecify.annotations.Nullable;

/** A resource or data block: {@code megaport_port.syd}, {@code data.megaport_location.syd}. */
public record ResourceAddress(ModuleAddress module, Mode mode, String type, String name)
    implements Comparable<ResourceAddress> {

  public ResourceAddress {
    // few types, many addresses: the same text of a type is compared in no time
    type = type.intern();
  }

  /** Who owns the object: this configuration, or somebody else. */
  public enum Mode {
    DATA,
    MANAGED
  }

  public static ResourceAddress managed(String type, String name) {
    return new ResourceAddress(ModuleAddress.ROOT, Mode.MANAGED, type, name);
  }

  public static ResourceAddress data(String type, String name) {
    return new ResourceAddress(ModuleAddress.ROOT, Mode.DATA, type, name);
  }

  public boolean isData() {
    return mode == Mode.DATA;
  }

  /** The block that this belongs to: the same without instance keys of modules. */
  public ResourceAddress block() {
    ModuleAddress path = module.path();
    return path.equals(module) ? this : new ResourceAddress(path, mode, type, name);
  }

  /** The same name in another module. */
  public ResourceAddress in(ModuleAddress other) {
    return module.equals(other) ? this : new ResourceAddress(other, mode, type, name);
  }

  public InstanceAddress instance(InstanceKey key) {
    return new InstanceAddress(this, key);
  }

  // Both are asked for more often than anything else; those that a record has take twice the time.

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof ResourceAddress that
            && name.equals(that.name)
            && type.equals(that.type)
            && mode == that.mode
            && module.equals(that.module));
  }

  @Override
  public int hashCode() {
    return (module.hashCode() * 31 + type.hashCode()) * 31 + name.hashCode() + mode.ordinal();
  }

  @Override
  public int compareTo(ResourceAddress other) {
    int found = module.compareTo(other.module);
    if (found == 0) {
      found = mode.compareTo(other.mode);
    }
    if (found == 0) {
      found = Utf8Order.INSTANCE.compare(type, other.type);
    }
    return found != 0 ? found : Utf8Order.INSTANCE.compare(name, other.name);
  }

  @Override
  public String toString() {
    return (module.isRoot() ? "" : module + ".") + (isData() ? "data." : "") + type + "." + name;
  }
}
