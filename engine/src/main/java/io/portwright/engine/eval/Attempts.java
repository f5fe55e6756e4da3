package io.portwright.engine.eval;

import io.portwright.engine.syntax.Expression;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.List;

/** The functions {@code try} and {@code can}: expressions that may fail. */
final class Attempts {
  private final Evaluation evaluation;
  private final Bindings bindings;

  Attempts(Evaluation evaluation, Bindings bindings) {
    this.evaluation = evaluation;
    this.bindings = bindings;
  }

  /**
   * @param name without namespace
   */
  Value value(Expression.Call call, String name) {
    return name.equals("try") ? first(call) : can(call);
  }

  private Value first(Expression.Call call) {
    if (call.arguments().isEmpty()) {
      return failed(call, "at least one argument is required");
    }
    List<Diagnostic> problems = new ArrayList<>();
    for (Expression argument : call.arguments()) {
      Evaluation trial = evaluation.trial();
      Value value = trial.value(argument, bindings);
      if (trial.errors().isEmpty()) {
        return value.isWhollyKnown() ? value : Evaluation.DYNAMIC.marked(value.marksDeep());
      }
      problems.addAll(trial.errors());
    }
    return failed(call, noneSucceeded(problems));
  }

  private Value can(Expression.Call call) {
    if (call.arguments().size() != 1) {
      boolean few = call.arguments().isEmpty();
      evaluation.fail(
          few ? "Not enough function arguments" : "Too many function arguments",
          few
              ? "Function \"can\" expects 1 argument(s). Missing value for \"expression\"."
              : "Function \"can\" expects only 1 argument(s).",
          few ? call.close() : StartRange.of(call.arguments().get(1)));
      return Evaluation.DYNAMIC;
    }
    Evaluation trial = evaluation.trial();
    Value value = trial.value(call.arguments().getFirst(), bindings);
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
