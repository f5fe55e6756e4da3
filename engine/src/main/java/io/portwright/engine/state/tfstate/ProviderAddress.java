package io.portwright.engine.state.tfstate;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The provider configuration that a state file names for a resource.
 *
 * @param source such as {@code registry.terraform.io/megaport/megaport}; before Terraform 0.13 only
 *     the type was known, then the namespace is {@code -}
 * @param alias empty for the default configuration
 * @param inModule whether the configuration stands in a child module
 */
record ProviderAddress(String source, Optional<String> alias, boolean inModule) {
  private static final String NAME = "[\\p{L}_][\\p{L}\\p{N}_-]*";
  private static final Pattern FORM =
      Pattern.compile(
          "(?<module>module\\..+?\\.)?provider(?:\\[\"(?<source>[^\"\\\\]+)\"\\]|\\.(?<type>"
              + NAME
              + "))(?:\\.(?<alias>"
              + NAME
              + "))?",
          Pattern.DOTALL);

  static Optional<ProviderAddress> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    String source =
        Optional.ofNullable(form.group("source"))
            .orElseGet(() -> "registry.terraform.io/-/" + form.group("type"));
    return Optional.of(
        new ProviderAddress(
            source, Optional.ofNullable(form.group("alias")), form.group("module") != null));
  }

  /**
   * Whether this is the provider with the given source: the same name in the same namespace, from
   * whatever registry.
   */
  boolean is(String other) {
    String[] mine = source.split("/", -1);
    String[] theirs = other.split("/", -1);
    int m = mine.length;
    int t = theirs.length;
    return m > 1
        && t > 1
        && mine[m - 1].equals(theirs[t - 1])
        && (mine[m - 2].equals("-") || mine[m - 2].equals(theirs[t - 2]));
  }
}
