package io.portwright.engine.eval;

import io.portwright.engine.syntax.Expression;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The functions {@code try} and {@code can}: expressions that may fail. */
final class Attempts {
  private final Evaluation evaluation;

  Attempts(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  /**
   * An argument.
   *
   * @param start where messages about it point
   */
  record Candidate(Function<Evaluation, Value> expression, SourceRange start) {}

  /**
   * @param name without namespace
   */
  Value value(Expression.Call call, String name, List<Candidate> candidates) {
    return name.equals("try") ? first(call, candidates) : can(call, candidates);
  }

  private Value first(Expression.Call call, List<Candidate> candidates) {
    if (candidates.isEmpty()) {
      return failed(call, "at least one argument is required");
    }
    List<Diagnostic> problems = new ArrayList<>();
    for (Candidate candidate : candidates) {
      Evaluation trial = evaluation.trial();
      Value value = candidate.expression().apply(trial);
      if (trial.errors().isEmpty()) {
        return value.isWhollyKnown() ? value : Evaluation.DYNAMIC.marked(value.marksDeep());
      }
      problems.addAll(trial.errors());
    }
    return failed(call, noneSucceeded(problems));
  }

  private Value can(Expression.Call call, List<Candidate> candidates) {
    if (candidates.size() != 1) {
      boolean few = candidates.isEmpty();
      String called = GoText.quoted(call.name().text());
      return evaluation.fail(
          few ? "Not enough function arguments" : "Too many function arguments",
          few
              ? "Function " + called + " expects 1 argument(s). Missing value for \"expression\"."
              : "Function " + called + " expects only 1 argument(s).",
          few ? call.close() : candidates.get(1).start());
    }
    Evaluation trial = evaluation.trial();
    Value value = candidates.getFirst().expression().apply(trial);
    if (!trial.errors().isEmpty()) {
      return Value.FALSE;
    }
    return value.isWhollyKnown() ? Value.TRUE : Value.unknown(Type.BOOL);
  }

  private Value failed(Expression.Call call, String why) {
    return evaluation.fail(
        "Error in function call",
        "Call to function " + GoText.quoted(call.name().text()) + " failed: " + why + ".",
        StartRange.of(call));
  }

  private static String noneSucceeded(List<Diagnostic> problems) {
    StringBuilder text = new StringBuilder("no expression succeeded:\n");
    for (Diagnostic problem : problems) {
      text.append("- ").append(problem.summary());
      problem
          .subject()
          .ifPresent(range -> text.append(" (at ").append(GoRange.of(range)).append(')'));
      text.append("\n  ").append(problem.detail()).append('\n');
    }
    return text.append("\nAt least one expression must produce a successful result").toString();
  }
}
