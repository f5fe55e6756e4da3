package io.portwright.engine.config;

import io.portwright.engine.address.ResourceAddress;
import io.portwright.provider.diagnostic.SourceFile;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that the files of one module declare. Names are in byte order, resources in the order
 * of their addresses.
 *
 * @param folder where the files are
 * @param files what was read, in the order of their names
 * @param providers blocks in the order of the files
 */
public record Configuration(
    Path folder,
    List<SourceFile> files,
    Settings settings,
    SortedMap<String, InputVariable> variables,
    SortedMap<String, LocalValue> locals,
    SortedMap<String, OutputValue> outputs,
    SortedMap<ResourceAddress, ResourceBlock> resources,
    List<ProviderBlock> providers) {

  public Configuration {
    files = List.copyOf(files);
    variables = frozen(variables);
    locals = frozen(locals);
    outputs = frozen(outputs);
    resources = frozen(resources);
    providers = List.copyOf(providers);
  }

  private static <K, V> SortedMap<K, V> frozen(Map<K, V> entries) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }

  public Optional<ResourceBlock> resource(ResourceAddress address) {
    return Optional.ofNullable(resources.get(address));
  }

  /** The block of a provider; empty when there is none, and the provider runs on its defaults. */
  public Optional<ProviderBlock> provider(ProviderKey key) {
    return providers.stream().filter(block -> block.key().equals(key)).findFirst();
  }
}
