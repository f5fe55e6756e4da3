package io.portwright.engine.syntax;

import io.portwright.provider.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.List;

/** Reads what follows a term: attributes, indexes and splats. */
final class TraversalParser {
  private static final String BAD_LEGACY_INDEX = "Invalid legacy index syntax";

  private final Cursor cursor;
  private final ExpressionParser expressions;

  TraversalParser(Cursor cursor, ExpressionParser expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  /** The term with all steps behind it. */
  Expression behind(Expression term) {
    Expression result = term;
    List<TraversalStep> steps = new ArrayList<>();
    while (true) {
      switch (cursor.peek()) {
        case DOT -> {
          SourceRange dot = cursor.read();
          if (cursor.peek() == TokenKind.STAR) {
            result = attributeSplat(taken(result, steps), dot);
          } else {
            attribute(dot, steps);
          }
        }
        case OPEN_BRACKET -> {
          SourceRange open = cursor.read();
          if (cursor.peek() == TokenKind.STAR) {
            result = fullSplat(taken(result, steps), open);
          } else {
            result = index(result, steps, open);
          }
        }
        default -> {
          return taken(result, steps);
        }
      }
    }
  }

  /** The source with the steps collected so far, which are then forgotten. */
  private static Expression taken(Expression source, List<TraversalStep> steps) {
    if (steps.isEmpty()) {
      return source;
    }
    SourceRange range = source.range().to(steps.getLast().range());
    Expression result =
        switch (source) {
          case Expression.Traversal traversal when traversal.steps().isEmpty() ->
              new Expression.Traversal(traversal.root(), steps, range);
          case Expression other -> new Expression.RelativeTraversal(other, steps, range);
        };
    steps.clear();
    return result;
  }

  private void attribute(SourceRange dot, List<TraversalStep> steps) {
    switch (cursor.peek()) {
      case IDENTIFIER -> {
        SourceRange name = cursor.read();
        steps.add(new TraversalStep.Attribute(cursor.text(), dot.to(name)));
      }
      case NUMBER ->
          legacyIndex(
              dot,
              cursor.read(),
              "Use the proper index syntax instead, like [%s][%s].",
              cursor.range(),
              steps);
      default -> {
        cursor.error(
            "Invalid attribute name",
            "An attribute name is required after a dot.",
            cursor.peekRange());
        cursor.startRecovery();
      }
    }
  }

  /** {@code .0}; {@code .0.1} is one number token, and refused. */
  private void legacyIndex(
      SourceRange dot,
      SourceRange number,
      String advice,
      SourceRange subject,
      List<TraversalStep> steps) {
    String text = cursor.text();
    int point = text.indexOf('.');
    if (point < 0) {
      steps.add(new TraversalStep.Index(expressions.numberLiteral(text, number), dot.to(number)));
      return;
    }
    cursor.error(
        BAD_LEGACY_INDEX,
        "When using the legacy index syntax, chaining two indexes together is not permitted. "
            + advice.formatted(text.substring(0, point), text.substring(point + 1)),
        subject);
    steps.add(new TraversalStep.Index(new Expression.Invalid(number), dot.to(number)));
  }

  private Expression attributeSplat(Expression source, SourceRange dot) {
    SourceRange star = cursor.read();
    SourceRange marker = dot.to(star);
    List<TraversalStep> steps = new ArrayList<>();
    while (cursor.peek() == TokenKind.DOT) {
      SourceRange before = cursor.read();
      if (cursor.peek() == TokenKind.NUMBER) {
        legacyIndex(
            before,
            cursor.read(),
            "Use the proper index syntax with a full splat expression [*] instead, like [%s][%s].",
            star,
            steps);
      } else if (cursor.peek() == TokenKind.IDENTIFIER) {
        SourceRange name = cursor.read();
        steps.add(new TraversalStep.Attribute(cursor.text(), before.to(name)));
      } else {
        badSplatStep(star);
        break;
      }
    }
    Expression item = new Expression.SplatItem(marker);
    Expression each = taken(item, steps);
    return new Expression.Splat(
        source, each, SplatKind.ATTRIBUTES, marker, source.range().to(each.range()));
  }

  private void badSplatStep(SourceRange star) {
    if (cursor.peek() == TokenKind.STAR) {
      cursor.expected(
          "Nested splat expression not allowed",
          "A splat expression (*) cannot be used inside another attribute-only splat expression.",
          cursor.peekRange());
    } else {
      cursor.expected("Invalid attribute name", "An attribute name is required after a dot.", star);
    }
    cursor.startRecovery();
  }

  private Expression fullSplat(Expression source, SourceRange open) {
    cursor.read();
    SourceRange close = cursor.read();
    if (cursor.kind() != TokenKind.CLOSE_BRACKET && !cursor.recovering()) {
      close = cursor.recover(TokenKind.CLOSE_BRACKET);
      cursor.error(
          "Missing close bracket on splat index",
          "The star for a full splat operator must be immediately followed by a closing bracket"
              + " (\"]\").",
          close);
    }
    SourceRange marker = open.to(close);
    Expression item = new Expression.SplatItem(marker);
    Expression each = item;
    if (cursor.enter()) {
      each = behind(item);
      cursor.leave();
    }
    return new Expression.Splat(
        source, each, SplatKind.FULL, marker, source.range().to(each.range()));
  }

  /** One index: a step when its key is fixed, else an expression around what came before. */
  private Expression index(Expression source, List<TraversalStep> steps, SourceRange open) {
    boolean newlines = cursor.countNewlines(false);
    int mark = cursor.mark();
    Expression key = expressions.expression();
    SourceRange close;
    if (cursor.lostSince(mark)) {
      close = cursor.recover(TokenKind.CLOSE_BRACKET);
    } else {
      close = cursor.read();
      if (cursor.kind() != TokenKind.CLOSE_BRACKET && !cursor.recovering()) {
        close = cursor.recover(TokenKind.CLOSE_BRACKET);
        cursor.error(
            "Missing close bracket on index",
            "The index operator must end with a closing bracket (\"]\").",
            close);
      }
    }
    cursor.countNewlines(newlines);
    SourceRange brackets = open.to(close);
    return switch (key) {
      case Expression.NumberLiteral _,
          Expression.StringLiteral _,
          Expression.BooleanLiteral _,
          Expression.NullLiteral _,
          Expression.Invalid _ -> {
        steps.add(new TraversalStep.Index(key, brackets));
        yield source;
      }
      case Expression computed -> {
        Expression collection = taken(source, steps);
        yield new Expression.IndexAccess(
            collection, computed, brackets, collection.range().to(close));
      }
    };
  }
}
