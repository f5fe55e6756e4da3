package io.portwright.engine.syntax;

import io.portwright.provider.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.List;

/** Reads tuple and object constructors. */
final class CollectionParser {
  private final Cursor cursor;
  private final ExpressionParser expressions;
  private final ForParser loops;

  CollectionParser(Cursor cursor, ExpressionParser expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
    this.loops = new ForParser(cursor, expressions);
  }

  /** {@code [...]}; the opening bracket is next. */
  Expression tuple() {
    SourceRange open = cursor.read();
    boolean newlines = cursor.countNewlines(false);
    Expression result =
        cursor.peekIs("for") ? loops.loop(open, TokenKind.CLOSE_BRACKET) : elements(open);
    cursor.countNewlines(newlines);
    return result;
  }

  private Expression elements(SourceRange open) {
    List<Expression> elements = new ArrayList<>();
    while (cursor.peek() != TokenKind.CLOSE_BRACKET) {
      int mark = cursor.mark();
      elements.add(expressions.expression());
      if (cursor.lostSince(mark)) {
        return new Expression.TupleConstructor(
            elements, open, open.to(cursor.recover(TokenKind.CLOSE_BRACKET)));
      }
      if (cursor.peek() == TokenKind.CLOSE_BRACKET) {
        break;
      }
      if (cursor.peek() != TokenKind.COMMA) {
        missingSeparator(open);
        return new Expression.TupleConstructor(
            elements, open, open.to(cursor.recover(TokenKind.CLOSE_BRACKET)));
      }
      cursor.read();
    }
    return new Expression.TupleConstructor(elements, open, open.to(cursor.read()));
  }

  private void missingSeparator(SourceRange open) {
    if (cursor.peek() == TokenKind.END) {
      cursor.expected(
          "Unterminated tuple constructor expression",
          "There is no corresponding closing bracket before the end of the file. This may be caused"
              + " by incorrect bracket nesting elsewhere in this file.",
          open);
    } else {
      cursor.expected(
          "Missing item separator",
          "Expected a comma to mark the beginning of the next item.",
          cursor.peekRange());
    }
  }

  /** <code>{...}</code>; the opening brace is next. */
  Expression object() {
    SourceRange open = cursor.read();
    boolean newlines = cursor.countNewlines(false);
    boolean loop = cursor.peekIs("for");
    Expression result;
    if (loop) {
      result = loops.loop(open, TokenKind.CLOSE_BRACE);
    } else {
      cursor.countNewlines(true);
      result = items(open);
    }
    cursor.countNewlines(newlines);
    return result;
  }

  private Expression items(SourceRange open) {
    List<ObjectItem> items = new ArrayList<>();
    while (cursor.peek() != TokenKind.CLOSE_BRACE) {
      if (cursor.peek() == TokenKind.NEWLINE) {
        cursor.read();
      } else if (!item(items, open)) {
        return new Expression.ObjectConstructor(
            items, open, open.to(cursor.recover(TokenKind.CLOSE_BRACE)));
      }
    }
    return new Expression.ObjectConstructor(items, open, open.to(cursor.read()));
  }

  /** One item with its separator; false when the rest of the object has to be skipped. */
  private boolean item(List<ObjectItem> items, SourceRange open) {
    int mark = cursor.mark();
    Expression key = expressions.expression();
    if (cursor.lostSince(mark)) {
      return false;
    }
    TokenKind next = cursor.peek();
    if (next != TokenKind.ASSIGN && next != TokenKind.COLON) {
      missingValue(open);
      return false;
    }
    cursor.read();
    mark = cursor.mark();
    Expression value = expressions.expression();
    if (cursor.lostSince(mark)) {
      return false;
    }
    items.add(new ObjectItem(key(key), value));
    switch (cursor.peek()) {
      case CLOSE_BRACE -> {}
      case COMMA, NEWLINE -> cursor.read();
      default -> {
        missingItemEnd(open);
        return false;
      }
    }
    return true;
  }

  private static ObjectKey key(Expression written) {
    return switch (written) {
      case Expression.Traversal word when word.steps().isEmpty() ->
          new ObjectKey.Literal(word.root().text(), word.range());
      case Expression.Traversal path -> new ObjectKey.Ambiguous(path);
      case Expression.BooleanLiteral word ->
          new ObjectKey.Literal(word.value() ? "true" : "false", word.range());
      case Expression.NullLiteral word -> new ObjectKey.Literal("null", word.range());
      case Expression other -> new ObjectKey.Computed(other);
    };
  }

  private void missingValue(SourceRange open) {
    String separator =
        "Expected an equals sign (\"=\") to mark the beginning of the attribute value.";
    switch (cursor.peek()) {
      case NEWLINE, COMMA ->
          cursor.expected(
              "Missing attribute value",
              "Expected an attribute value, introduced by an equals sign (\"=\").",
              cursor.peekRange());
      case IDENTIFIER ->
          cursor.expected(
              "Missing key/value separator",
              separator
                  + " If you intended to given an attribute name containing periods or spaces,"
                  + " write the name in quotes to create a string literal.",
              cursor.peekRange());
      case END -> unterminated(open);
      default -> cursor.expected("Missing key/value separator", separator, cursor.peekRange());
    }
  }

  private void missingItemEnd(SourceRange open) {
    if (cursor.peek() == TokenKind.END) {
      unterminated(open);
    } else {
      cursor.expected(
          "Missing attribute separator",
          "Expected a newline or comma to mark the beginning of the next attribute.",
          cursor.peekRange());
    }
  }

  private void unterminated(SourceRange open) {
    cursor.expected(
        "Unterminated object constructor expression",
        "There is no corresponding closing brace before the end of the file. This may be caused by"
            + " incorrect brace nesting elsewhere in this file.",
        open);
  }
}
