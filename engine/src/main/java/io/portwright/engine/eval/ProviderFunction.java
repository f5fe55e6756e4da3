package io.portwright.engine.eval;

import java.util.Optional;

/**
 * What a name such as {@code provider::terraform::encode_expr} says.
 *
 * @param provider local name of the provider
 * @param name of the function there
 */
record ProviderFunction(String provider, String name) {
  static final String NAMESPACE = "provider::";

  /** Empty for names of another form. */
  static Optional<ProviderFunction> of(String text) {
    if (!text.startsWith(NAMESPACE)) {
      return Optional.empty();
    }
    String rest = text.substring(NAMESPACE.length());
    int colons = rest.indexOf("::");
    if (colons < 0 || rest.indexOf("::", colons + 2) >= 0) {
      return Optional.empty();
    }
    return Optional.of(new ProviderFunction(rest.substring(0, colons), rest.substring(colons + 2)));
  }
}
