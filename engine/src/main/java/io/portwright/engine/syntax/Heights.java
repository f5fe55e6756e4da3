package io.portwright.engine.syntax;

import java.util.ArrayDeque;
import java.util.Deque;

/** Keeps trees low enough that whoever walks them may use recursion. */
final class Heights {

  private record Level(Expression expression, int depth) {}

  private Heights() {}

  /** The expression, or {@link Expression.Invalid} with an error when its tree is too high. */
  static Expression limited(Cursor cursor, Expression expression, int highest) {
    if (ExpressionWalk.children(expression).isEmpty()) {
      return expression;
    }
    Deque<Level> open = new ArrayDeque<>();
    open.push(new Level(expression, 1));
    while (!open.isEmpty()) {
      Level level = open.pop();
      if (level.depth > highest) {
        cursor.error(
            "Expression too long",
            "A chain of operators and indexes can have at most about "
                + highest
                + " links. Split the expression with local values.",
            expression.range());
        return new Expression.Invalid(expression.range());
      }
      for (Expression child : ExpressionWalk.children(level.expression)) {
        open.push(new Level(child, level.depth + 1));
      }
    }
    return expression;
  }
}
