package io.portwright.engine.syntax;

import io.portwright.provider.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads function calls. */
final class CallParser {
  private final Cursor cursor;
  private final ExpressionParser expressions;

  CallParser(Cursor cursor, ExpressionParser expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  /** A call whose first name was just read; a parenthesis or double colon is next. */
  Expression call(Name first) {
    StringBuilder text = new StringBuilder(first.text());
    SourceRange range = first.range();
    while (cursor.peek() == TokenKind.DOUBLE_COLON) {
      cursor.read();
      SourceRange part = cursor.read();
      if (cursor.kind() != TokenKind.IDENTIFIER) {
        cursor.error(
            "Missing function name",
            "Function scope resolution symbol :: must be followed by a function name in this"
                + " scope.",
            part);
        return skipped(range);
      }
      text.append("::").append(cursor.text());
      range = range.to(part);
    }
    SourceRange open = cursor.read();
    if (cursor.kind() != TokenKind.OPEN_PAREN) {
      cursor.error(
          "Missing open parenthesis",
          "Function selector must be followed by an open parenthesis to begin the function call.",
          open);
      return skipped(range);
    }
    return arguments(new Name(text.toString(), range), open);
  }

  private Expression skipped(SourceRange name) {
    cursor.recoverBehindParentheses();
    return new Expression.Invalid(name.to(cursor.range()));
  }

  private Expression arguments(Name name, SourceRange open) {
    boolean newlines = cursor.countNewlines(false);
    List<Expression> arguments = new ArrayList<>();
    Optional<SourceRange> expansion = Optional.empty();
    boolean more = true;
    while (more && cursor.peek() != TokenKind.CLOSE_PAREN) {
      int mark = cursor.mark();
      arguments.add(expressions.expression());
      if (cursor.lostSince(mark)) {
        cursor.recover(TokenKind.CLOSE_PAREN);
        more = false;
        continue;
      }
      SourceRange separator = cursor.read();
      switch (cursor.kind()) {
        case COMMA -> {}
        case CLOSE_PAREN -> more = false;
        case ELLIPSIS -> {
          expansion = Optional.of(separator);
          endOfExpansion(separator);
          more = false;
        }
        default -> {
          badSeparator(separator, name.range().to(open));
          more = false;
        }
      }
    }
    if (more) {
      cursor.read();
    }
    SourceRange close = cursor.range();
    cursor.countNewlines(newlines);
    return new Expression.Call(name, arguments, expansion, open, close, name.range().to(close));
  }

  private void endOfExpansion(SourceRange ellipsis) {
    if (cursor.peek() == TokenKind.CLOSE_PAREN) {
      cursor.read();
      return;
    }
    cursor.expected(
        "Missing closing parenthesis",
        "An expanded function argument (with ...) must be immediately followed by closing"
            + " parentheses.",
        ellipsis);
    cursor.recover(TokenKind.CLOSE_PAREN);
  }

  private void badSeparator(SourceRange separator, SourceRange start) {
    if (cursor.kind() == TokenKind.END) {
      cursor.error(
          "Unterminated function call",
          "There is no closing parenthesis for this function call before the end of the file. This"
              + " may be caused by incorrect parenthesis nesting elsewhere in this file.",
          start);
    } else {
      cursor.error(
          "Missing argument separator",
          "A comma is required to separate each function argument from the next.",
          separator);
    }
    cursor.recover(TokenKind.CLOSE_PAREN);
  }
}
