package io.portwright.engine.eval;

import io.portwright.engine.eval.function.BudgetExceeded;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Expression.Traversal;
import io.portwright.engine.syntax.References;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Evaluates expressions. Stateless. */
public final class Evaluator {

  private Evaluator() {}

  /**
   * The value of an expression. References are looked up first, all of them; when one fails nothing
   * is evaluated, as {@code try} cannot catch that either.
   *
   * @return no value when there are errors, or when something that the expression refers to had
   *     errors before
   */
  public static Checked<Value> evaluate(Expression expression, Scope scope) {
    List<Traversal> references = References.in(expression);
    Map<Traversal, Scope.Resolved> resolved = new IdentityHashMap<>(references.size());
    List<Diagnostic> diagnostics = new ArrayList<>();
    boolean complete = true;
    for (Traversal reference : references) {
      Checked<Scope.Resolved> found = scope.resolve(reference);
      diagnostics.addAll(found.diagnostics());
      if (found.value().isPresent() && !found.hasErrors()) {
        resolved.put(reference, found.orThrow());
      } else {
        complete = false;
      }
    }
    if (!complete) {
      return Checked.failed(diagnostics.stream().distinct().toList());
    }
    Evaluation evaluation = Evaluation.of(scope, resolved);
    Value value;
    try {
      value = evaluation.value(expression, Bindings.NONE);
    } catch (BudgetExceeded e) {
      diagnostics.add(tooMuch(e, expression));
      return Checked.failed(diagnostics);
    }
    List<Diagnostic> errors = evaluation.errors();
    diagnostics.addAll(errors);
    return errors.isEmpty() ? Checked.of(value, diagnostics) : Checked.failed(diagnostics);
  }

  private static Diagnostic tooMuch(BudgetExceeded e, Expression expression) {
    return Diagnostic.error(
            "Evaluation needs too much",
            "This expression was given up, because "
                + e.why()
                + ". What a configuration of this size can ask for is bounded, so that a small file"
                + " cannot use up the machine. Look for loops inside loops, products of sets and"
                + " texts or lists that double from one local value to the next, and make them"
                + " smaller, or read the data from a file, which raises the bounds.",
            expression.range())
        .withCode("EVAL-1");
  }

  /** What the references in an expression stand for, in words: {@code var.speed is 7}. */
  public static List<String> shown(Expression expression, Scope scope) {
    List<Traversal> references = References.in(expression);
    Map<Traversal, Scope.Resolved> resolved = new IdentityHashMap<>(references.size());
    for (Traversal reference : references) {
      Checked<Scope.Resolved> found = scope.resolve(reference);
      if (found.value().isEmpty()) {
        return List.of();
      }
      resolved.put(reference, found.orThrow());
    }
    return ShownValues.in(expression, Evaluation.of(scope, resolved), Bindings.NONE);
  }
}
