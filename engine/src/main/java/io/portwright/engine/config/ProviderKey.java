package io.portwright.engine.config;

import java.util.Optional;

/** One configuration of a provider: {@code megaport}, or {@code megaport.emea} with an alias. */
public record ProviderKey(String localName, Optional<String> alias)
    implements Comparable<ProviderKey> {

  @Override
  public int compareTo(ProviderKey other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return localName + alias.map(name -> "." + name).orElse("");
  }
}
