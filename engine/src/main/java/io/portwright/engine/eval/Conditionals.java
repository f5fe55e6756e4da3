package io.portwright.engine.eval;

import io.portwright.engine.syntax.Expression;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.value.Ranges;
import io.portwright.provider.value.Refinement;
import io.portwright.provider.value.Refinement.Bound;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Unification;
import io.portwright.provider.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Conditionals: both branches get one type, errors count only in the chosen one. */
final class Conditionals {
  private static final String INCONSISTENT = "Inconsistent conditional result types";

  private final Evaluation evaluation;
  private final Bindings bindings;

  Conditionals(Evaluation evaluation, Bindings bindings) {
    this.evaluation = evaluation;
    this.bindings = bindings;
  }

  /** A branch with the errors it would bring. */
  private record Branch(Value value, List<Diagnostic> errors) {}

  Value value(Expression.Conditional conditional) {
    return choose(
        conditional.condition(),
        () -> evaluation.value(conditional.whenTrue(), bindings),
        () -> evaluation.value(conditional.whenFalse(), bindings),
        conditional.whenTrue().range().to(conditional.whenFalse().range()));
  }

  /**
   * @param branches both of them, for messages
   */
  Value choose(
      Expression condition,
      Supplier<Value> whenTrue,
      Supplier<Value> whenFalse,
      SourceRange branches) {
    Branch yes = branch(whenTrue);
    Branch no = branch(whenFalse);
    Optional<Type> common = commonType(yes.value, no.value);
    if (common.isEmpty()) {
      return evaluation.fail(
          INCONSISTENT,
          "The true and false result expressions must have consistent types. "
              + TypeDifference.describe(yes.value.type(), no.value.type())
              + ".",
          branches);
    }
    Type type = common.get();
    Value decision = evaluation.value(condition, bindings);
    if (decision.isNull()) {
      evaluation.fail(
          "Null condition",
          "The condition value is null. Conditions must either be true or false.",
          condition.range(),
          condition,
          bindings);
      return Value.unknown(type);
    }
    if (!decision.isKnown()) {
      return undecided(yes.value, no.value, type)
          .marked(decision.marks())
          .marked(yes.value.marks())
          .marked(no.value.marks());
    }
    Optional<Value> truth = Evaluation.converted(decision, Type.BOOL);
    if (truth.isEmpty()) {
      evaluation.fail(
          "Incorrect condition type",
          "The condition expression must be of type bool.",
          condition.range(),
          condition,
          bindings);
      return Value.unknown(type);
    }
    boolean chosen = truth.get().asBool();
    return chosen(chosen ? yes : no, chosen, type, branches)
        .marked(decision.marks())
        .marked(yes.value.marks())
        .marked(no.value.marks());
  }

  private Branch branch(Supplier<Value> expression) {
    List<Diagnostic> errors = evaluation.errors();
    int before = errors.size();
    Value value = expression.get();
    List<Diagnostic> added = errors.subList(before, errors.size());
    Branch branch = new Branch(value, List.copyOf(added));
    added.clear();
    return branch;
  }

  private Value chosen(Branch branch, boolean truth, Type type, SourceRange branches) {
    evaluation.errors().addAll(branch.errors);
    Optional<Value> value = Evaluation.converted(branch.value, type);
    if (value.isEmpty()) {
      evaluation.fail(
          INCONSISTENT,
          "The "
              + truth
              + " result value has the wrong type: "
              + Evaluation.problem(branch.value, type)
              + ".",
          branches);
      return Value.unknown(type);
    }
    return value.get();
  }

  private static Optional<Type> commonType(Value yes, Value no) {
    boolean yesNull = yes.equals(Value.NULL);
    boolean noNull = no.equals(Value.NULL);
    if (yesNull) {
      return Optional.of(no.type());
    }
    if (noNull) {
      return Optional.of(yes.type());
    }
    if (yes.type().isDynamic() || no.type().isDynamic()) {
      return Optional.of(Type.DYNAMIC);
    }
    return Unification.convertibly(List.of(yes.type(), no.type()));
  }

  private static Value undecided(Value yes, Value no, Type type) {
    if (yes.isNull() && no.isNull()) {
      return Value.nullOf(type);
    }
    boolean notNull = Ranges.isNotNull(yes) && Ranges.isNotNull(no);
    boolean numbers = yes.type().equals(Type.NUMBER) && no.type().equals(Type.NUMBER);
    boolean alike = yes.type().equals(no.type()) && yes.type().isCollection();
    Refinement known =
        new Refinement(
            notNull,
            "",
            numbers ? lower(yes, no) : Optional.empty(),
            numbers ? upper(yes, no) : Optional.empty(),
            alike ? Math.min(Ranges.minLength(yes), Ranges.minLength(no)) : 0,
            alike ? Math.max(Ranges.maxLength(yes), Ranges.maxLength(no)) : Integer.MAX_VALUE);
    return Value.unknown(type, type.isDynamic() ? Refinement.NONE : known);
  }

  private static Optional<Bound> lower(Value a, Value b) {
    Optional<Bound> x = Ranges.lower(a);
    Optional<Bound> y = Ranges.lower(b);
    return x.flatMap(p -> y.map(q -> p.value().compareTo(q.value()) <= 0 ? p : q));
  }

  private static Optional<Bound> upper(Value a, Value b) {
    Optional<Bound> x = Ranges.upper(a);
    Optional<Bound> y = Ranges.upper(b);
    return x.flatMap(p -> y.map(q -> p.value().compareTo(q.value()) >= 0 ? p : q));
  }
}
