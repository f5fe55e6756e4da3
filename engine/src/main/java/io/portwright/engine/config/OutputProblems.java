package io.portwright.engine.config;

import io.portwright.engine.address.ModuleAddress;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Marks;
import java.util.Optional;

/** Words for outputs that would give away what they must not. */
final class OutputProblems {
  private OutputProblems() {}

  /** What a value with these marks must not be used for; Terraform tells one thing at a time. */
  static Optional<Diagnostic> shown(OutputValue output, Marks marks, ModuleAddress module) {
    if (marks.sensitive() && !output.isSensitive() && module.isRoot()) {
      return Optional.of(sensitive(output));
    }
    boolean ephemeral = output.flags().contains(OutputValue.Flag.EPHEMERAL);
    if (marks.ephemeral() == ephemeral) {
      return Optional.empty();
    }
    return Optional.of(ephemeral ? notEphemeral(output) : ephemeral(output));
  }

  private static Diagnostic sensitive(OutputValue output) {
    return Diagnostic.error(
        "Output refers to sensitive values",
        """
        To reduce the risk of accidentally exporting sensitive data that was intended to be only \
        internal, Terraform requires that any root module output containing sensitive data be \
        explicitly marked as sensitive, to confirm your intent.

        If you do intend to export this data, annotate the output value as sensitive by adding the \
        following argument:
            sensitive = true\
        """,
        output.range());
  }

  private static Diagnostic notEphemeral(OutputValue output) {
    return Diagnostic.error(
        "Value not allowed in ephemeral output",
        "This output value is declared as returning an ephemeral value, so it can only be set to an"
            + " ephemeral value.",
        output.value().range());
  }

  private static Diagnostic ephemeral(OutputValue output) {
    return Diagnostic.error(
        "Ephemeral value not allowed",
        "This output value is not declared as returning an ephemeral value, so it cannot be set to"
            + " a result derived from an ephemeral value.",
        output.value().range());
  }

  static Diagnostic ephemeralInRoot(OutputValue output) {
    return Diagnostic.error(
        "Ephemeral output not allowed",
        "Ephemeral outputs are not allowed in context of a root module",
        output.range());
  }
}
