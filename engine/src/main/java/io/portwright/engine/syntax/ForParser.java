package io.portwright.engine.syntax;

import io.portwright.provider.diagnostic.SourceRange;
import java.util.Optional;

/** Reads for-expressions. */
final class ForParser {
  private static final String INVALID = "Invalid 'for' expression";

  private final Cursor cursor;
  private final ExpressionParser expressions;

  ForParser(Cursor cursor, ExpressionParser expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  /** Variables and collection: what stands before the colon. */
  private record Head(Optional<Name> key, Name value, Expression collection) {}

  /** A loop whose bracket was read last; the word {@code for} is next. */
  Expression loop(SourceRange open, TokenKind close) {
    cursor.read();
    Optional<Head> head = head();
    if (head.isEmpty()) {
      return skipped(open, close);
    }
    int mark = cursor.mark();
    Expression value = expressions.expression();
    Optional<Expression> key = Optional.empty();
    if (cursor.peek() == TokenKind.FAT_ARROW) {
      cursor.read();
      key = Optional.of(value);
      value = expressions.expression();
    }
    if (cursor.lostSince(mark)) {
      return skipped(open, close);
    }
    Optional<SourceRange> grouping = Optional.empty();
    if (cursor.peek() == TokenKind.ELLIPSIS) {
      grouping = Optional.of(cursor.read());
    }
    Optional<Expression> condition = Optional.empty();
    if (cursor.peekIs("if")) {
      cursor.read();
      mark = cursor.mark();
      condition = Optional.of(expressions.expression());
      if (cursor.lostSince(mark)) {
        return skipped(open, close);
      }
    }
    if (close == TokenKind.CLOSE_BRACKET) {
      return tuple(head.get(), key, value, grouping, condition, open, close);
    }
    return object(head.get(), key, value, grouping, condition, open, close);
  }

  private Optional<Head> head() {
    if (cursor.peek() != TokenKind.IDENTIFIER) {
      return bad("For expression requires variable name after 'for'.");
    }
    cursor.read();
    Name value = cursor.name();
    Optional<Name> key = Optional.empty();
    if (cursor.peek() == TokenKind.COMMA) {
      cursor.read();
      if (cursor.peek() != TokenKind.IDENTIFIER) {
        return bad("For expression requires value variable name after comma.");
      }
      key = Optional.of(value);
      cursor.read();
      value = cursor.name();
    }
    if (!cursor.peekIs("in")) {
      return bad("For expression requires the 'in' keyword after its name declarations.");
    }
    cursor.read();
    int mark = cursor.mark();
    Expression collection = expressions.expression();
    if (cursor.lostSince(mark)) {
      return Optional.empty();
    }
    if (cursor.peek() != TokenKind.COLON) {
      return bad("For expression requires a colon after the collection expression.");
    }
    cursor.read();
    return Optional.of(new Head(key, value, collection));
  }

  private Optional<Head> bad(String detail) {
    cursor.expected(INVALID, detail, cursor.peekRange());
    return Optional.empty();
  }

  private Expression skipped(SourceRange open, TokenKind close) {
    return new Expression.Invalid(open.to(cursor.recover(close)));
  }

  private SourceRange end(TokenKind close) {
    if (cursor.peek() == close) {
      return cursor.read();
    }
    cursor.expected(
        INVALID, "Extra characters after the end of the 'for' expression.", cursor.peekRange());
    return cursor.recover(close);
  }

  private Expression tuple(
      Head head,
      Optional<Expression> key,
      Expression value,
      Optional<SourceRange> grouping,
      Optional<Expression> condition,
      SourceRange open,
      TokenKind closing) {
    key.ifPresent(k ->
        cursor.error(INVALID, "Key expression is not valid when building a tuple.", k.range()));
    grouping.ifPresent(g ->
        cursor.error(INVALID, "Grouping ellipsis (...) cannot be used when building a tuple.", g));
    SourceRange close = end(closing);
    return new Expression.ForTuple(
        head.key, head.value, head.collection, value, condition, open, close, open.to(close));
  }

  private Expression object(
      Head head,
      Optional<Expression> key,
      Expression value,
      Optional<SourceRange> grouping,
      Optional<Expression> condition,
      SourceRange open,
      TokenKind closing) {
    if (key.isEmpty()) {
      cursor.error(INVALID, "Key expression is required when building an object.", value.range());
    }
    SourceRange close = end(closing);
    return new Expression.ForObject(
        head.key,
        head.value,
        head.collection,
        key.orElseGet(() -> new Expression.Invalid(value.range())),
        value,
        grouping,
        condition,
        open,
        close,
        open.to(close));
  }
}
