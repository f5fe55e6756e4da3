package io.portwright.engine.config;

import io.portwright.engine.syntax.Name;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.List;

/** Names of declared things. */
final class Identifiers {
  static final String RULE =
      "A name must start with a letter or underscore and may contain only letters, digits,"
          + " underscores, and dashes.";

  private Identifiers() {}

  /** Adds an error when a label is no name. */
  static void check(Name label, String summary, List<Diagnostic> found) {
    if (!isValid(label.text())) {
      found.add(Diagnostic.error(summary, RULE, label.range()));
    }
  }

  static boolean isValid(String name) {
    return !name.isEmpty()
        && (Character.isUnicodeIdentifierStart(name.codePointAt(0)) || name.charAt(0) == '_')
        && name.codePoints().allMatch(c -> Character.isUnicodeIdentifierPart(c) || c == '-');
  }
}
