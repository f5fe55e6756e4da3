package io.portwright.engine.config;

import io.portwright.engine.eval.Evaluator;
import io.portwright.engine.eval.GoRange;
import io.portwright.engine.eval.Scope;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.value.Conversion;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Evaluates conditions with their messages. */
final class CheckRules {
  private static final String NO_MESSAGE =
      "This check failed, but has an invalid error message as described in the other accompanying"
          + " messages.";

  /** What a rule belongs to. */
  enum Kind {
    PRECONDITION("Resource precondition failed"),
    POSTCONDITION("Resource postcondition failed"),
    OUTPUT("Module output value precondition failed");

    private final String summary;

    Kind(String summary) {
      this.summary = summary;
    }
  }

  private final Scope scope;

  CheckRules(Scope scope) {
    this.scope = scope;
  }

  List<Diagnostic> problems(List<CheckRule> rules, Kind kind) {
    List<Diagnostic> found = new ArrayList<>();
    for (CheckRule rule : rules) {
      if (!holds(rule, found)) {
        found.add(
            Diagnostic.error(kind.summary, message(rule, found), rule.condition().range())
                .withValues(Evaluator.shown(rule.condition(), scope)));
      }
    }
    return found;
  }

  /**
   * @param place of the value that is judged
   */
  List<Diagnostic> validations(InputVariable variable, SourceRange place) {
    List<Diagnostic> found = new ArrayList<>();
    for (CheckRule rule : variable.validations()) {
      if (!holds(rule, found)) {
        found.add(
            Diagnostic.error(
                    "Invalid value for variable",
                    message(rule, found)
                        + "\n\nThis was checked by the validation rule at "
                        + GoRange.of(rule.range())
                        + ".",
                    place)
                .withValues(Evaluator.shown(rule.condition(), scope)));
      }
    }
    return found;
  }

  /** False only when the condition is certainly false; its own errors go to {@code found}. */
  private boolean holds(CheckRule rule, List<Diagnostic> found) {
    Checked<Value> result = Evaluator.evaluate(rule.condition(), scope);
    found.addAll(result.diagnostics());
    if (result.value().isEmpty() || !result.orThrow().isKnown()) {
      return true;
    }
    Optional<Value> truth = Conversion.convert(result.orThrow(), Type.BOOL).converted();
    if (result.orThrow().isNull() || truth.isEmpty()) {
      found.add(
          Diagnostic.error(
              "Invalid condition result",
              result.orThrow().isNull()
                  ? "Condition expression must return either true or false, not null."
                  : "Invalid condition result value: "
                      + Conversion.mismatch(result.orThrow().type(), Type.BOOL)
                      + ".",
              rule.condition().range()));
      return true;
    }
    return truth.get().asBool();
  }

  private String message(CheckRule rule, List<Diagnostic> found) {
    Checked<Value> message = Evaluator.evaluate(rule.message(), scope);
    found.addAll(message.diagnostics());
    Optional<Value> text =
        message.value().flatMap(v -> Conversion.convert(v, Type.STRING).converted());
    if (text.isEmpty()) {
      return NO_MESSAGE;
    }
    if (text.get().marksDeep().sensitive()) {
      found.add(
          Diagnostic.error(
              "Error message refers to sensitive values",
              "The error expression used to explain this condition refers to sensitive values, so"
                  + " Terraform will not display the resulting message.\n\nYou can correct this by"
                  + " removing references to sensitive values, or by carefully using the"
                  + " nonsensitive() function if the expression will not reveal the sensitive"
                  + " data.",
              rule.message().range()));
      return NO_MESSAGE;
    }
    return text.get().isPresent() ? text.get().asString().strip() : NO_MESSAGE;
  }
}
