package io.portwright.engine.config;

import io.portwright.provider.diagnostic.SourceRange;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code terraform} blocks say.
 *
 * @param requiredProviders source addresses by local name
 * @param backend type of the {@code backend} block and where it stands
 */
public record Settings(
    SortedMap<String, RequiredProvider> requiredProviders, Optional<Backend> backend) {

  public static final Settings NONE = new Settings(new TreeMap<>(), Optional.empty());

  public Settings {
    requiredProviders = new TreeMap<>(requiredProviders);
  }

  /**
   * @param source full address, such as {@code registry.terraform.io/megaport/megaport}
   * @param version constraint as written; empty when any version will do
   * @param aliases of configurations that a caller of the module has to pass; empty text for the
   *     one without
   * @param range name and what is said about the provider
   * @param said only what is said about it
   */
  public record RequiredProvider(
      String source, String version, List<String> aliases, SourceRange range, SourceRange said) {
    public RequiredProvider {
      aliases = List.copyOf(aliases);
    }
  }

  /**
   * Where Terraform keeps state.
   *
   * @param typeRange where the type stands
   * @param range of the block's header
   * @param local what is said about files of the backend {@code local}
   * @param git what is said about the place of the backend {@code git}; empty for any other
   */
  public record Backend(
      String type,
      SourceRange typeRange,
      SourceRange range,
      LocalBackend local,
      Optional<GitBackend> git) {}

  /** The key with the provider's own name, which is the last part of its source. */
  ProviderKey canonical(ProviderKey written) {
    RequiredProvider required = requiredProviders.get(written.localName());
    if (required == null) {
      return written;
    }
    String source = required.source();
    return new ProviderKey(source.substring(source.lastIndexOf('/') + 1), written.alias());
  }
}
