package io.portwright.engine.config;

import io.portwright.engine.config.CheckResult.Status;
import io.portwright.engine.eval.Evaluator;
import io.portwright.engine.eval.GoRange;
import io.portwright.engine.eval.Scope;
import io.portwright.engine.eval.Surroundings;
import io.portwright.engine.syntax.Expression.Traversal;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.value.Conversion;
import io.portwright.provider.value.Conversion.Attempt;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Evaluates the {@code validation} blocks of variables. */
final class VariableRules {
  private static final String BAD_RESULT = "Invalid variable validation result";

  private final Scope outside;
  private final CheckLog.Entry log;

  /**
   * @param outside of the module that declares the variable
   * @param log learns how the rules turn out
   */
  VariableRules(Scope outside, CheckLog.Entry log) {
    this.outside = outside;
    this.log = log;
  }

  /**
   * The value for others, unless it breaks a rule.
   *
   * @param value of the variable, before it is marked for others
   * @param declared the same with the marks of the declaration
   * @param place of the value that is judged; empty where it is written nowhere but in the default
   */
  Checked<Value> validated(
      InputVariable variable, Value value, Value declared, Optional<SourceRange> place) {
    List<Diagnostic> found = problems(variable, value, place);
    return found.stream().anyMatch(Diagnostic::isError)
        ? Checked.failed(found)
        : Checked.of(declared, found);
  }

  private List<Diagnostic> problems(
      InputVariable variable, Value value, Optional<SourceRange> place) {
    List<Diagnostic> found = new ArrayList<>();
    Marks marks = variable.is(InputVariable.Flag.EPHEMERAL) ? Marks.EPHEMERAL : Marks.NONE;
    Own scope = new Own(variable.name(), value.marked(marks));
    for (CheckRule rule : variable.validations()) {
      Checked<Value> result = Evaluator.evaluate(rule.condition(), scope);
      Checked<Value> message = Evaluator.evaluate(rule.message(), scope);
      found.addAll(result.diagnostics());
      found.addAll(message.diagnostics());
      Status status = result.value().map(truth -> judged(rule, truth, found)).orElse(Status.ERROR);
      if (status == Status.FAIL) {
        Optional<String> text = message(rule, message, found);
        text.ifPresent(shown -> found.add(failure(rule, shown, place, scope)));
        log.add(Status.FAIL, text.stream().toList());
      } else {
        log.add(status, List.of());
      }
    }
    return found;
  }

  /** The variable itself, not as declared: its own messages may show what it holds. */
  private final class Own implements Scope {
    private final String name;
    private final Value value;

    private Own(String name, Value value) {
      this.name = name;
      this.value = value;
    }

    @Override
    public Checked<Resolved> resolve(Traversal traversal) {
      return ReferenceReader.read(traversal)
          .value()
          .filter(r -> r instanceof Reference.Variable v && v.name().equals(name))
          .map(own -> Checked.of(new Resolved(value, own.steps())))
          .orElseGet(() -> outside.resolve(traversal));
    }

    @Override
    public Surroundings surroundings() {
      return outside.surroundings();
    }
  }

  private static Status judged(CheckRule rule, Value result, List<Diagnostic> found) {
    if (!result.isKnown()) {
      return Status.UNKNOWN;
    }
    if (result.isNull()) {
      found.add(
          Diagnostic.error(
              BAD_RESULT,
              "Validation condition expression must return either true or false, not null.",
              rule.condition().range()));
      return Status.ERROR;
    }
    return switch (Conversion.convert(result, Type.BOOL)) {
      case Attempt.Failed failed -> {
        found.add(
            Diagnostic.error(
                BAD_RESULT,
                "Invalid validation condition result value: " + failed.message() + ".",
                rule.condition().range()));
        yield Status.ERROR;
      }
      case Attempt.Converted converted -> converted.value().asBool() ? Status.PASS : Status.FAIL;
    };
  }

  private static Diagnostic failure(
      CheckRule rule, String message, Optional<SourceRange> place, Scope scope) {
    String summary = "Invalid value for variable";
    String detail =
        message
            + "\n\nThis was checked by the validation rule at "
            + GoRange.of(rule.range())
            + ".";
    return place
        .map(range -> Diagnostic.error(summary, detail, range))
        .orElseGet(() -> Diagnostic.error(summary, detail))
        .withValues(Evaluator.shown(rule.condition(), scope));
  }

  /** Empty when the variable is not judged because of what is wrong with the message. */
  private static Optional<String> message(
      CheckRule rule, Checked<Value> message, List<Diagnostic> found) {
    if (message.value().isEmpty() || !message.orThrow().isKnown()) {
      found.add(
          unsuitable(
              "expression refers to values that won't be known until the apply phase", rule));
      return Optional.empty();
    }
    String none = "Failed to evaluate condition error message.";
    if (message.orThrow().isNull()) {
      return Optional.of(none);
    }
    return switch (Conversion.convert(message.orThrow(), Type.STRING)) {
      case Attempt.Failed failed -> {
        found.add(unsuitable(failed.message(), rule));
        yield Optional.of(none);
      }
      case Attempt.Converted converted -> {
        String shown = shown(converted.value(), rule, found);
        yield Optional.of(shown.isEmpty() ? none : shown);
      }
    };
  }

  private static Diagnostic unsuitable(String why, CheckRule rule) {
    return Diagnostic.error(
        "Invalid error message",
        "Unsuitable value for error message: " + why + ".",
        rule.message().range());
  }

  private static String shown(Value text, CheckRule rule, List<Diagnostic> found) {
    Marks marks = text.marksDeep();
    if (marks.isEmpty()) {
      return text.asString().strip();
    }
    String what = marks.sensitive() ? "sensitive" : "ephemeral";
    String remedy = marks.sensitive() ? "nonsensitive" : "ephemeralasnull";
    found.add(
        Diagnostic.error(
            "Error message refers to " + what + " values",
            "The error expression used to explain this condition refers to "
                + what
                + " values. Terraform will not display the resulting message.\n\nYou can correct"
                + " this by removing references to "
                + what
                + " values, or by carefully using the "
                + remedy
                + "() function if the expression will not reveal the "
                + what
                + " data.",
            rule.message().range()));
    return "The error message included a sensitive value, so it will not be displayed.";
  }
}
