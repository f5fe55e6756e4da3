package io.portwright.engine.config;

import io.portwright.engine.config.Settings.Backend;
import io.portwright.engine.config.Settings.RequiredProvider;
import io.portwright.engine.eval.GoRange;
import io.portwright.engine.eval.GoText;
import io.portwright.engine.syntax.AttributeNode;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Name;
import io.portwright.engine.syntax.ObjectItem;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.value.Conversion;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads {@code terraform} blocks. */
final class SettingsReader {

  /** The Terraform version whose language this program speaks. */
  static final List<Integer> LANGUAGE = List.of(1, 11, 4);

  private static final String LANGUAGE_TEXT = "1.11.4";

  private static final BlockShape SHAPE =
      BlockShape.of(
          Set.of(),
          Set.of("required_version", "experiments", "language"),
          Set.of("backend", "cloud", "required_providers", "provider_meta"));

  private final List<Diagnostic> found;
  private final SortedMap<String, RequiredProvider> required = new TreeMap<>();
  private Optional<Backend> backend = Optional.empty();
  private Optional<SourceRange> requiredRange = Optional.empty();

  SettingsReader(List<Diagnostic> found) {
    this.found = found;
  }

  Settings settings() {
    return new Settings(required, backend);
  }

  void read(BlockNode block) {
    found.addAll(SHAPE.problems(block.body(), block.open()));
    block.body().attribute("required_version").ifPresent(a -> version(a.expression(), block));
    for (BlockNode inside : block.body().blocks()) {
      switch (inside.type()) {
        case "required_providers" -> providers(inside);
        case "backend" -> backend(inside);
        case "cloud" ->
            found.add(
                Diagnostic.warning(
                        "State is not kept in HCP Terraform",
                        "This program keeps state in git, and the \"cloud\" block is passed over."
                            + " To go on from its state, and not order everything again, save it"
                            + " beside the configuration before the first apply; then remove the"
                            + " block:\n\n"
                            + "    terraform state pull > terraform.tfstate",
                        inside.header())
                    .withCode("CONFIG-3"));
        default -> {}
      }
    }
  }

  private void version(Expression expression, BlockNode block) {
    Optional<Value> value = Constants.value(expression, found).filter(Value::isPresent);
    if (value.isEmpty()) {
      return;
    }
    Optional<String> text =
        Conversion.convert(value.get(), Type.STRING).converted().map(Value::asString);
    if (text.isEmpty()) {
      badConstraint("A string value is required for required_version.", expression.range());
      return;
    }
    Optional<VersionConstraint> constraint = VersionConstraint.parse(text.get());
    if (constraint.isEmpty()) {
      badConstraint(expression.range());
    } else if (!constraint.get().allows(LANGUAGE)) {
      SourceRange whole =
          block.body().attribute("required_version").map(AttributeNode::range).orElseThrow();
      found.add(
          Diagnostic.error(
              "Unsupported Terraform Core version",
              "This configuration does not support Terraform version "
                  + LANGUAGE_TEXT
                  + ". To proceed, either choose another supported Terraform version or update this"
                  + " version constraint. Version constraints are normally set for good reason, so"
                  + " updating the constraint may lead to other errors or unexpected behavior.",
              whole));
    }
  }

  private void badConstraint(SourceRange range) {
    badConstraint("This string does not use correct version constraint syntax.", range);
  }

  private void badConstraint(String detail, SourceRange range) {
    found.add(Diagnostic.error("Invalid version constraint", detail, range));
  }

  private void backend(BlockNode block) {
    if (block.labels().size() != 1) {
      return;
    }
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
    backend = Optional.of(new Backend(type.text(), block.header(), local));
    switch (type.text()) {
      case "local" -> {}
      case "git" ->
          found.add(
              Diagnostic.error(
                      NotYet.SUMMARY,
                      "A shared store in a git repository is not supported by this version yet."
                          + " Remove the block to keep state in the local store beside the"
                          + " configuration.",
                      block.header())
                  .withCode(NotYet.CODE));
      default ->
          found.add(
              Diagnostic.warning(
                      "State is kept in git",
                      "This program keeps state in a git repository and does not use the backend "
                          + GoText.quoted(type.text())
                          + ": its state is neither read nor changed. To go on from it, and not"
                          + " order everything again, save it beside the configuration before the"
                          + " first apply; then remove the block:\n\n"
                          + "    terraform state pull > terraform.tfstate",
                      block.header())
                  .withCode("CONFIG-3"));
    }
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
    found.addAll(block.body().problems());
    for (AttributeNode attribute : block.body().attributes()) {
      provider(attribute);
    }
  }

  private void provider(AttributeNode attribute) {
    String name = attribute.name();
    switch (attribute.expression()) {
      case Expression.StringLiteral version -> {
        constraint(version);
        required.put(
            name,
            new RequiredProvider(
                fullSource("hashicorp/" + name), version.value(), attribute.range()));
      }
      case Expression.ObjectConstructor object -> object(attribute, object);
      case Expression other ->
          found.add(
              Diagnostic.error(
                  "Invalid required_providers object",
                  "required_providers entries must be strings or objects.",
                  other.range()));
    }
  }

  private void object(AttributeNode attribute, Expression.ObjectConstructor object) {
    Map<String, String> texts = new TreeMap<>();
    for (ObjectItem item : object.items()) {
      String key = Places.key(item).orElse("");
      if (key.equals("source") || key.equals("version")) {
        Constants.text(Optional.of(item.value()), found).ifPresent(t -> texts.put(key, t));
        if (key.equals("version") && item.value() instanceof Expression.StringLiteral version) {
          constraint(version);
        }
      } else if (!key.equals("configuration_aliases")) {
        found.add(
            Diagnostic.error(
                "Invalid required_providers object",
                "required_providers objects can only contain \"version\", \"source\" and"
                    + " \"configuration_aliases\" attributes. To configure a provider, use a"
                    + " \"provider\" block.",
                item.key().range()));
      }
    }
    String source = texts.getOrDefault("source", "hashicorp/" + attribute.name());
    required.put(
        attribute.name(),
        new RequiredProvider(
            fullSource(source), texts.getOrDefault("version", ""), attribute.range()));
  }

  private void constraint(Expression.StringLiteral version) {
    if (VersionConstraint.parse(version.value()).isEmpty()) {
      badConstraint(version.range());
    }
  }

  /** {@code megaport/megaport} with the registry in front. */
  static String fullSource(String source) {
    long slashes = source.chars().filter(c -> c == '/').count();
    return slashes == 0
        ? "registry.terraform.io/hashicorp/" + source
        : slashes == 1 ? "registry.terraform.io/" + source : source;
  }
}
