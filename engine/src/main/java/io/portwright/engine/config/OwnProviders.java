package io.portwright.engine.config;

import io.portwright.engine.config.Settings.RequiredProvider;
import io.portwright.engine.eval.GoText;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Provider configurations of one module, by the names that it has for them: {@code megaport}, or
 * {@code megaport.emea} with an alias.
 *
 * @param sources source addresses by local name, as {@code required_providers} says
 * @param asked source addresses of configurations that the caller has to pass
 * @param configured where blocks with arguments stand
 * @param empty where blocks without arguments stand: an old way to ask the caller
 */
record OwnProviders(
    SortedMap<String, String> sources,
    SortedMap<String, String> asked,
    SortedMap<String, SourceRange> configured,
    SortedMap<String, SourceRange> empty,
    List<Diagnostic> duplicates) {
  private static final String REGISTRY = "registry.terraform.io/";
  private static final String DUPLICATE = "Duplicate required provider";
  private static final String BUILT_IN = "terraform.io/builtin/terraform";

  OwnProviders {
    sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
    asked = Collections.unmodifiableSortedMap(new TreeMap<>(asked));
    configured = Collections.unmodifiableSortedMap(new TreeMap<>(configured));
    empty = Collections.unmodifiableSortedMap(new TreeMap<>(empty));
    duplicates = List.copyOf(duplicates);
  }

  static OwnProviders of(Configuration module) {
    SortedMap<String, String> sources = new TreeMap<>();
    SortedMap<String, String> asked = new TreeMap<>();
    Map<String, String> names = new HashMap<>();
    List<Diagnostic> duplicates = new ArrayList<>();
    module
        .settings()
        .requiredProviders()
        .forEach((name, required) -> {
          sources.put(name, required.source());
          required
              .aliases()
              .forEach(alias ->
                  asked.put(alias.isEmpty() ? name : name + "." + alias, required.source()));
          Optional<String> before = Optional.ofNullable(names.put(required.source(), name));
          before.ifPresent(other -> duplicates.add(twice(name, other, required)));
        });
    for (ResourceBlock block : module.resources().values()) {
      implied(block, names)
          .filter(name -> !sources.containsKey(type(block)))
          .ifPresent(name -> duplicates.add(implied(block, name)));
    }
    SortedMap<String, SourceRange> configured = new TreeMap<>();
    SortedMap<String, SourceRange> empty = new TreeMap<>();
    for (ProviderBlock block : module.providers()) {
      (isEmpty(block) ? empty : configured).put(localName(block, names, module), block.range());
    }
    return new OwnProviders(sources, asked, configured, empty, duplicates);
  }

  private static boolean isEmpty(ProviderBlock block) {
    return block.body().blocks().isEmpty()
        && block.body().attributes().stream().allMatch(a -> a.name().equals("alias"));
  }

  /** The name in this module of what a block configures. */
  private static String localName(
      ProviderBlock block, Map<String, String> names, Configuration module) {
    String own = block.key().localName();
    String local =
        module.settings().requiredProviders().containsKey(own)
            ? own
            : names.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("/" + own))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(own);
    return new ProviderKey(local, block.key().alias()).toString();
  }

  private static String type(ResourceBlock block) {
    String type = block.address().type();
    int end = type.indexOf('_');
    return end < 0 ? type : type.substring(0, end);
  }

  /** The name under which the provider is required that a block without one belongs to. */
  private static Optional<String> implied(ResourceBlock block, Map<String, String> names) {
    if (block.body().attribute("provider").isPresent()) {
      return Optional.empty();
    }
    String type = type(block);
    return Optional.ofNullable(names.get(type.equals("terraform") ? BUILT_IN : implied(type)));
  }

  private static Diagnostic implied(ResourceBlock block, String name) {
    String source = type(block).equals("terraform") ? BUILT_IN : shown(implied(type(block)));
    return Diagnostic.warning(
        DUPLICATE,
        "Provider "
            + GoText.quoted(source)
            + " was implicitly required via resource "
            + GoText.quoted(block.address().toString())
            + ", but listed in required_providers as "
            + GoText.quoted(name)
            + ". Either the local name in required_providers must match the resource name, or the "
            + GoText.quoted(name)
            + " provider must be assigned within the resource block.",
        block.range());
  }

  private static Diagnostic twice(String name, String other, RequiredProvider required) {
    return Diagnostic.warning(
        DUPLICATE,
        "Provider "
            + shown(required.source())
            + " with the local name "
            + GoText.quoted(name)
            + " was previously required as "
            + GoText.quoted(other)
            + ". A provider can only be required once within required_providers.",
        required.said());
  }

  /** Source address of what a local name stands for. */
  String source(String localName) {
    return sources.getOrDefault(localName, implied(localName));
  }

  /** What Terraform takes a name for that nobody declares. */
  static String implied(String localName) {
    return REGISTRY + "hashicorp/" + localName;
  }

  static boolean isDefault(String source) {
    return source.startsWith(REGISTRY + "hashicorp/");
  }

  /** A source address without the host that goes without saying. */
  static String shown(String source) {
    return source.startsWith(REGISTRY) ? source.substring(REGISTRY.length()) : source;
  }

  /** How to ask the caller today, for each provider that empty blocks ask for. */
  List<Diagnostic> redundant(String module) {
    SortedMap<String, List<String>> names = new TreeMap<>();
    empty
        .keySet()
        .forEach(name ->
            names.computeIfAbsent(name.split("\\.", 2)[0], _ -> new ArrayList<>()).add(name));
    List<Diagnostic> found = new ArrayList<>();
    names.forEach((local, all) -> found.add(redundant(local, all, module)));
    return found;
  }

  private Diagnostic redundant(String local, List<String> all, String module) {
    StringBuilder text =
        new StringBuilder(
            "Earlier versions of Terraform used empty provider blocks (\"proxy provider"
                + " configurations\") for child modules to declare their need to be passed a"
                + " provider configuration by their callers. That approach was ambiguous and is"
                + " now deprecated.\n\nIf you control this module, you can migrate to the new"
                + " declaration syntax by removing all of the empty provider ");
    text.append(GoText.quoted(local))
        .append(
            " blocks and then adding or updating an entry like the following to the"
                + " required_providers block of ")
        .append(module)
        .append(":\n    ")
        .append(local)
        .append(" = {\n      source = ")
        // An alias is looked up with its name, which required_providers does not have.
        .append(GoText.quoted(shown(sources.getOrDefault(all.getFirst(), implied(local)))))
        .append('\n');
    if (all.stream().anyMatch(name -> name.contains("."))) {
      text.append("      configuration_aliases = [\n");
      all.forEach(name -> text.append("        ").append(name).append(",\n"));
      text.append("      ]\n");
    }
    text.append("    }");
    SourceRange first =
        all.stream().map(empty::get).min(Comparator.comparing(SourceRange::toString)).orElseThrow();
    return Diagnostic.warning("Redundant empty provider block", text.toString(), first);
  }
}
