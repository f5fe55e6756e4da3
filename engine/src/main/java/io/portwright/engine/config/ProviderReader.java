package io.portwright.engine.config;

import io.portwright.engine.eval.GoRange;
import io.portwright.engine.eval.GoText;
import io.portwright.engine.eval.Nearest;
import io.portwright.engine.syntax.AttributeNode;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.BodyNode;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Name;
import io.portwright.engine.syntax.TraversalStep;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.spi.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code provider} blocks and decides which provider a resource belongs to. */
final class ProviderReader {
  private static final String INVALID_REFERENCE = "Invalid provider configuration reference";
  private static final Set<String> RESERVED = Set.of("count", "depends_on", "for_each", "source");

  private final ProviderSet providers;
  private final Settings settings;
  private final ForeignBlocks foreign;
  private final List<Diagnostic> found;
  private final List<Diagnostic> later;
  private final List<ProviderBlock> blocks = new ArrayList<>();

  /**
   * @param found receives what is wrong with the form of blocks
   * @param later receives what is found only when all forms are right
   */
  ProviderReader(
      ProviderSet providers,
      Settings settings,
      ForeignBlocks foreign,
      List<Diagnostic> found,
      List<Diagnostic> later) {
    this.providers = providers;
    this.settings = settings;
    this.foreign = foreign;
    this.found = found;
    this.later = later;
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
    Optional<Diagnostic> badName = ProviderSource.localName(name, block.header());
    if (badName.isPresent()) {
      found.add(badName.get());
      return;
    }
    Optional<String> alias = alias(block);
    Optional<Provider> provider = provider(name);
    block.body().attribute("version").ifPresent(argument -> version(argument, provider));
    reserved(block);
    BodyNode body = ResourceBodies.own(block, MetaArguments.PROVIDER, found);
    if (provider.isEmpty()) {
      foreign.add(name, "provider " + GoText.quoted(name), block.header());
      return;
    }
    found.addAll(block.body().problems());
    ProviderKey key = new ProviderKey(provider.get().localName(), alias);
    Optional<ProviderBlock> same = blocks.stream().filter(b -> b.key().equals(key)).findFirst();
    if (same.isPresent()) {
      found.add(duplicate(key, same.get(), block));
      return;
    }
    blocks.add(
        new ProviderBlock(
            key,
            provider.get().schema(),
            ResourceBodies.known(body, provider.get().schema(), MetaArguments.PROVIDER),
            block.header()));
  }

  private Optional<String> alias(BlockNode block) {
    Optional<Expression> written = VariableReader.expression(block.body(), "alias");
    Optional<String> alias = Constants.text(written, found);
    if (written.isPresent() && alias.filter(Identifiers::isValid).isEmpty()) {
      found.add(
          Diagnostic.error(
              "Invalid provider configuration alias",
              "An alias must be a valid name. " + Identifiers.RULE));
    }
    return alias;
  }

  private void version(AttributeNode argument, Optional<Provider> provider) {
    found.add(
        Diagnostic.warning(
            "Version constraints inside provider configuration blocks are deprecated",
            "Terraform 0.13 and earlier allowed provider version constraints inside the provider"
                + " configuration block, but that is now deprecated and will be removed in a future"
                + " version of Terraform. To silence this warning, move the provider version"
                + " constraint into the required_providers block.",
            argument.expression().range()));
    VersionReader.read(argument, found)
        .filter(_ -> provider.filter(SettingsReader::isBuiltIn).isPresent())
        .ifPresent(_ -> later.add(SettingsReader.builtInVersion()));
  }

  private void reserved(BlockNode block) {
    for (AttributeNode argument : block.body().attributes()) {
      if (RESERVED.contains(argument.name())) {
        found.add(
            Diagnostic.error(
                "Reserved argument name in provider block",
                "The provider argument name "
                    + GoText.quoted(argument.name())
                    + " is reserved for use by Terraform in a future version.",
                argument.nameRange()));
      }
    }
    for (BlockNode inside : block.body().blocks("lifecycle")) {
      found.add(
          Diagnostic.error(
              "Reserved block type name in provider block",
              "The block type name \"lifecycle\" is reserved for use by Terraform in a future"
                  + " version.",
              inside.typeRange()));
    }
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
        .map(expression -> written(expression, "provider").orElse(implied))
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

  /**
   * A provider reference as written in this module.
   *
   * @param argument that holds it
   */
  Optional<ProviderKey> written(Expression expression, String argument) {
    return named(expression, argument).map(Named::key);
  }

  /**
   * A configuration of a provider by the name that a module has for it.
   *
   * @param range of the name, without the alias
   */
  record Named(ProviderKey key, SourceRange range) {}

  /** The same with its place. */
  Optional<Named> named(Expression expression, String argument) {
    Optional<Expression.Traversal> reference = StaticReferences.written(expression, found);
    if (reference.isEmpty() && expression instanceof Expression.StringLiteral) {
      return Optional.empty();
    }
    if (reference.isEmpty() || reference.get().steps().size() > 1) {
      found.add(
          Diagnostic.error(
              INVALID_REFERENCE,
              "The "
                  + argument
                  + " argument requires a provider type name, optionally followed by a period and"
                  + " then a configuration alias.",
              expression.range()));
      return Optional.empty();
    }
    List<TraversalStep> steps = reference.get().steps();
    Name name = reference.get().root();
    Optional<Diagnostic> badName = ProviderSource.localName(name.text(), name.range());
    if (badName.isPresent()) {
      found.add(badName.get());
      return Optional.empty();
    }
    if (steps.isEmpty()) {
      return Optional.of(named(name, Optional.empty()));
    }
    if (steps.getFirst() instanceof TraversalStep.Attribute alias) {
      return Optional.of(named(name, Optional.of(alias.name())));
    }
    found.add(
        Diagnostic.error(
            INVALID_REFERENCE,
            "Provider name must either stand alone or be followed by a period and then a"
                + " configuration alias.",
            steps.getFirst().range()));
    return Optional.empty();
  }

  private static Named named(Name name, Optional<String> alias) {
    return new Named(new ProviderKey(name.text(), alias), name.range());
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
