package io.portwright.engine.config;

import io.portwright.engine.eval.GoText;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads addresses of providers, such as {@code megaport/megaport}, and local names of providers.
 */
final class ProviderSource {
  private static final String REGISTRY = "registry.terraform.io";
  private static final String BAD_TYPE = "Invalid provider type";

  private ProviderSource() {}

  /**
   * The full address: {@code registry.terraform.io/megaport/megaport}.
   *
   * @param range where the text stands
   */
  static Checked<String> read(String text, SourceRange range) {
    List<String> parts = List.of(text.split("/", -1));
    if (parts.size() > 3 || parts.stream().anyMatch(String::isEmpty)) {
      return failed(
          "Invalid provider source string",
          "The \"source\" attribute must be in the format \"[hostname/][namespace/]name\"",
          range);
    }
    Optional<Diagnostic> bad =
        part("type", parts.getLast(), text, range)
            .or(() ->
                parts.size() > 1
                    ? part("namespace", parts.get(parts.size() - 2), text, range)
                    : Optional.empty());
    if (bad.isPresent()) {
      return Checked.failed(bad.get());
    }
    String host = parts.size() == 3 ? parts.getFirst() : REGISTRY;
    String namespace = parts.size() > 1 ? parts.get(parts.size() - 2) : "hashicorp";
    String name = parts.getLast().toLowerCase(Locale.ROOT);
    String full =
        host.toLowerCase(Locale.ROOT) + "/" + namespace.toLowerCase(Locale.ROOT) + "/" + name;
    return prefixed(parts, name, full, range)
        .<Checked<String>>map(Checked::failed)
        .orElseGet(() -> Checked.of(full));
  }

  private static Checked<String> failed(String summary, String detail, SourceRange range) {
    return Checked.failed(Diagnostic.error(summary, detail, range));
  }

  private static Optional<Diagnostic> part(
      String kind, String part, String text, SourceRange range) {
    return problem(part)
        .map(why ->
            Diagnostic.error(
                "Invalid provider " + kind,
                "Invalid provider "
                    + kind
                    + " "
                    + GoText.quoted(part)
                    + " in source "
                    + GoText.quoted(text)
                    + ": "
                    + why
                    + "\"",
                range));
  }

  /** Names of repositories are no names of providers. */
  private static Optional<Diagnostic> prefixed(
      List<String> parts, String name, String full, SourceRange range) {
    if (name.startsWith("terraform-provider-")) {
      String meant = name.substring("terraform-provider-".length());
      String display =
          full.startsWith(REGISTRY + "/") ? full.substring(REGISTRY.length() + 1) : full;
      String shown = display.startsWith("hashicorp/") && parts.size() == 1 ? name : display;
      String without = shown.substring(0, shown.length() - name.length()) + meant;
      String hint = meant.isEmpty() ? "" : "\n\nDid you mean " + GoText.quoted(without) + "?";
      return Optional.of(
          Diagnostic.error(
              BAD_TYPE,
              "Provider source "
                  + GoText.quoted(display)
                  + " has a type with the prefix \"terraform-provider-\", which isn't valid."
                  + " Although that prefix is often used in the names of version control"
                  + " repositories for Terraform providers, provider source strings should not"
                  + " include it."
                  + hint,
              range));
    }
    return name.startsWith("terraform-")
        ? Optional.of(
            Diagnostic.error(
                BAD_TYPE,
                "Provider source "
                    + GoText.quoted(full)
                    + " has a type with the prefix \"terraform-\", which isn't allowed because it"
                    + " would be redundant to name a Terraform provider with that prefix. If you"
                    + " are the author of this provider, rename it to not include the prefix.",
                range))
        : Optional.empty();
  }

  /** What is wrong with a local name, if anything is. */
  static Optional<Diagnostic> localName(String name, SourceRange range) {
    String summary = "Invalid provider local name";
    Optional<String> problem = problem(name);
    if (problem.isPresent()) {
      return Optional.of(
          Diagnostic.error(
              summary, name + " is an invalid provider local name: " + problem.get(), range));
    }
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.equals(name)
        ? Optional.empty()
        : Optional.of(
            Diagnostic.error(
                summary,
                "Provider names must be normalized. Replace "
                    + GoText.quoted(name)
                    + " with "
                    + GoText.quoted(lower)
                    + " to fix this error.",
                range));
  }

  private static Optional<String> problem(String part) {
    if (part.isEmpty()) {
      return Optional.of("must have at least one character");
    }
    if (part.contains(".")) {
      return Optional.of("dots are not allowed");
    }
    if (part.contains("--")) {
      return Optional.of("cannot use multiple consecutive dashes");
    }
    boolean plain = part.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '-');
    return plain && !part.startsWith("-") && !part.endsWith("-")
        ? Optional.empty()
        : Optional.of(
            "must contain only letters, digits, and dashes, and may not use leading or trailing"
                + " dashes");
  }
}
