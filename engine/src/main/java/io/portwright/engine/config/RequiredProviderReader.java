package io.portwright.engine.config;

import io.portwright.engine.config.Settings.RequiredProvider;
import io.portwright.engine.eval.GoText;
import io.portwright.engine.syntax.AttributeNode;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Expression.Traversal;
import io.portwright.engine.syntax.ObjectItem;
import io.portwright.engine.syntax.ObjectKey;
import io.portwright.engine.syntax.TraversalStep;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a {@code required_providers} block. */
final class RequiredProviderReader {
  private static final String INVALID = "Invalid required_providers object";
  private static final String INVALID_ALIAS = "Invalid configuration_aliases value";

  private final List<Diagnostic> found;
  private final SortedMap<String, RequiredProvider> required = new TreeMap<>();

  RequiredProviderReader(List<Diagnostic> found) {
    this.found = found;
  }

  /** By local name; the later of two blocks, which is that of an override file, wins. */
  SortedMap<String, RequiredProvider> required() {
    return required;
  }

  void read(BlockNode block) {
    found.addAll(block.body().problems());
    if (!block.body().blocks().isEmpty()) {
      found.add(ModuleReader.unexpected(block.body().blocks().getFirst()));
      return;
    }
    block.body().attributes().forEach(this::provider);
  }

  private void provider(AttributeNode attribute) {
    Expression expression = attribute.expression();
    List<Diagnostic> ignored = new ArrayList<>();
    Optional<Value> value = Constants.value(expression, ignored);
    if (value.filter(v -> v.type().isPrimitive() && !v.isNull()).isPresent()) {
      String version = VersionReader.read(attribute, found).orElse("");
      implied(attribute, version, List.of());
      return;
    }
    ProviderSource.localName(attribute.name(), expression.range()).ifPresent(found::add);
    if (expression instanceof Expression.ObjectConstructor object) {
      object(attribute, object);
    } else {
      found.add(
          Diagnostic.error(
              INVALID,
              "required_providers entries must be strings or objects.",
              expression.range()));
    }
  }

  private void implied(AttributeNode attribute, String version, List<String> aliases) {
    Checked<String> source =
        attribute.name().equals("terraform")
            ? Checked.of("terraform.io/builtin/terraform")
            : ProviderSource.read("hashicorp/" + attribute.name(), attribute.expression().range());
    source
        .value()
        .ifPresent(full ->
            required.put(
                attribute.name(),
                new RequiredProvider(
                    full, version, aliases, attribute.range(), attribute.expression().range())));
  }

  private void object(AttributeNode attribute, Expression.ObjectConstructor object) {
    int before = found.size();
    Map<String, String> texts = new TreeMap<>();
    List<String> aliases = new ArrayList<>();
    for (ObjectItem item : object.items()) {
      String key = key(item).orElse("");
      switch (key) {
        case "" -> {}
        case "version" ->
            text(item, "Invalid version constraint", "Version")
                .flatMap(t -> VersionReader.checked(t, item.value().range(), found))
                .ifPresent(t -> texts.put(key, t));
        case "source" ->
            text(item, "Invalid source", "Source")
                .flatMap(t -> source(t, item))
                .ifPresent(t -> texts.put(key, t));
        case "configuration_aliases" -> aliases.addAll(aliases(attribute.name(), item));
        default ->
            found.add(
                Diagnostic.error(
                    INVALID,
                    "required_providers objects can only contain \"version\", \"source\" and"
                        + " \"configuration_aliases\" attributes. To configure a provider, use a"
                        + " \"provider\" block.",
                    item.key().range()));
      }
    }
    if (found.subList(before, found.size()).stream().anyMatch(Diagnostic::isError)) {
      return;
    }
    String version = texts.getOrDefault("version", "");
    if (texts.containsKey("source")) {
      required.put(
          attribute.name(),
          new RequiredProvider(
              texts.get("source"),
              version,
              aliases,
              attribute.range(),
              attribute.expression().range()));
    } else {
      implied(attribute, version, aliases);
    }
  }

  /** The key of an entry; empty when it is in error. */
  private Optional<String> key(ObjectItem item) {
    return switch (item.key()) {
      case ObjectKey.Literal literal -> Optional.of(literal.name());
      case ObjectKey.Computed computed ->
          Constants.value(computed.expression(), found)
              .filter(key -> key.isPresent() && key.type().equals(Type.STRING))
              .map(Value::asString);
      case ObjectKey.Ambiguous ambiguous ->
          Constants.value(ambiguous.traversal(), found).map(Value::asString);
    };
  }

  private Optional<String> text(ObjectItem item, String summary, String what) {
    Optional<Value> value = Constants.value(item.value(), new ArrayList<>());
    if (value.isEmpty() || !value.get().isPresent() || !value.get().type().equals(Type.STRING)) {
      found.add(
          Diagnostic.error(
              summary, what + " must be specified as a string.", item.value().range()));
      return Optional.empty();
    }
    return value.map(Value::asString);
  }

  private Optional<String> source(String text, ObjectItem item) {
    Checked<String> full = ProviderSource.read(text, item.value().range());
    found.addAll(full.diagnostics());
    return full.value();
  }

  /** Names after the provider's; what is no name at all hides what is wrong with the others. */
  private List<String> aliases(String provider, ObjectItem item) {
    int before = found.size();
    List<Traversal> written = new ArrayList<>();
    for (Expression element : StaticReferences.elements(Optional.of(item.value()), found)) {
      StaticReferences.bare(element, found).ifPresent(written::add);
    }
    if (found.size() > before) {
      return List.of();
    }
    List<String> aliases = new ArrayList<>();
    for (Traversal alias : written) {
      alias(provider, alias, item).ifPresent(aliases::add);
    }
    return aliases;
  }

  private Optional<String> alias(String provider, Traversal written, ObjectItem item) {
    List<TraversalStep> steps = written.steps();
    if (steps.size() > 1 || steps.stream().anyMatch(TraversalStep.Index.class::isInstance)) {
      found.add(
          Diagnostic.error(
              INVALID_ALIAS,
              "Configuration aliases can only contain references to local provider configuration"
                  + " names in the format of provider.alias",
              item.value().range()));
      return Optional.empty();
    }
    if (!written.root().text().equals(provider)) {
      found.add(
          Diagnostic.error(
              INVALID_ALIAS,
              "Configuration aliases must be prefixed with the provider name. Expected "
                  + GoText.quoted(provider)
                  + ", but found "
                  + GoText.quoted(written.root().text())
                  + ".",
              item.value().range()));
      return Optional.empty();
    }
    return Optional.of(steps.isEmpty() ? "" : ((TraversalStep.Attribute) steps.getFirst()).name());
  }
}
