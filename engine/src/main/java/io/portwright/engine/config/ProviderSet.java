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
    for (Provider provider : providers) {
      if (provider.localName().equals(localName)) {
        return Optional.of(provider);
      }
    }
    return Optional.empty();
  }

  public Optional<Provider> bySource(String source) {
    return providers.stream().filter(p -> p.source().equals(source)).findFirst();
  }
}
