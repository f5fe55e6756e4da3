package io.portwright.engine.machine;

import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.ModuleCall;
import io.portwright.engine.config.ProviderBlock;
import io.portwright.engine.config.ProviderKey;
import io.portwright.engine.config.ProviderSet;
import io.portwright.engine.config.ResourceBlock;
import io.portwright.engine.config.Settings.RequiredProvider;
import io.portwright.provider.spi.Provider;
import io.portwright.provider.value.Utf8Order;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The names that provider configurations have in {@code provider_config}: {@code megaport.east}, or
 * {@code module.site:megaport} for one that a called module has of its own. Providers are called
 * there as the module calls them.
 */
final class ProviderKeys {

  /** One provider configuration of one module. */
  record Entry(
      ModuleAddress module,
      String name,
      String source,
      Optional<String> alias,
      String version,
      Optional<ProviderBlock> block) {}

  private final ProviderSet providers;
  private final Configuration root;
  private final SortedMap<String, Entry> entries = new TreeMap<>(Utf8Order.INSTANCE);

  ProviderKeys(ProviderSet providers, Configuration root) {
    this.providers = providers;
    this.root = root;
    root.forEachModule(this::add);
  }

  /** By name, in order. */
  SortedMap<String, Entry> entries() {
    return entries;
  }

  private void add(ModuleAddress module, Configuration configuration) {
    for (ProviderBlock block : configuration.providers()) {
      put(module, localName(configuration, block.key()), block.key().alias(), Optional.of(block));
    }
    for (String name : configuration.settings().requiredProviders().keySet()) {
      inherit(module, name);
    }
    for (ResourceBlock block : configuration.resources().values()) {
      inherit(module, block.provider().localName());
    }
  }

  /** An entry for a provider that is used, unless the caller has one of this name to share. */
  private void inherit(ModuleAddress module, String name) {
    if (module.isRoot() || shared(module.parent(), name).isEmpty()) {
      put(module, name, Optional.empty(), Optional.empty());
    }
  }

  /** The entry of a module, or the one that it uses itself and shares with those it calls. */
  private Optional<String> shared(ModuleAddress module, String name) {
    String own = text(module, name, Optional.empty());
    if (entries.containsKey(own)) {
      return Optional.of(own);
    }
    return module.isRoot() || !uses(root.module(module).orElseThrow(), name)
        ? Optional.empty()
        : shared(module.parent(), name);
  }

  private static boolean uses(Configuration module, String name) {
    return module.settings().requiredProviders().containsKey(name)
        || module.resources().values().stream()
            .anyMatch(block -> block.provider().localName().equals(name));
  }

  private void put(
      ModuleAddress module, String name, Optional<String> alias, Optional<ProviderBlock> block) {
    Optional<RequiredProvider> required =
        root.module(module)
            .flatMap(found -> Optional.ofNullable(found.settings().requiredProviders().get(name)));
    String own = block.map(found -> found.key().localName()).orElse(name);
    String source =
        required
            .map(RequiredProvider::source)
            .or(() -> providers.named(own).map(Provider::source))
            .orElse(own);
    boolean passed = block.isEmpty() && isPassed(module, source);
    if (!passed) {
      entries.putIfAbsent(
          text(module, name, alias),
          new Entry(
              module,
              name,
              source,
              alias,
              required.map(RequiredProvider::version).orElse(""),
              block));
    }
  }

  private boolean isPassed(ModuleAddress module, String source) {
    return !module.isRoot()
        && root.call(module).stream()
            .flatMap(call -> call.providers().stream())
            .anyMatch(passed ->
                source(passed.inside().localName()).equals(source)
                    || source(passed.outside().localName()).equals(source));
  }

  private String source(String ownName) {
    return providers.named(ownName).map(Provider::source).orElse(ownName);
  }

  /** As a module calls a provider. */
  private String localName(Configuration module, ProviderKey key) {
    String source = source(key.localName());
    for (Map.Entry<String, RequiredProvider> one :
        module.settings().requiredProviders().entrySet()) {
      if (one.getValue().source().equals(source)) {
        return one.getKey();
      }
    }
    return key.localName();
  }

  /** The name of the provider configuration that a resource of a module uses. */
  String of(ModuleAddress module, ProviderKey used) {
    Configuration configuration = root.module(module).orElseThrow();
    String name = localName(configuration, used);
    String own = text(module, name, used.alias());
    if (module.isRoot() || configuration.provider(used.in(ModuleAddress.ROOT)).isPresent()) {
      return own;
    }
    Optional<ProviderKey> outside =
        root.call(module).stream()
            .flatMap(call -> call.providers().stream())
            .filter(passed -> passed.inside().alias().equals(used.alias()))
            .filter(passed -> isCalled(passed.inside(), name, used))
            .map(ModuleCall.PassedProvider::outside)
            .findFirst();
    if (outside.isPresent()) {
      return of(module.parent(), outside.get());
    }
    return used.alias().isEmpty() ? shared(module, name).orElse(own) : own;
  }

  /** Whether a key means the used provider, by its own name or by the one that a module uses. */
  private static boolean isCalled(ProviderKey key, String name, ProviderKey used) {
    return key.localName().equals(name) || key.localName().equals(used.localName());
  }

  private static String text(ModuleAddress module, String name, Optional<String> alias) {
    return (module.isRoot() ? "" : module + ":") + name + alias.map(a -> "." + a).orElse("");
  }
}
