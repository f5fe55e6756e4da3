package io.portwright.engine.config;

import io.portwright.engine.eval.Evaluator;
import io.portwright.engine.eval.Scope;
import io.portwright.engine.syntax.Expression;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.value.Conversion;
import io.portwright.provider.value.Conversion.Attempt;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.List;
import java.util.Optional;

/** Messages of conditions. */
final class RuleMessage {
  private static final String INVALID = "Invalid error message";
  private static final String HIDDEN =
      "The error message included a sensitive value, so it will not be displayed.";

  private RuleMessage() {}

  /** The text; empty text where there is none that can be shown. */
  static String of(Expression message, Scope scope, List<Diagnostic> found) {
    Checked<Value> evaluated = Evaluator.evaluate(message, scope);
    found.addAll(evaluated.diagnostics());
    return evaluated.value().map(value -> text(value, message.range(), found)).orElse("");
  }

  private static String text(Value value, SourceRange range, List<Diagnostic> found) {
    return switch (Conversion.convert(value, Type.STRING)) {
      case Attempt.Failed failed -> {
        found.add(unsuitable(failed.message(), range));
        yield "";
      }
      case Attempt.Converted text when !text.value().isKnown() -> "";
      case Attempt.Converted text when text.value().isNull() -> {
        found.add(unsuitable("must not be null", range));
        yield "";
      }
      case Attempt.Converted text -> shown(text.value(), range, found);
    };
  }

  private static String shown(Value text, SourceRange range, List<Diagnostic> found) {
    Marks marks = text.marksDeep();
    if (marks.sensitive()) {
      found.add(
          Diagnostic.warning(
              "Error message refers to sensitive values",
              "The error expression used to explain this condition refers to sensitive values, so"
                  + " Terraform will not display the resulting message.\n\nYou can correct this by"
                  + " removing references to sensitive values, or by carefully using the"
                  + " nonsensitive() function if the expression will not reveal the sensitive"
                  + " data.",
              range));
      return "";
    }
    if (marks.ephemeral()) {
      found.add(
          Diagnostic.warning(
              "Error message refers to ephemeral values",
              "The error expression used to explain this condition refers to ephemeral values, so"
                  + " Terraform will not display the resulting message.\n\nYou can correct this by"
                  + " removing references to ephemeral values, or by using the ephemeralasnull()"
                  + " function on the references to not reveal ephemeral data.",
              range));
      return "";
    }
    return text.asString().strip();
  }

  /**
   * The message of a validation, which never shows a sensitive value.
   *
   * @param evaluated the message
   * @return empty when it is in error in such a way that nothing is said about the value
   */
  static Optional<String> ofValidation(
      Expression message, Checked<Value> evaluated, List<Diagnostic> found) {
    SourceRange range = message.range();
    Optional<Value> value = evaluated.value();
    if (value.isEmpty() || !value.get().isKnown()) {
      found.add(
          unsuitable(
              "expression refers to values that won't be known until the apply phase", range));
      return Optional.empty();
    }
    String none = "Failed to evaluate condition error message.";
    return switch (Conversion.convert(value.get(), Type.STRING)) {
      case Attempt.Failed failed -> {
        found.add(unsuitable(failed.message(), range));
        yield Optional.of(none);
      }
      case Attempt.Converted text when text.value().isNull() -> Optional.of(none);
      case Attempt.Converted text when text.value().marksDeep().ephemeral() -> {
        found.add(
            Diagnostic.error(
                "Error message refers to ephemeral values",
                "The error expression used to explain this condition refers to ephemeral values."
                    + " Terraform will not display the resulting message.\n\n"
                    + "You can correct this by removing references to ephemeral values, or by"
                    + " carefully using the ephemeralasnull() function if the expression will not"
                    + " reveal the ephemeral data.",
                range));
        yield Optional.of(HIDDEN);
      }
      // Terraform 1.11 shows the value here; a secret is not shown.
      case Attempt.Converted text when text.value().marksDeep().sensitive() -> Optional.of(HIDDEN);
      case Attempt.Converted text ->
          Optional.of(text.value().asString().isBlank() ? none : text.value().asString().strip());
    };
  }

  private static Diagnostic unsuitable(String why, SourceRange range) {
    return Diagnostic.error(INVALID, "Unsuitable value for error message: " + why + ".", range);
  }
}
