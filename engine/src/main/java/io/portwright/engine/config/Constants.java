package io.portwright.engine.config;

import io.portwright.engine.eval.Evaluator;
import io.portwright.engine.eval.Scope;
import io.portwright.engine.eval.StartRange;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Expression.Traversal;
import io.portwright.engine.syntax.ExpressionWalk;
import io.portwright.engine.syntax.References;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Conversion;
import io.portwright.provider.value.Conversion.Attempt;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Values of expressions that may use neither names nor functions. */
final class Constants {

  private Constants() {}

  /** The value; empty when there are errors, which are added to {@code found}. */
  static Optional<Value> value(Expression expression, List<Diagnostic> found) {
    List<Diagnostic> problems = refused(expression);
    if (!problems.isEmpty()) {
      found.addAll(problems);
      return Optional.empty();
    }
    Checked<Value> value = Evaluator.evaluate(expression, Scope.NOTHING);
    found.addAll(value.diagnostics());
    return value.value();
  }

  /** References and calls, which have no place in a constant. */
  static List<Diagnostic> refused(Expression expression) {
    List<Diagnostic> problems = new ArrayList<>();
    for (Traversal reference : References.in(expression)) {
      problems.add(
          Diagnostic.error(
              "Variables not allowed",
              "Variables may not be used here.",
              reference.root().range()));
    }
    problems.addAll(calls(expression));
    return problems;
  }

  /** Calls of functions, where none may stand. */
  static List<Diagnostic> calls(Expression expression) {
    List<Diagnostic> problems = new ArrayList<>();
    ExpressionWalk.forEach(
        expression,
        inside -> {
          if (inside instanceof Expression.Call call) {
            problems.add(
                Diagnostic.error(
                    "Function calls not allowed",
                    "Functions may not be called here.",
                    call.range()));
          }
        });
    return problems;
  }

  /** A value of a type that every other value, and null, is an error for. */
  static Optional<Value> value(Expression expression, Type type, List<Diagnostic> found) {
    int before = found.size();
    Optional<Value> value = value(expression, found);
    if (value.isEmpty()) {
      if (found.size() > before) {
        found.add(unsuitable(expression, "value must be known"));
      }
      return Optional.empty();
    }
    return switch (Conversion.convert(value.get(), type)) {
      case Attempt.Converted converted when !converted.value().isKnown() -> {
        found.add(unsuitable(expression, "value must be known"));
        yield Optional.empty();
      }
      case Attempt.Converted converted when converted.value().isNull() -> {
        found.add(unsuitable(expression, "null value is not allowed"));
        yield Optional.empty();
      }
      case Attempt.Converted converted -> Optional.of(converted.value());
      case Attempt.Failed failed -> {
        found.add(unsuitable(expression, failed.message()));
        yield Optional.empty();
      }
    };
  }

  private static Diagnostic unsuitable(Expression expression, String why) {
    return Diagnostic.error(
        "Unsuitable value type", "Unsuitable value: " + why, StartRange.of(expression));
  }

  /** The text of an argument; empty when it is missing or wrong. */
  static Optional<String> text(Optional<Expression> expression, List<Diagnostic> found) {
    return expression.flatMap(e -> value(e, Type.STRING, found)).map(Value::asString);
  }

  /** Whether an argument is true; empty when it is missing or wrong. */
  static Optional<Boolean> truth(Optional<Expression> expression, List<Diagnostic> found) {
    return expression.flatMap(e -> value(e, Type.BOOL, found)).map(Value::asBool);
  }
}
