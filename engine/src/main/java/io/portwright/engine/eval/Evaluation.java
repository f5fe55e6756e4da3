package io.portwright.engine.eval;

import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Expression.Traversal;
import io.portwright.engine.syntax.TraversalStep;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.value.BigFloat;
import io.portwright.provider.value.Conversion;
import io.portwright.provider.value.Conversion.Attempt;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run of the evaluator over one expression: collects errors and goes on with unknown values, so
 * that more than one is reported.
 */
final class Evaluation {

  /** What has no value because of an error, or whose type is not known. */
  static final Value DYNAMIC = Value.unknown(Type.DYNAMIC);

  private final Surroundings surroundings;
  private final Map<Traversal, Scope.Resolved> resolved;
  private final Template template;
  private final List<Diagnostic> errors = new ArrayList<>();

  Evaluation(
      Surroundings surroundings, Map<Traversal, Scope.Resolved> resolved, Template template) {
    this.surroundings = surroundings;
    this.resolved = resolved;
    this.template = template;
  }

  /** The same names with a fresh list of errors, for expressions that may fail. */
  Evaluation trial() {
    return new Evaluation(surroundings, resolved, template);
  }

  Surroundings surroundings() {
    return surroundings;
  }

  Template template() {
    return template;
  }

  List<Diagnostic> errors() {
    return errors;
  }

  /** For comparing with a later answer: whether there have been errors in between. */
  int errorCount() {
    return errors.size();
  }

  /** Reports an error about an expression whose references are worth showing. */
  Value fail(
      String summary, String detail, SourceRange subject, Expression about, Bindings bindings) {
    errors.add(
        Diagnostic.error(summary, detail, subject)
            .withValues(ShownValues.in(about, this, bindings)));
    return DYNAMIC;
  }

  /** Reports an error without the values of references. */
  Value fail(String summary, String detail, SourceRange subject) {
    errors.add(Diagnostic.error(summary, detail, subject));
    return DYNAMIC;
  }

  Value value(Expression expression, Bindings bindings) {
    return switch (expression) {
      case Expression.Invalid invalid -> {
        errors.addAll(invalid.problems());
        yield DYNAMIC;
      }
      case Expression.NumberLiteral number ->
          Value.number(
              BigFloat.parse(number.text())
                  .orElseThrow(() -> new IllegalStateException("number " + number.text())));
      case Expression.BooleanLiteral bool -> Value.bool(bool.value());
      case Expression.NullLiteral _ -> Value.NULL;
      case Expression.StringLiteral string -> Value.string(string.value());
      case Expression.Template parts -> new Templates(this, bindings).value(parts);
      case Expression.TemplateWrap wrap -> value(wrap.inner(), bindings);
      case Expression.Parentheses parentheses -> value(parentheses.inner(), bindings);
      case Expression.TupleConstructor tuple -> tuple(tuple, bindings);
      case Expression.ObjectConstructor object ->
          new ObjectConstruction(this, bindings).value(object);
      case Expression.ForTuple loop -> new Loops(this, bindings).tuple(loop);
      case Expression.ForObject loop -> new Loops(this, bindings).object(loop);
      case Expression.Conditional conditional ->
          new Conditionals(this, bindings).value(conditional);
      case Expression.Binary binary -> new Operators(this, bindings).value(binary);
      case Expression.Unary unary -> new Operators(this, bindings).value(unary);
      case Expression.Traversal traversal -> traversal(traversal, bindings);
      case Expression.RelativeTraversal relative ->
          steps(value(relative.source(), bindings), relative.steps(), relative, bindings);
      case Expression.IndexAccess index -> index(index, bindings);
      case Expression.Splat splat -> new Splats(this, bindings).value(splat);
      case Expression.SplatItem _ -> bindings.item();
      case Expression.Call call -> new Calls(this, bindings).value(call);
    };
  }

  private Value tuple(Expression.TupleConstructor tuple, Bindings bindings) {
    List<Value> items = new ArrayList<>(tuple.elements().size());
    tuple.elements().forEach(element -> items.add(value(element, bindings)));
    return Value.tuple(items);
  }

  private Value traversal(Traversal traversal, Bindings bindings) {
    Optional<Value> bound = bindings.named(traversal.root().text());
    if (bound.isPresent()) {
      return steps(bound.get(), traversal.steps(), traversal, bindings);
    }
    Scope.Resolved found = resolved(traversal);
    return steps(
        found.value(),
        traversal.steps().subList(found.steps(), traversal.steps().size()),
        traversal,
        bindings);
  }

  /** What a reference from outside stands for; looked up before the run. */
  Scope.Resolved resolved(Traversal traversal) {
    Scope.Resolved found = resolved.get(traversal);
    if (found == null) {
      throw new IllegalStateException("reference was not looked up: " + traversal);
    }
    return found;
  }

  private Value steps(Value start, List<TraversalStep> steps, Expression about, Bindings bindings) {
    Value value = start;
    for (TraversalStep step : steps) {
      Access.Answer answer = Access.step(value, step);
      switch (answer) {
        case Access.Answer.Found found -> value = found.value();
        case Access.Answer.Refused refused -> {
          return fail(refused.summary(), refused.detail(), step.range(), about, bindings);
        }
      }
    }
    return value;
  }

  private Value index(Expression.IndexAccess access, Bindings bindings) {
    Value collection = value(access.collection(), bindings);
    Value key = value(access.key(), bindings);
    return switch (Access.index(collection, key)) {
      case Access.Answer.Found found -> found.value();
      case Access.Answer.Refused refused ->
          fail(refused.summary(), refused.detail(), access.brackets(), access, bindings);
    };
  }

  /** A value converted; empty when it cannot be. */
  static Optional<Value> converted(Value value, Type type) {
    return Conversion.convert(value, type).converted();
  }

  /** Why {@link #converted} is empty. */
  static String problem(Value value, Type type) {
    return switch (Conversion.convert(value, type)) {
      case Attempt.Failed failed -> failed.message();
      case Attempt.Converted _ -> "unsuitable value";
    };
  }
}
