package io.portwright.engine.config;

import io.portwright.engine.eval.GoRange;
import io.portwright.engine.eval.GoText;
import io.portwright.engine.eval.Nearest;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.TraversalStep;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.spi.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code provider} blocks and decides which provider a resource belongs to. */
final class ProviderReader {
  private static final String BAD_REFERENCE = "Invalid provider configuration reference";

  private final ProviderSet providers;
  private final Settings settings;
  private final ForeignBlocks foreign;
  private final List<Diagnostic> found;
  private final List<ProviderBlock> blocks = new ArrayList<>();

  ProviderReader(
      ProviderSet providers, Settings settings, ForeignBlocks foreign, List<Diagnostic> found) {
    this.providers = providers;
    this.settings = settings;
    this.foreign = foreign;
    this.found = found;
    settings
        .requiredProviders()
        .forEach((name, required) -> {
          if (providers.bySource(required.source()).isEmpty()) {
            foreign.add(name, "required_providers entry " + name, required.range());
          }
        });
  }

  List<ProviderBlock> blocks() {
    return List.copyOf(blocks);
  }

  /** The provider that a local name stands for in this module. */
  Optional<Provider> provider(String localName) {
    return Optional.ofNullable(settings.requiredProviders().get(localName))
        .map(required -> providers.bySource(required.source()))
        .orElseGet(() -> providers.named(localName));
  }

  void read(BlockNode block) {
    String name = block.labels().getFirst().text();
    Optional<Provider> provider = provider(name);
    if (provider.isEmpty()) {
      foreign.add(name, "provider " + GoText.quoted(name), block.header());
      return;
    }
    found.addAll(block.body().problems());
    Optional<String> alias =
        Constants.text(VariableReader.expression(block.body(), "alias"), found);
    ProviderKey key = new ProviderKey(provider.get().localName(), alias);
    Optional<ProviderBlock> same = blocks.stream().filter(b -> b.key().equals(key)).findFirst();
    if (same.isPresent()) {
      found.add(duplicate(key, same.get(), block));
      return;
    }
    blocks.add(new ProviderBlock(key, provider.get().schema(), block.body(), block.header()));
  }

  private static Diagnostic duplicate(ProviderKey key, ProviderBlock same, BlockNode block) {
    String place = GoRange.of(same.range());
    return Diagnostic.error(
        "Duplicate provider configuration",
        key.alias()
            .map(alias ->
                "A provider configuration for "
                    + GoText.quoted(key.localName())
                    + " with alias "
                    + GoText.quoted(alias)
                    + " was already given at "
                    + place
                    + ". Each configuration for the same provider must have a distinct alias.")
            .orElse(
                "A default (non-aliased) provider configuration for "
                    + GoText.quoted(key.localName())
                    + " was already given at "
                    + place
                    + ". If multiple configurations are required, set the \"alias\" argument for"
                    + " alternative configurations."),
        block.header());
  }

  /** Which provider configuration a resource names, or its type implies. */
  ProviderKey keyOf(BlockNode resource) {
    String type = resource.labels().getFirst().text();
    int end = type.indexOf('_');
    ProviderKey implied =
        new ProviderKey(end < 0 ? type : type.substring(0, end), Optional.empty());
    return VariableReader.expression(resource.body(), "provider")
        .map(expression -> written(expression).orElse(implied))
        .orElse(implied);
  }

  /**
   * The key with the provider's own name instead of the one that this module has for it; providers
   * that are not known keep theirs.
   */
  ProviderKey canonical(ProviderKey written) {
    return provider(written.localName())
        .map(provider -> new ProviderKey(provider.localName(), written.alias()))
        .orElse(written);
  }

  /** A provider reference as written in this module. */
  Optional<ProviderKey> written(Expression expression) {
    if (!(expression instanceof Expression.Traversal
        || expression instanceof Expression.StringLiteral)) {
      found.add(notAProvider(expression.range()));
      return Optional.empty();
    }
    Optional<Expression.Traversal> reference = StaticReferences.reference(expression, found);
    if (reference.isEmpty()) {
      return Optional.empty();
    }
    List<TraversalStep> steps = reference.get().steps();
    String name = reference.get().root().text();
    if (steps.isEmpty()) {
      return Optional.of(new ProviderKey(name, Optional.empty()));
    }
    if (steps.size() == 1 && steps.getFirst() instanceof TraversalStep.Attribute alias) {
      return Optional.of(new ProviderKey(name, Optional.of(alias.name())));
    }
    found.add(
        steps.size() == 1
            ? Diagnostic.error(
                BAD_REFERENCE,
                "Provider name must either stand alone or be followed by a period and then a"
                    + " configuration alias.",
                steps.getFirst().range())
            : notAProvider(expression.range()));
    return Optional.empty();
  }

  private static Diagnostic notAProvider(SourceRange range) {
    return Diagnostic.error(
        BAD_REFERENCE,
        "The provider argument requires a provider type name, optionally followed by a period and"
            + " then a configuration alias.",
        range);
  }

  /** A supported type that differs little from a misspelt one of an unknown provider. */
  Optional<String> near(String type, boolean data) {
    List<String> names = new ArrayList<>();
    providers
        .providers()
        .forEach(p -> names.addAll(data ? p.dataSourceTypes() : p.resourceTypes()));
    return Nearest.to(type, names);
  }
}
