package io.portwright.engine.config;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One configuration of a provider: {@code megaport}, or {@code megaport.emea} with an alias.
 *
 * @param module whose {@code provider} block it is, without instance keys; nearly always the root
 *     module
 * @param localName the provider's own name for itself
 */
public record ProviderKey(ModuleAddress module, String localName, Optional<String> alias)
    implements Comparable<ProviderKey> {

  /** Of the root module, or of the module at hand while a module is read. */
  public ProviderKey(String localName, Optional<String> alias) {
    this(ModuleAddress.ROOT, localName, alias);
  }

  /** Reads what {@link #toString} writes. */
  public static ProviderKey parse(String text) {
    List<String> parts = new ArrayList<>(List.of(text.split("\\.", -1)));
    ModuleAddress module = ModuleAddress.ROOT;
    while (parts.size() > 2 && parts.getFirst().equals("module")) {
      module = module.child(parts.get(1), InstanceKey.NONE);
      parts = parts.subList(2, parts.size());
    }
    return new ProviderKey(
        module,
        parts.getFirst(),
        parts.size() > 1 ? Optional.of(parts.getLast()) : Optional.empty());
  }

  /** The same key in a block of the given module. */
  public ProviderKey in(ModuleAddress other) {
    return new ProviderKey(other, localName, alias);
  }

  @Override
  public int compareTo(ProviderKey other) {
    return equals(other) ? 0 : toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return (module.isRoot() ? "" : module + ".")
        + localName
        + alias.map(name -> "." + name).orElse("");
  }
}
