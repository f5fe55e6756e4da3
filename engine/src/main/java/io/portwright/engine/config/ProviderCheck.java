package io.portwright.engine.config;

import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.config.Settings.RequiredProvider;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.spi.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the provider configurations that blocks and calls name are there. */
final class ProviderCheck {
  private final Configuration root;
  private final ProviderSet providers;
  private final List<Diagnostic> found = new ArrayList<>();

  ProviderCheck(Configuration root, ProviderSet providers) {
    this.root = root;
    this.providers = providers;
  }

  /** What only planning asks for: that nobody has to give the root module a configuration. */
  List<Diagnostic> unasked() {
    root.settings().requiredProviders().values().forEach(this::unasked);
    return found.stream().limit(1).toList();
  }

  /** The first problem of the calls, which hides the others; or those of the blocks. */
  List<Diagnostic> problems() {
    root.forEachModule(this::passed);
    if (!found.isEmpty()) {
      return List.of(found.getFirst());
    }
    root.forEachModule(this::blocks);
    return found;
  }

  /** Nobody calls the root module, so nobody can give it a configuration. */
  private void unasked(RequiredProvider required) {
    String name = required.source().substring(required.source().lastIndexOf('/') + 1);
    for (String alias : required.aliases()) {
      boolean defined =
          alias.isEmpty() || root.provider(new ProviderKey(name, Optional.of(alias))).isPresent();
      if (!defined) {
        found.add(
            Diagnostic.error(
                "Undefined provider configuration",
                "The root module declares that it requires the caller to pass a configuration for"
                    + " provider "
                    + required.source()
                    + " with alias \""
                    + alias
                    + "\"."));
      }
    }
  }

  private void passed(ModuleAddress path, Configuration module) {
    for (ModuleCall call : module.calls().values()) {
      for (ModuleCall.PassedProvider one : call.providers()) {
        if (!isThere(path, module, one)) {
          found.add(Diagnostic.error("missing provider " + named(one.outside().in(path)), ""));
        }
      }
    }
  }

  /** A module has what it configures, what it asks its caller for, and what it is given. */
  private boolean isThere(
      ModuleAddress path, Configuration module, ModuleCall.PassedProvider passed) {
    if (root.provider(passed.outside().in(path)).isPresent()
        || providers.named(passed.outside().localName()).isEmpty()) {
      return true;
    }
    String alias = passed.outsideName().alias().orElse("");
    RequiredProvider required =
        module.settings().requiredProviders().get(passed.outsideName().localName());
    boolean asked = required != null && (alias.isEmpty() || required.aliases().contains(alias));
    return asked
        || !path.isRoot()
            && root.call(path).orElseThrow().providers().stream()
                .anyMatch(given -> given.inside().equals(passed.outsideName()));
  }

  private void blocks(ModuleAddress path, Configuration module) {
    for (ResourceBlock block : module.resources().values()) {
      if (root.provider(path, block.provider()).isEmpty()) {
        found.add(notPresent(path, block));
      }
    }
  }

  private Diagnostic notPresent(ModuleAddress path, ResourceBlock block) {
    String address = block.address().in(path).toString();
    return Diagnostic.error(
        "Provider configuration not present",
        "To work with "
            + address
            + " its original provider configuration at "
            + named(block.provider().in(path))
            + " is required, but it has been removed. This occurs when a provider configuration is"
            + " removed while objects created by that provider still exist in the state. Re-add the"
            + " provider configuration to destroy "
            + address
            + ", after which you can remove the provider configuration again.");
  }

  /** Such as {@code module.m.provider["terraform.io/builtin/terraform"].x}. */
  private String named(ProviderKey key) {
    String source = providers.named(key.localName()).map(Provider::source).orElse(key.localName());
    return (key.module().isRoot() ? "" : key.module() + ".")
        + "provider[\""
        + source
        + "\"]"
        + key.alias().map(alias -> "." + alias).orElse("");
  }
}
