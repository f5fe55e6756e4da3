package io.portwright.engine.eval;

import io.portwright.engine.syntax.BinaryOperator;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.UnaryOperator;
import io.portwright.provider.value.BigFloat;
import io.portwright.provider.value.Equality;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Ranges;
import io.portwright.provider.value.Refinement;
import io.portwright.provider.value.Refinement.Bound;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.Optional;

/** Operators. Operands are converted to what the operator wants; unknown ones are tolerated. */
final class Operators {
  private static final Value UNKNOWN_BOOL = Value.unknown(Type.BOOL, Refinement.NOT_NULL);
  private static final Value UNKNOWN_NUMBER = Value.unknown(Type.NUMBER, Refinement.NOT_NULL);

  private final Evaluation evaluation;
  private final Bindings bindings;

  Operators(Evaluation evaluation, Bindings bindings) {
    this.evaluation = evaluation;
    this.bindings = bindings;
  }

  Value value(Expression.Unary unary) {
    int before = evaluation.errorCount();
    Type type = unary.operator() == UnaryOperator.NOT ? Type.BOOL : Type.NUMBER;
    Value operand = operand("unary", unary.operand(), type);
    if (evaluation.errorCount() > before) {
      return Value.unknown(type);
    }
    if (operand.isNull()) {
      return failed(unary, type, "argument must not be null");
    }
    Value result =
        switch (unary.operator()) {
          case NOT -> operand.isKnown() ? Value.bool(!operand.asBool()) : UNKNOWN_BOOL;
          case NEGATE ->
              operand.isKnown() ? Value.number(operand.asNumber().negated()) : UNKNOWN_NUMBER;
        };
    return result.marked(operand.marks());
  }

  Value value(Expression.Binary binary) {
    int before = evaluation.errorCount();
    Type wanted = operandType(binary.operator());
    Value left = operand("left", binary.left(), wanted);
    Value right = operand("right", binary.right(), wanted);
    if (evaluation.errorCount() > before) {
      return Value.unknown(resultType(binary.operator()));
    }
    return switch (binary.operator()) {
      case EQUAL -> Equality.equal(left, right);
      case NOT_EQUAL -> not(Equality.equal(left, right));
      case OR,
          AND,
          ADD,
          SUBTRACT,
          MULTIPLY,
          DIVIDE,
          MODULO,
          GREATER,
          GREATER_OR_EQUAL,
          LESS,
          LESS_OR_EQUAL -> {
        if (left.isNull() || right.isNull()) {
          yield failed(binary, resultType(binary.operator()), "argument must not be null");
        }
        yield applied(binary, left, right).marked(left.marks()).marked(right.marks());
      }
    };
  }

  private Value operand(String side, Expression operand, Type type) {
    Value given = evaluation.value(operand, bindings);
    Optional<Value> converted = Evaluation.converted(given, type);
    if (converted.isEmpty()) {
      evaluation.fail(
          "Invalid operand",
          "Unsuitable value for " + side + " operand: " + Evaluation.problem(given, type) + ".",
          operand.range(),
          operand,
          bindings);
    }
    return converted.orElseGet(() -> Value.unknown(type));
  }

  private static Type operandType(BinaryOperator operator) {
    return switch (operator) {
      case OR, AND -> Type.BOOL;
      case EQUAL, NOT_EQUAL -> Type.DYNAMIC;
      case GREATER,
          GREATER_OR_EQUAL,
          LESS,
          LESS_OR_EQUAL,
          ADD,
          SUBTRACT,
          MULTIPLY,
          DIVIDE,
          MODULO ->
          Type.NUMBER;
    };
  }

  private static Type resultType(BinaryOperator operator) {
    return switch (operator) {
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO -> Type.NUMBER;
      case OR, AND, EQUAL, NOT_EQUAL, GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL -> Type.BOOL;
    };
  }

  private Value failed(Expression whole, Type type, String why) {
    evaluation.fail("Operation failed", "Error during operation: " + why + ".", whole.range());
    return Value.unknown(type);
  }

  private Value applied(Expression.Binary binary, Value left, Value right) {
    Value a = left.withMarks(Marks.NONE);
    Value b = right.withMarks(Marks.NONE);
    boolean known = a.isKnown() && b.isKnown();
    return switch (binary.operator()) {
      case OR -> known ? Value.bool(a.asBool() || b.asBool()) : UNKNOWN_BOOL;
      case AND -> known ? Value.bool(a.asBool() && b.asBool()) : UNKNOWN_BOOL;
      case EQUAL -> Equality.equal(a, b);
      case NOT_EQUAL -> not(Equality.equal(a, b));
      case GREATER -> less(b, a);
      case LESS -> less(a, b);
      case GREATER_OR_EQUAL -> either(less(b, a), Equality.equal(a, b));
      case LESS_OR_EQUAL -> either(less(a, b), Equality.equal(a, b));
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO ->
          known ? calculated(binary, a.asNumber(), b.asNumber()) : UNKNOWN_NUMBER;
    };
  }

  private Value calculated(Expression.Binary binary, BigFloat a, BigFloat b) {
    try {
      return Value.number(
          switch (binary.operator()) {
            case ADD -> a.plus(b);
            case SUBTRACT -> a.minus(b);
            case MULTIPLY -> a.times(b);
            case DIVIDE -> a.dividedBy(b);
            case MODULO -> a.remainder(b);
            case OR, AND, EQUAL, NOT_EQUAL, GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL ->
                throw new IllegalStateException("no arithmetic: " + binary.operator());
          });
    } catch (ArithmeticException e) {
      return failed(binary, Type.NUMBER, String.valueOf(e.getMessage()));
    }
  }

  /** Known as soon as the ranges of both sides do not overlap. */
  private static Value less(Value a, Value b) {
    if (a.isKnown() && b.isKnown()) {
      return Value.bool(a.asNumber().compareTo(b.asNumber()) < 0);
    }
    Optional<Bound> highest = Ranges.upper(a);
    Optional<Bound> lowest = Ranges.lower(b);
    if (highest.isPresent()
        && lowest.isPresent()
        && highest.get().value().compareTo(lowest.get().value()) < 0) {
      return Value.TRUE;
    }
    Optional<Bound> low = Ranges.lower(a);
    Optional<Bound> high = Ranges.upper(b);
    return low.isPresent()
            && high.isPresent()
            && low.get().value().compareTo(high.get().value()) > 0
        ? Value.FALSE
        : UNKNOWN_BOOL;
  }

  private static Value either(Value a, Value b) {
    return a.isKnown() && b.isKnown() ? Value.bool(a.asBool() || b.asBool()) : UNKNOWN_BOOL;
  }

  private static Value not(Value value) {
    return value.isKnown() ? Value.bool(!value.asBool()).withMarks(value.marks()) : value;
  }
}
