package io.portwright.engine.syntax;

import io.portwright.provider.diagnostic.SourceRange;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Reads expressions: conditionals, operators and what they operate on. */
final class ExpressionParser {
  private static final int LOOSEST = 1;

  private final Cursor cursor;
  private final TemplateParser templates;
  private final TraversalParser traversals;
  private final CollectionParser collections;
  private final CallParser calls;

  ExpressionParser(Cursor cursor) {
    this.cursor = cursor;
    this.templates = new TemplateParser(cursor, this);
    this.traversals = new TraversalParser(cursor, this);
    this.collections = new CollectionParser(cursor, this);
    this.calls = new CallParser(cursor, this);
  }

  /** A whole expression, conditional included. */
  Expression expression() {
    if (!cursor.enter()) {
      return new Expression.Invalid(cursor.peekRange());
    }
    Expression expression = conditional();
    cursor.leave();
    return expression;
  }

  private Expression conditional() {
    int mark = cursor.mark();
    Expression condition = operation();
    if (cursor.lostSince(mark) || cursor.peek() != TokenKind.QUESTION) {
      return condition;
    }
    cursor.read();
    mark = cursor.mark();
    Expression whenTrue = expression();
    if (cursor.lostSince(mark)) {
      return condition;
    }
    if (cursor.peek() != TokenKind.COLON) {
      cursor.error(
          "Missing false expression in conditional",
          "The conditional operator (...?...:...) requires a false expression, delimited by a"
              + " colon.",
          cursor.peekRange());
      return condition;
    }
    cursor.read();
    Expression whenFalse = expression();
    return new Expression.Conditional(
        condition, whenTrue, whenFalse, condition.range().to(whenFalse.range()));
  }

  /**
   * Operands joined by binary operators. Kept on stacks of its own instead of one call for each
   * precedence, which would make deep nesting cost six times the thread's stack.
   */
  private Expression operation() {
    int mark = cursor.mark();
    Expression first = operand();
    Optional<BinaryOperator> next = operator(cursor.peek());
    if (next.isEmpty() || cursor.lostSince(mark)) {
      return first;
    }
    Deque<Expression> operands = new ArrayDeque<>(List.of(first));
    Deque<BinaryOperator> waiting = new ArrayDeque<>();
    while (next.isPresent()) {
      join(operands, waiting, next.get().precedence());
      waiting.push(next.get());
      cursor.read();
      mark = cursor.mark();
      operands.push(operand());
      if (cursor.lostSince(mark)) {
        return first;
      }
      next = operator(cursor.peek());
    }
    join(operands, waiting, LOOSEST);
    return operands.pop();
  }

  /** Joins what the waiting operators of at least the given precedence stand between. */
  private static void join(
      Deque<Expression> operands, Deque<BinaryOperator> waiting, int precedence) {
    while (!waiting.isEmpty() && waiting.element().precedence() >= precedence) {
      Expression right = operands.pop();
      Expression left = operands.pop();
      operands.push(
          new Expression.Binary(waiting.pop(), left, right, left.range().to(right.range())));
    }
  }

  private static Optional<BinaryOperator> operator(TokenKind kind) {
    return switch (kind) {
      case OR -> Optional.of(BinaryOperator.OR);
      case AND -> Optional.of(BinaryOperator.AND);
      case EQUAL -> Optional.of(BinaryOperator.EQUAL);
      case NOT_EQUAL -> Optional.of(BinaryOperator.NOT_EQUAL);
      case GREATER -> Optional.of(BinaryOperator.GREATER);
      case GREATER_OR_EQUAL -> Optional.of(BinaryOperator.GREATER_OR_EQUAL);
      case LESS -> Optional.of(BinaryOperator.LESS);
      case LESS_OR_EQUAL -> Optional.of(BinaryOperator.LESS_OR_EQUAL);
      case PLUS -> Optional.of(BinaryOperator.ADD);
      case MINUS -> Optional.of(BinaryOperator.SUBTRACT);
      case STAR -> Optional.of(BinaryOperator.MULTIPLY);
      case SLASH -> Optional.of(BinaryOperator.DIVIDE);
      case PERCENT -> Optional.of(BinaryOperator.MODULO);
      default -> Optional.empty();
    };
  }

  /** A number or string that is the key of an address. */
  Expression key() {
    return term();
  }

  /** A term with everything that goes into it: attributes, indexes, splats. */
  private Expression operand() {
    return traversals.behind(term());
  }

  private Expression term() {
    return switch (cursor.peek()) {
      case OPEN_PAREN -> parentheses();
      case NUMBER -> number();
      case IDENTIFIER -> word();
      case OPEN_QUOTE, OPEN_HEREDOC -> templates.literal();
      case MINUS -> unary(UnaryOperator.NEGATE);
      case BANG -> unary(UnaryOperator.NOT);
      case OPEN_BRACKET -> collections.tuple();
      case OPEN_BRACE -> collections.object();
      default -> missing();
    };
  }

  private Expression missing() {
    SourceRange found = cursor.peekRange();
    if (cursor.peek() == TokenKind.END) {
      cursor.expected(
          "Missing expression",
          "Expected the start of an expression, but found the end of the file.",
          found);
    } else {
      cursor.expected(
          "Invalid expression",
          "Expected the start of an expression, but found an invalid expression token.",
          found);
    }
    cursor.startRecovery();
    return new Expression.Invalid(found);
  }

  private Expression parentheses() {
    SourceRange open = cursor.read();
    boolean newlines = cursor.countNewlines(false);
    int mark = cursor.mark();
    Expression inner = expression();
    if (cursor.failedSince(mark)) {
      cursor.recover(TokenKind.CLOSE_PAREN);
      cursor.countNewlines(newlines);
      return inner;
    }
    if (cursor.peek() != TokenKind.CLOSE_PAREN) {
      cursor.error(
          "Unbalanced parentheses",
          "Expected a closing parenthesis to terminate the expression.",
          cursor.peekRange());
      cursor.startRecovery();
    }
    SourceRange close = cursor.read();
    cursor.countNewlines(newlines);
    return new Expression.Parentheses(inner, open.to(close));
  }

  private Expression number() {
    SourceRange range = cursor.read();
    return numberLiteral(cursor.text(), range);
  }

  /** A literal from the number token that was read last. */
  Expression numberLiteral(String text, SourceRange range) {
    if (NumberText.isValid(text)) {
      return new Expression.NumberLiteral(text, range);
    }
    cursor.error(
        "Invalid number literal", "Failed to recognize the value of this number literal.", range);
    return new Expression.Invalid(range);
  }

  private Expression word() {
    SourceRange range = cursor.read();
    Name name = cursor.name();
    TokenKind next = cursor.peek();
    if (next == TokenKind.OPEN_PAREN || next == TokenKind.DOUBLE_COLON) {
      return calls.call(name);
    }
    return switch (name.text()) {
      case "true" -> new Expression.BooleanLiteral(true, range);
      case "false" -> new Expression.BooleanLiteral(false, range);
      case "null" -> new Expression.NullLiteral(range);
      default -> new Expression.Traversal(name, List.of(), range);
    };
  }

  private Expression unary(UnaryOperator operator) {
    if (!cursor.enter()) {
      return new Expression.Invalid(cursor.peekRange());
    }
    SourceRange symbol = cursor.read();
    Expression operand = operand();
    cursor.leave();
    return new Expression.Unary(operator, operand, symbol, symbol.to(operand.range()));
  }
}
