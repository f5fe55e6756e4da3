package io.portwright.engine.config;

import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.config.ModuleCall.PassedProvider;
import io.portwright.engine.config.Settings.RequiredProvider;
import io.portwright.engine.eval.GoRange;
import io.portwright.engine.eval.GoText;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which provider configurations modules declare, ask for and are given. Looks at names and sources
 * only.
 */
final class PassedProviders {
  private final Configuration root;
  private final List<Diagnostic> found = new ArrayList<>();

  PassedProviders(Configuration root) {
    this.root = root;
  }

  List<Diagnostic> problems() {
    root.forEachModule((path, module) -> {
      OwnProviders own = OwnProviders.of(module);
      found.addAll(own.duplicates());
      module.calls().values().forEach(call -> outgoing(path, own, call));
      if (!path.isRoot()) {
        new Incoming(path, own, root.call(path).orElseThrow()).check();
      }
    });
    return found;
  }

  private static String text(ModuleAddress module) {
    return module.isRoot() ? "the root module" : module.toString();
  }

  // ---- the side of the caller ----

  /** Aliases are looked at more strictly inside of the called module. */
  private void outgoing(ModuleAddress path, OwnProviders own, ModuleCall call) {
    SortedMap<ProviderKey, PassedProvider> seen = new TreeMap<>();
    for (PassedProvider passed : call.providers()) {
      PassedProvider same = seen.putIfAbsent(passed.inside(), passed);
      if (same != null) {
        found.add(passedTwice(same, passed));
        continue;
      }
      String name = passed.outsideName().localName();
      if (passed.outsideName().alias().isPresent()) {
        continue;
      }
      boolean configured = own.configured().containsKey(name);
      if (!configured && !own.sources().containsKey(name)) {
        found.add(undeclared(path, passed));
      } else if (!configured && !path.isRoot() && !isGiven(path, passed.outsideName())) {
        found.add(notInherited(path, name));
      }
    }
  }

  private static Diagnostic passedTwice(PassedProvider first, PassedProvider again) {
    return Diagnostic.error(
        "Duplicate provider address",
        "A provider configuration was already passed to "
            + again.inside()
            + " at "
            + GoRange.of(first.range())
            + ". Each child provider configuration can be assigned only once.",
        new SourceRange(again.range().file(), again.outsideRange().start(), again.range().end()));
  }

  private boolean isGiven(ModuleAddress path, ProviderKey name) {
    return root.call(path).orElseThrow().providers().stream()
        .anyMatch(given -> given.inside().equals(name));
  }

  private static Diagnostic undeclared(ModuleAddress path, PassedProvider passed) {
    String name = passed.outsideName().localName();
    String source = "hashicorp/" + name;
    return Diagnostic.warning(
        "Reference to undefined provider",
        "There is no explicit declaration for local provider name "
            + GoText.quoted(name)
            + " in "
            + text(path)
            + ", so Terraform is assuming you mean to pass a configuration for provider "
            + GoText.quoted(source)
            + ".\n\nTo clarify your intent and silence this warning, add to "
            + text(path.isRoot() ? path : path.parent())
            + " a required_providers entry named "
            + GoText.quoted(name)
            + " with source = "
            + GoText.quoted(source)
            + ", or a different source address if appropriate.",
        passed.outsideRange());
  }

  private Diagnostic notInherited(ModuleAddress path, String name) {
    ModuleCall call = root.call(path).orElseThrow();
    return Diagnostic.warning(
        "Missing required provider configuration",
        "The configuration for "
            + text(path)
            + " expects to inherit a configuration for provider hashicorp/"
            + name
            + " with local name "
            + GoText.quoted(name)
            + ", but "
            + text(path.parent())
            + " doesn't pass a configuration under that name.\n\nTo satisfy this requirement, add"
            + " an entry for "
            + GoText.quoted(name)
            + " to the \"providers\" argument in the module "
            + GoText.quoted(call.name())
            + " block.",
        call.range());
  }

  // ---- the side of the called module ----

  private final class Incoming {
    private final ModuleAddress path;
    private final OwnProviders own;
    private final ModuleCall call;

    private Incoming(ModuleAddress path, OwnProviders own, ModuleCall call) {
      this.path = path;
      this.own = own;
      this.call = call;
    }

    private void check() {
      SortedMap<String, PassedProvider> given = new TreeMap<>();
      call.providers().forEach(passed -> given.putIfAbsent(passed.inside().toString(), passed));
      if (!own.configured().isEmpty()) {
        repeated().ifPresent(found::add);
      }
      given.forEach((name, passed) -> {
        if (own.configured().containsKey(name)) {
          found.add(overridden(name, passed.insideRange()));
        }
      });
      own.asked()
          .forEach((name, source) -> {
            if (!given.containsKey(name) && !own.configured().containsKey(name)) {
              found.add(missing(name, source));
            }
          });
      given.forEach(this::given);
      found.addAll(own.redundant(text(path)));
    }

