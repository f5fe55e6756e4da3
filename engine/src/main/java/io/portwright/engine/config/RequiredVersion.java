package io.portwright.engine.config;

import io.portwright.engine.address.ModuleAddress;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.List;

/**
 * A condition on the version of Terraform whose language a module is written in.
 *
 * @param range of the whole argument
 */
record RequiredVersion(VersionConstraint constraint, SourceRange range) {

  /** The Terraform version whose language this program speaks. */
  static final List<Integer> LANGUAGE = List.of(1, 11, 4);

  static final String LANGUAGE_TEXT = "1.11.4";

  private static final String ADVICE =
      ". To proceed, either choose another supported Terraform version or update this version"
          + " constraint. Version constraints are normally set for good reason, so updating the"
          + " constraint may lead to other errors or unexpected behavior.";

  /**
   * What is wrong with the condition.
   *
   * @param source of the module as its call writes it
   */
  List<Diagnostic> problems(ModuleAddress module, String source) {
    List<Diagnostic> found = new ArrayList<>();
    for (VersionConstraint.Condition condition : constraint.conditions()) {
      if (condition.prerelease()) {
        found.add(
            Diagnostic.error(
                "Invalid required_version constraint",
                "Prerelease version constraints are not supported: "
                    + condition.text()
                    + ". Remove the prerelease information from the constraint. Prerelease versions"
                    + " of terraform will match constraints using their version core only.",
                range));
      }
    }
    if (found.isEmpty() && !constraint.allows(LANGUAGE)) {
      String who =
          module.isRoot()
              ? "This configuration"
              : "Module " + module.path() + " (from " + source + ")";
      found.add(
          Diagnostic.error(
              "Unsupported Terraform Core version",
              who + " does not support Terraform version " + LANGUAGE_TEXT + ADVICE,
              range));
    }
    return found;
  }
}
