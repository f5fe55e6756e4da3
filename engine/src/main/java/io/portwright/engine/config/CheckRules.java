package io.portwright.engine.config;

import io.portwright.engine.config.CheckResult.Status;
import io.portwright.engine.eval.Evaluator;
import io.portwright.engine.eval.GoRange;
import io.portwright.engine.eval.Scope;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.value.Conversion;
import io.portwright.provider.value.Conversion.Attempt;
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

  private static final String INVALID_VALUE = "Invalid value for variable";

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
      Outcome outcome = outcome(rule, found);
      if (outcome.status() == Status.FAIL) {
        found.add(failed(rule, Diagnostic::error, kind, outcome.message()));
      }
    }
    return found;
  }

  /** Assertions of a {@code check} block: one that does not hold is a warning. */
  List<Diagnostic> assertions(List<CheckRule> rules) {
    List<Diagnostic> found = new ArrayList<>();
    for (CheckRule rule : rules) {
      Outcome outcome = outcome(rule, found);
      switch (outcome.status()) {
        case FAIL ->
            found.add(failed(rule, Diagnostic::warning, Kind.ASSERTION, outcome.message()));
        case UNKNOWN ->
            found.add(
                Diagnostic.warning(
                    "Check block assertion known after apply",
                    "The condition could not be evaluated at this time, a result will be known when"
                        + " this plan is applied.",
                    rule.condition().range()));
        case PASS, ERROR -> {}
      }
    }
    return found;
  }

  /**
   * How a condition turned out.
   *
   * @param message for one that does not hold; empty text when it cannot be shown
   */
  private record Outcome(Status status, String message) {}

  private interface Severity {
    Diagnostic of(String summary, String detail, SourceRange range);
  }

  private Diagnostic failed(CheckRule rule, Severity severity, Kind kind, String message) {
    return severity
        .of(kind.summary, message.isEmpty() ? NO_MESSAGE : message, rule.condition().range())
        .withValues(Evaluator.shown(rule.condition(), scope));
  }

  private Outcome outcome(CheckRule rule, List<Diagnostic> found) {
    List<Diagnostic> here = new ArrayList<>();
    Checked<Value> result = Evaluator.evaluate(rule.condition(), scope);
    here.addAll(result.diagnostics());
    String message = RuleMessage.of(rule.message(), scope, here);
    boolean wrong = here.stream().anyMatch(Diagnostic::isError) || result.value().isEmpty();
    Status status =
        wrong
            ? Status.ERROR
            : judged(result.orThrow(), rule, "Invalid condition result", "Condition", here);
    found.addAll(here);
    return logged(status, message);
  }

  private Outcome logged(Status status, String message) {
    log.add(status, status == Status.FAIL && !message.isEmpty() ? List.of(message) : List.of());
    return new Outcome(status, message);
  }

  /**
   * @param place of the value that is judged; none where the value is the default of a module
   */
  List<Diagnostic> validations(InputVariable variable, Optional<SourceRange> place) {
    List<Diagnostic> found = new ArrayList<>();
    for (CheckRule rule : variable.validations()) {
      Outcome outcome = validation(rule, found);
      if (outcome.status() == Status.FAIL) {
        String detail =
            outcome.message()
                + "\n\nThis was checked by the validation rule at "
                + GoRange.of(rule.range())
                + ".";
        found.add(
            place
                .map(range -> Diagnostic.error(INVALID_VALUE, detail, range))
                .orElseGet(() -> Diagnostic.error(INVALID_VALUE, detail))
                .withValues(Evaluator.shown(rule.condition(), scope)));
      }
    }
    return found;
  }

  private Outcome validation(CheckRule rule, List<Diagnostic> found) {
    Checked<Value> result = Evaluator.evaluate(rule.condition(), scope);
    found.addAll(result.diagnostics());
    Checked<Value> text = Evaluator.evaluate(rule.message(), scope);
    found.addAll(text.diagnostics());
    if (result.hasErrors() || result.value().isEmpty()) {
      return logged(Status.ERROR, "");
    }
    Status status =
        judged(
            result.orThrow(),
            rule,
            "Invalid variable validation result",
            "Validation condition",
            found);
    if (status != Status.FAIL) {
      return logged(status, "");
    }
    return RuleMessage.ofValidation(rule.message(), text, found)
        .map(message -> logged(Status.FAIL, message))
        .orElseGet(() -> logged(Status.ERROR, ""));
  }

  /**
   * @param summary for results that are no truth
   * @param what is judged, as it stands in messages about such results
   */
  private static Status judged(
      Value result, CheckRule rule, String summary, String what, List<Diagnostic> found) {
    if (!result.isKnown()) {
      return Status.UNKNOWN;
    }
    SourceRange range = rule.condition().range();
    if (result.isNull()) {
      String detail = what + " expression must return either true or false, not null.";
      found.add(Diagnostic.error(summary, detail, range));
      return Status.ERROR;
    }
    return switch (Conversion.convert(result, Type.BOOL)) {
      case Attempt.Converted truth -> truth.value().asBool() ? Status.PASS : Status.FAIL;
      case Attempt.Failed failed -> {
        String subject = what.equals("Condition") ? "condition" : "validation condition";
        String detail = "Invalid " + subject + " result value: " + failed.message() + ".";
        found.add(Diagnostic.error(summary, detail, range));
        yield Status.ERROR;
      }
    };
  }
}