    /** A module with provider configurations of its own can be called only once. */
    private Optional<Diagnostic> repeated() {
      for (ModuleAddress at = path; !at.isRoot(); at = at.parent()) {
        ModuleCall around = root.call(at).orElseThrow();
        Optional<SourceRange> place =
            around
                .repetition()
                .expression()
                .map(e -> e.range())
                .or(() -> around.dependsOn().stream().findFirst().map(e -> e.range()));
        if (place.isPresent()) {
          return Optional.of(
              Diagnostic.error(
                  "Module is incompatible with count, for_each, and depends_on",
                  "The module at "
                      + path
                      + " is a legacy module which contains its own local provider configurations,"
                      + " and so calls to it may not use the count, for_each, or depends_on"
                      + " arguments.\n\nIf you also control the module "
                      + GoText.quoted(call.source().text())
                      + ", consider updating this module to instead expect provider configurations"
                      + " to be passed by its caller.",
                  place.get()));
        }
      }
      return Optional.empty();
    }

    private Diagnostic overridden(String name, SourceRange range) {
      return Diagnostic.error(
          "Cannot override provider configuration",
          "The configuration of "
              + text(path)
              + " has its own local configuration for "
              + name
              + ", and so it cannot accept an overridden configuration provided by "
              + text(path.parent())
              + ".",
          range);
    }

    private Diagnostic missing(String name, String source) {
      return Diagnostic.error(
          "Missing required provider configuration",
          "The child module requires an additional configuration for provider "
              + OwnProviders.shown(source)
              + ", with the local name "
              + GoText.quoted(name)
              + ".\n\nRefer to the module's documentation to understand the intended purpose of"
              + " this additional provider configuration, and then add an entry for "
              + name
              + " in the \"providers\" meta-argument in the module block to choose which provider"
              + " configuration the module should use for that purpose.",
          call.range());
    }

    private void given(String name, PassedProvider passed) {
      boolean declared =
          own.sources().containsKey(name)
              || own.asked().containsKey(name)
              || own.empty().containsKey(name);
      String source = own.source(passed.inside().localName());
      if (!declared) {
        found.add(undefined(name, source, passed.insideRange()));
      }
      RequiredProvider outside =
          root.module(path.parent())
              .map(caller ->
                  caller.settings().requiredProviders().get(passed.outsideName().localName()))
              .orElse(null);
      String actual =
          outside == null
              ? OwnProviders.implied(passed.outsideName().localName())
              : outside.source();
      if (!source.equals(actual)) {
        found.add(mismatch(passed, source, actual));
      }
    }

    private Diagnostic undefined(String name, String source, SourceRange range) {
      String shown = OwnProviders.shown(source);
      return OwnProviders.isDefault(source)
          ? Diagnostic.warning(
              "Reference to undefined provider",
              "There is no explicit declaration for local provider name "
                  + GoText.quoted(name)
                  + " in "
                  + text(path)
                  + ", so Terraform is assuming you mean to pass a configuration for "
                  + GoText.quoted(shown)
                  + ".\n\nIf you also control the child module, add a required_providers entry"
                  + " named "
                  + GoText.quoted(name)
                  + " with the source address "
                  + GoText.quoted(shown)
                  + ".",
              range)
          : Diagnostic.error(
              "Reference to undefined provider",
              "The child module does not declare any provider requirement with the local name "
                  + GoText.quoted(name)
                  + ".\n\nIf you also control the child module, you can add a required_providers"
                  + " entry named "
                  + GoText.quoted(name)
                  + " with the source address "
                  + GoText.quoted(shown)
                  + " to accept this provider configuration.",
              range);
    }

    private Diagnostic mismatch(PassedProvider passed, String source, String actual) {
      Optional<String> better =
          own.sources().entrySet().stream()
              .filter(entry -> entry.getValue().equals(actual))
              .map(Map.Entry::getKey)
              .min(Comparator.naturalOrder());
      if (better.isPresent()) {
        return Diagnostic.error(
            "Provider type mismatch",
            "The assigned configuration is for provider "
                + GoText.quoted(OwnProviders.shown(actual))
                + ", but local name "
                + GoText.quoted(passed.inside().localName())
                + " in "
                + text(path.parent())
                + " represents "
                + GoText.quoted(OwnProviders.shown(source))
                + ".\n\nTo pass this configuration to the child module, use the local name "
                + GoText.quoted(better.get())
                + " instead.",
            passed.insideRange());
      }
      String inside = GoText.quoted(passed.inside().toString());
      String wanted = OwnProviders.shown(source);
      return Diagnostic.error(
          "Provider type mismatch",
          "The local name "
              + GoText.quoted(passed.outsideName().toString())
              + " in "
              + text(path.parent())
              + " represents provider "
              + GoText.quoted(OwnProviders.shown(actual))
              + ", but "
              + inside
              + " in "
              + text(path)
              + " represents "
              + GoText.quoted(wanted)
              + ".\n\n"
              + "Each provider has its own distinct configuration schema and provider types, so"
              + " this module's "
              + inside
              + " can be assigned only a configuration for "
              + wanted
              + ", which is not required by "
              + text(path)
              + ".",
          passed.outsideRange());
    }
  }
}
