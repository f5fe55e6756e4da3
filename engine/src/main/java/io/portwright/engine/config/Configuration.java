package io.portwright.engine.config;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceFile;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.value.AttributePath;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Everything that the files of one module declare, with the modules that it calls. Names are in
 * byte order, resources in the order of their addresses; addresses are seen from this module. Calls
 * of the same folder may share one value.
 *
 * @param folder where the files are
 * @param files what was read, in the order of their names
 * @param resources in the order of their addresses; without those of called modules
 * @param providers blocks in the order of the files
 * @param calls module blocks
 * @param modules what the calls call, by name of the call; missing where it could not be loaded
 * @param unusable what is declared, but cannot be used
 */
public record Configuration(
    Path folder,
    List<SourceFile> files,
    Settings settings,
    SortedMap<String, InputVariable> variables,
    SortedMap<String, LocalValue> locals,
    SortedMap<String, OutputValue> outputs,
    SequencedMap<ResourceAddress, ResourceBlock> resources,
    List<ProviderBlock> providers,
    SortedMap<String, CheckBlock> checks,
    Refactoring refactoring,
    SortedMap<String, ModuleCall> calls,
    SortedMap<String, Configuration> modules,
    Unusable unusable) {
  public Configuration {
    files = List.copyOf(files);
    variables = frozen(variables);
    locals = frozen(locals);
    outputs = frozen(outputs);
    resources = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(resources));
    providers = List.copyOf(providers);
    checks = frozen(checks);
    calls = frozen(calls);
    modules = frozen(modules);
  }

  private static <K, V> SortedMap<K, V> frozen(Map<K, V> entries) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }

  /** The same module with the modules that it calls. */
  Configuration withModules(SortedMap<String, Configuration> called) {
    return new Configuration(
        folder,
        files,
        settings,
        variables,
        locals,
        outputs,
        resources,
        providers,
        checks,
        refactoring,
        calls,
        called,
        unusable);
  }

  /** A provider configuration that the root module wants from a caller; a plan needs it. */
  public List<Diagnostic> unaskedProviders() {
    return new ProviderCheck(this, new ProviderSet(List.of())).unasked();
  }

  /** Blocks here and below whose provider configurations are not there. */
  public List<Diagnostic> missingProviders(ProviderSet known) {
    return new ProviderCheck(this, known).problems();
  }

  /** A module below this one, by its path; instance keys do not matter. */
  public Optional<Configuration> module(ModuleAddress path) {
    Optional<Configuration> at = Optional.of(this);
    for (ModuleAddress.Call call : path.calls()) {
      at = at.flatMap(module -> Optional.ofNullable(module.modules.get(call.name())));
    }
    return at;
  }

  /** The call that leads to a module below this one. */
  public Optional<ModuleCall> call(ModuleAddress path) {
    return module(path.parent())
        .flatMap(caller -> Optional.ofNullable(caller.calls.get(path.last().name())));
  }

  /** This module and all below it with their paths, callers before those that they call. */
  public void forEachModule(BiConsumer<ModuleAddress, Configuration> each) {
    forEachModule(ModuleAddress.ROOT, each);
  }

  private void forEachModule(ModuleAddress path, BiConsumer<ModuleAddress, Configuration> each) {
    each.accept(path, this);
    modules.forEach(
        (name, module) -> module.forEachModule(path.child(name, InstanceKey.NONE), each));
  }

  /** A block, in this module or in one below it; instance keys of modules do not matter. */
  public Optional<ResourceBlock> resource(ResourceAddress address) {
    return module(address.module())
        .flatMap(
            module -> Optional.ofNullable(module.resources.get(address.in(ModuleAddress.ROOT))));
  }

  /** Where an attribute of a resource stands, or the closest thing that holds it. */
  public Optional<SourceRange> place(ResourceAddress address, AttributePath path) {
    return resource(address).map(block -> new Places(block.body(), block.range()).of(path));
  }

  /** The block of a provider; empty when there is none, and the provider runs on its defaults. */
  public Optional<ProviderBlock> provider(ProviderKey key) {
    Optional<Configuration> module = module(key.module());
    if (module.isPresent()) {
      ProviderKey own = key.in(ModuleAddress.ROOT);
      for (ProviderBlock block : module.get().providers) {
        if (block.key().equals(own)) {
          return Optional.of(block);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The provider configuration that a block of a module uses: the module's own, one that it was
   * given, or for the default one its caller's.
   *
   * @param module path of the module
   * @param named as the module names it
   * @return empty when there is none with this alias
   */
  public Optional<ProviderKey> provider(ModuleAddress module, ProviderKey named) {
    ProviderKey key = named;
    ModuleAddress at = module.path();
    while (true) {
      ProviderKey here = key.in(at);
      if (provider(here).isPresent()) {
        return Optional.of(here);
      }
      if (at.isRoot()) {
        return here.alias().isEmpty() ? Optional.of(here) : Optional.empty();
      }
      ProviderKey wanted = key;
      Optional<Settings> names = module(at).map(Configuration::settings);
      Optional<ProviderKey> passed =
          call(at).stream()
              .flatMap(call -> call.providers().stream())
              .filter(one ->
                  wanted.equals(
                      names.map(known -> known.canonical(one.inside())).orElse(one.inside())))
              .map(ModuleCall.PassedProvider::outside)
              .findFirst();
      if (passed.isEmpty() && key.alias().isPresent()) {
        return Optional.empty();
      }
      key = passed.orElse(key);
      at = at.parent();
    }
  }
}
