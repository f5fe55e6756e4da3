package io.portwright.engine.config;

import io.portwright.provider.spi.Provider;
import java.util.List;
import java.util.Optional;

/** The providers that this program has, in the order in which they are listed to the user. */
public record ProviderSet(List<Provider> providers) {

  public ProviderSet {
    providers = List.copyOf(providers);
  }

  public Optional<Provider> named(String localName) {
    return providers.stream().filter(p -> p.localName().equals(localName)).findFirst();
  }

  public Optional<Provider> bySource(String source) {
    return providers.stream().filter(p -> p.source().equals(source)).findFirst();
  }
}
