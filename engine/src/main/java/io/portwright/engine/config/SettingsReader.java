package io.portwright.engine.config;

import io.portwright.engine.config.Settings.Backend;
import io.portwright.engine.eval.GoRange;
import io.portwright.engine.eval.GoText;
import io.portwright.engine.syntax.AttributeNode;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Name;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.spi.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads {@code terraform} blocks. */
final class SettingsReader {

  /** The only edition of the language that there is. */
  private static final String EDITION = "TF2021";

  private static final String BUILT_IN = "terraform.io/builtin/terraform";

  private static final BlockShape SHAPE =
      BlockShape.of(
              Set.of(),
              Set.of("required_version", "experiments", "language"),
              Set.of("cloud", "required_providers"))
          .with("backend", List.of("type"))
          .with("provider_meta", List.of("provider"));

  private final List<Diagnostic> found;
  private final RequiredProviderReader required;
  private final List<RequiredVersion> versions = new ArrayList<>();
  private final Map<String, SourceRange> providerMeta = new TreeMap<>();
  private Optional<Backend> backend = Optional.empty();
  private Optional<SourceRange> cloud = Optional.empty();
  private Optional<SourceRange> requiredRange = Optional.empty();

  SettingsReader(List<Diagnostic> found) {
    this.found = found;
    this.required = new RequiredProviderReader(found);
  }

  Settings settings() {
    return new Settings(required.required(), backend);
  }

  List<RequiredVersion> versions() {
    return versions;
  }

  /** Constraints on the version of the provider that is a part of the program. */
  List<Diagnostic> builtInVersions() {
    return required.required().values().stream()
        .filter(one -> one.source().equals(BUILT_IN) && !one.version().isEmpty())
        .map(_ -> builtInVersion())
        .toList();
  }

  static boolean isBuiltIn(Provider provider) {
    return provider.source().equals(BUILT_IN);
  }

  static Diagnostic builtInVersion() {
    return Diagnostic.error(
        "Invalid dependency on built-in provider",
        "Cannot use "
            + BUILT_IN
            + ": built-in providers do not support explicit version constraints.");
  }

  void read(BlockNode block) {
    found.addAll(SHAPE.problems(block));
    edition(block);
    block.body().attribute("required_version").ifPresent(this::version);
    for (BlockNode inside : block.body().blocks()) {
      if (SHAPE.isWhole(inside)) {
        nested(inside);
      }
    }
    if (backend.isPresent() && cloud.isPresent()) {
      found.add(bothPlaces(backend.get().range(), cloud.get()));
    }
  }

  private static Diagnostic bothPlaces(SourceRange backend, SourceRange cloud) {
    return Diagnostic.error(
        "Both a backend and cloud configuration are present",
        "A module may declare either one 'cloud' block OR one 'backend' block configuring a state"
            + " backend. The 'cloud' block is configured at "
            + GoRange.of(cloud)
            + "; a backend is configured at "
            + GoRange.of(backend)
            + ". Remove the backend block to configure HCP Terraform or Terraform Enteprise.",
        backend);
  }

  /** A block of an override file replaces what other files say. */
  void override(BlockNode block) {
    if (block.body().attribute("required_version").isPresent()) {
      versions.clear();
    }
    if (!SHAPE.blocks(block.body(), "backend").isEmpty()
        || !SHAPE.blocks(block.body(), "cloud").isEmpty()) {
      backend = Optional.empty();
      cloud = Optional.empty();
    }
    if (!SHAPE.blocks(block.body(), "required_providers").isEmpty()) {
      requiredRange = Optional.empty();
    }
    read(block);
  }

  private void nested(BlockNode inside) {
    switch (inside.type()) {
      case "required_providers" -> providers(inside);
      case "backend" -> backend(inside);
      case "provider_meta" -> meta(inside);
      default -> cloud(inside.header());
    }
  }

