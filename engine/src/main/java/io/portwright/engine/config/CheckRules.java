package io.portwright.engine.config;

import io.portwright.engine.config.CheckResult.Status;
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
    OUTPUT("Module output value precondition failed"),
    ASSERTION("Check block assertion failed");

    private final String summary;

    Kind(String summary) {
      this.summary = summary;
    }
  }

  private final Scope scope;
  private final CheckLog.Entry log;

  /**
   * @param log learns how the rules turn out
   */
  CheckRules(Scope scope, CheckLog.Entry log) {
    this.scope = scope;
    this.log = log;
  }

  List<Diagnostic> problems(List<CheckRule> rules, Kind kind) {
    List<Diagnostic> found = new ArrayList<>();
    for (CheckRule rule : rules) {
      if (status(rule, found) == Status.FAIL) {
        String message = message(rule, found);
        log.add(Status.FAIL, List.of(message));
        found.add(
            Diagnostic.error(kind.summary, message, rule.condition().range())
                .withValues(Evaluator.shown(rule.condition(), scope)));
      }
    }
    return found;
  }

  /** Assertions of a {@code check} block; whatever is wrong is a warning. */
  List<Diagnostic> assertions(List<CheckRule> rules) {
    List<Diagnostic> found = new ArrayList<>();
    for (CheckRule rule : rules) {
      List<Diagnostic> here = new ArrayList<>();
      switch (status(rule, here)) {
        case FAIL -> {
          String message = message(rule, here);
          log.add(Status.FAIL, List.of(message));
          here.add(
              Diagnostic.warning(Kind.ASSERTION.summary, message, rule.condition().range())
                  .withValues(Evaluator.shown(rule.condition(), scope)));
        }
        case UNKNOWN ->
            here.add(
                Diagnostic.warning(
                    "Check block assertion known after apply",
                    "The condition could not be evaluated at this time, a result will be known when"
                        + " this plan is applied.",
                    rule.condition().range()));
        case PASS, ERROR -> {}
      }
      here.forEach(problem -> found.add(problem.asWarning()));
    }
    return found;
  }

  /**
   * @param place of the value that is judged
   */
  List<Diagnostic> validations(InputVariable variable, SourceRange place) {
    List<Diagnostic> found = new ArrayList<>();
    for (CheckRule rule : variable.validations()) {
      if (status(rule, found) == Status.FAIL) {
        String message = message(rule, found);
        log.add(Status.FAIL, List.of(message));
        found.add(
            Diagnostic.error(
                    "Invalid value for variable",
                    message
                        + "\n\nThis was checked by the validation rule at "
                        + GoRange.of(rule.range())
                        + ".",
                    place)
                .withValues(Evaluator.shown(rule.condition(), scope)));
      }
    }
    return found;
  }

  /** How a rule turns out; logged unless it fails, and its own errors go to {@code found}. */
  private Status status(CheckRule rule, List<Diagnostic> found) {
    Status status = judged(rule, found);
    if (status != Status.FAIL) {
      log.add(status, List.of());
    }
    return status;
  }

  private Status judged(CheckRule rule, List<Diagnostic> found) {
    Checked<Value> result = Evaluator.evaluate(rule.condition(), scope);
    found.addAll(result.diagnostics());
    if (result.value().isEmpty()) {
      return Status.ERROR;
    }
    if (!result.orThrow().isKnown()) {
      return Status.UNKNOWN;
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
      return Status.ERROR;
    }
    return truth.get().asBool() ? Status.PASS : Status.FAIL;
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
