package io.portwright.engine.config;

import io.portwright.engine.config.CheckResult.Status;
import io.portwright.engine.eval.Evaluator;
import io.portwright.engine.eval.Scope;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Conversion;
import io.portwright.provider.value.Conversion.Attempt;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Evaluates conditions of resources, outputs and {@code check} blocks with their messages. */
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
  private final Enforcement enforcement;

  /**
   * @param log learns how the rules turn out
   */
  CheckRules(Scope scope, CheckLog.Entry log, Enforcement enforcement) {
    this.scope = scope;
    this.log = log;
    this.enforcement = enforcement;
  }

  /** What does not hold, and what is wrong with the rules themselves. */
  List<Diagnostic> problems(List<CheckRule> rules, Kind kind) {
    if (enforcement == Enforcement.OFF) {
      return List.of();
    }
    List<Diagnostic> found = new ArrayList<>();
    for (CheckRule rule : rules) {
      problems(rule, kind, found);
    }
    return found;
  }

  /** Only what is wrong with the rules themselves, without judging. */
  static List<Diagnostic> mistakes(List<CheckRule> rules, Scope scope) {
    List<Diagnostic> found = new ArrayList<>();
    for (CheckRule rule : rules) {
      found.addAll(Evaluator.evaluate(rule.condition(), scope).diagnostics());
      found.addAll(Evaluator.evaluate(rule.message(), scope).diagnostics());
    }
    return found;
  }

  /** Only what is wrong with the messages of rules. */
  static List<Diagnostic> messageMistakes(List<CheckRule> rules, Scope scope) {
    List<Diagnostic> found = new ArrayList<>();
    for (CheckRule rule : rules) {
      message(rule, scope, found);
    }
    return found;
  }

  private void problems(CheckRule rule, Kind kind, List<Diagnostic> found) {
    List<Diagnostic> own = new ArrayList<>();
    Optional<String> message = message(rule, scope, own);
    Checked<Value> result = Evaluator.evaluate(rule.condition(), scope);
    own.addAll(result.diagnostics());
    found.addAll(own);
    if (result.value().isEmpty() || own.stream().anyMatch(Diagnostic::isError)) {
      log.add(Status.ERROR, List.of());
      return;
    }
    Status status = judged(rule, kind, result.orThrow(), found);
    if (status == Status.FAIL) {
      Diagnostic failure =
          Diagnostic.error(kind.summary, message.orElse(NO_MESSAGE), rule.condition().range())
              .withValues(Evaluator.shown(rule.condition(), scope));
      boolean warns = kind == Kind.ASSERTION || enforcement == Enforcement.WARNINGS;
      found.add(warns ? failure.asWarning() : failure);
    }
    log.add(status, status == Status.FAIL ? message.stream().toList() : List.of());
  }

  private static Status judged(CheckRule rule, Kind kind, Value result, List<Diagnostic> found) {
    if (!result.isKnown()) {
      if (kind == Kind.ASSERTION) {
        found.add(
            Diagnostic.warning(
                "Check block assertion known after apply",
                "The condition could not be evaluated at this time, a result will be known when"
                    + " this plan is applied.",
                rule.condition().range()));
      }
      return Status.UNKNOWN;
    }
    if (result.isNull()) {
      found.add(invalid("Condition expression must return either true or false, not null.", rule));
      return Status.ERROR;
    }
    return switch (Conversion.convert(result, Type.BOOL)) {
      case Attempt.Failed failed -> {
        found.add(invalid("Invalid condition result value: " + failed.message() + ".", rule));
        yield Status.ERROR;
      }
      case Attempt.Converted converted -> converted.value().asBool() ? Status.PASS : Status.FAIL;
    };
  }

  private static Diagnostic invalid(String detail, CheckRule rule) {
    return Diagnostic.error("Invalid condition result", detail, rule.condition().range());
  }

  /** Empty when there is none that could be shown. */
  private static Optional<String> message(CheckRule rule, Scope scope, List<Diagnostic> found) {
    Checked<Value> message = Evaluator.evaluate(rule.message(), scope);
    found.addAll(message.diagnostics());
    if (message.value().isEmpty()) {
      return Optional.empty();
    }
    return switch (Conversion.convert(message.orThrow(), Type.STRING)) {
      case Attempt.Failed failed -> unsuitable(failed.message(), rule, found);
      case Attempt.Converted converted when !converted.value().isKnown() -> Optional.empty();
      case Attempt.Converted converted when converted.value().isNull() ->
          unsuitable("must not be null", rule, found);
      case Attempt.Converted converted -> shown(converted.value(), rule, found);
    };
  }

  private static Optional<String> unsuitable(String why, CheckRule rule, List<Diagnostic> found) {
    found.add(
        Diagnostic.error(
            "Invalid error message",
            "Unsuitable value for error message: " + why + ".",
            rule.message().range()));
    return Optional.empty();
  }

  private static Optional<String> shown(Value text, CheckRule rule, List<Diagnostic> found) {
    if (text.marksDeep().sensitive()) {
      found.add(
          hidden(
              "sensitive",
              "by carefully using the nonsensitive() function if the expression will not reveal the"
                  + " sensitive data.",
              rule));
      return Optional.empty();
    }
    if (text.marksDeep().ephemeral()) {
      found.add(
          hidden(
              "ephemeral",
              "by using the ephemeralasnull() function on the references to not reveal ephemeral"
                  + " data.",
              rule));
      return Optional.empty();
    }
    return Optional.of(text.asString().strip()).filter(message -> !message.isEmpty());
  }

  private static Diagnostic hidden(String what, String way, CheckRule rule) {
    return Diagnostic.warning(
        "Error message refers to " + what + " values",
        "The error expression used to explain this condition refers to "
            + what
            + " values, so Terraform will not display the resulting message.\n\n"
            + "You can correct this by removing references to "
            + what
            + " values, or "
            + way,
        rule.message().range());
  }
}