  private void cloud(SourceRange range) {
    if (cloud.isPresent()) {
      found.add(
          Diagnostic.error(
              "Duplicate HCP Terraform configurations",
              "A module may have only one 'cloud' block configuring HCP Terraform or Terraform"
                  + " Enterprise. The 'cloud' block was previously configured at "
                  + GoRange.of(cloud.get())
                  + ".",
              range));
      return;
    }
    cloud = Optional.of(range);
    found.add(
        Diagnostic.warning(
                "State is not kept in HCP Terraform",
                "This program keeps state in git, and the \"cloud\" block is passed over. To go on"
                    + " from its state, and not order everything again, save it beside the"
                    + " configuration before the first apply; then remove the block:\n\n"
                    + "    terraform state pull > terraform.tfstate",
                range)
            .withCode("CONFIG-3"));
  }

  private void edition(BlockNode block) {
    block
        .body()
        .attribute("experiments")
        .map(AttributeNode::nameRange)
        .ifPresent(range ->
            found.add(
                Diagnostic.error(
                    "Module uses experimental features",
                    "Experimental features are intended only for gathering early feedback on new"
                        + " language designs, and so are available only in alpha releases of"
                        + " Terraform.",
                    range)));
    Optional<Expression> language = VariableReader.expression(block.body(), "language");
    if (language.isEmpty()) {
      return;
    }
    SourceRange range = language.get().range();
    Optional<String> keyword =
        language
            .filter(Expression.Traversal.class::isInstance)
            .map(Expression.Traversal.class::cast)
            .filter(t -> t.steps().isEmpty())
            .map(t -> t.root().text());
    if (keyword.isEmpty()) {
      found.add(
          Diagnostic.error(
              "Invalid language edition",
              "The language argument expects a bare language edition keyword. Terraform "
                  + RequiredVersion.LANGUAGE_TEXT
                  + " supports only language edition "
                  + EDITION
                  + ", which is the default.",
              range));
    } else if (!keyword.get().equals(EDITION)) {
      found.add(
          Diagnostic.error(
              "Unsupported language edition",
              "Terraform v"
                  + RequiredVersion.LANGUAGE_TEXT
                  + " only supports language edition "
                  + EDITION
                  + ". This module requires a "
                  + (keyword.get().compareTo(EDITION) > 0 ? "newer" : "different")
                  + " version of Terraform CLI.",
              range));
    }
  }

  private void version(AttributeNode argument) {
    VersionReader.read(argument, found)
        .flatMap(VersionConstraint::parse)
        .ifPresent(constraint -> versions.add(new RequiredVersion(constraint, argument.range())));
  }

  private void meta(BlockNode block) {
    String provider = block.labels().getFirst().text();
    Optional<SourceRange> earlier = Optional.ofNullable(providerMeta.get(provider));
    if (earlier.isPresent()) {
      found.add(
          Diagnostic.error(
              "Duplicate provider_meta block",
              "A provider_meta block for provider "
                  + GoText.quoted(provider)
                  + " was already declared at "
                  + GoRange.of(earlier.get())
                  + ". Providers may only have one provider_meta block per module.",
              block.header()));
    } else {
      providerMeta.put(provider, block.header());
    }
  }

  private void backend(BlockNode block) {
    Name type = block.labels().getFirst();
    if (backend.isPresent()) {
      found.add(
          Diagnostic.error(
              "Duplicate backend configuration",
              "A module may have only one backend configuration. The backend was previously"
                  + " configured at "
                  + GoRange.of(backend.get().range())
                  + ".",
              block.header()));
      return;
    }
    boolean isLocal = type.text().equals("local");
    LocalBackend local = isLocal ? LocalBackend.read(block, found) : LocalBackend.USUAL;
    Optional<GitBackend> git =
        type.text().equals("git") ? Optional.of(GitBackend.read(block)) : Optional.empty();
    backend = Optional.of(new Backend(type.text(), type.range(), block.header(), local, git));
  }

  private void providers(BlockNode block) {
    if (requiredRange.isPresent()) {
      found.add(
          Diagnostic.error(
              "Duplicate required providers configuration",
              "A module may have only one required providers configuration. The required providers"
                  + " were previously configured at "
                  + GoRange.of(requiredRange.get())
                  + ".",
              block.header()));
      return;
    }
    requiredRange = Optional.of(block.header());
    required.read(block);
  }
}
