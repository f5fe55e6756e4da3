package io.portwright.engine.syntax;

import io.portwright.provider.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.List;

/** Reads a traversal that is a text of its own, such as an address on the command line. */
final class AddressParser {
  private final Cursor cursor;
  private final List<TraversalStep> steps = new ArrayList<>();

  AddressParser(Cursor cursor) {
    this.cursor = cursor;
  }

  Expression.Traversal traversal() {
    SourceRange start = cursor.read();
    Name root = cursor.name();
    if (cursor.kind() != TokenKind.IDENTIFIER) {
      cursor.error("Variable name required", "Must begin with a variable name.", start);
    } else {
      boolean more = true;
      while (more) {
        more = step();
      }
    }
    return new Expression.Traversal(root, steps, start.to(cursor.range()));
  }

  private boolean step() {
    SourceRange found = cursor.read();
    switch (cursor.kind()) {
      case END -> {
        return false;
      }
      case DOT -> {
        SourceRange name = cursor.read();
        if (cursor.kind() == TokenKind.IDENTIFIER) {
          steps.add(new TraversalStep.Attribute(cursor.text(), found.to(name)));
          return true;
        }
        cursor.error("Attribute name required", "Dot must be followed by attribute name.", name);
      }
      case OPEN_BRACKET -> {
        return index(found);
      }
      default ->
          cursor.error(
              "Invalid character", "Expected an attribute access or an index operator.", found);
    }
    return false;
  }

  private boolean index(SourceRange open) {
    TokenKind next = cursor.peek();
    if (next == TokenKind.STAR) {
      cursor.error(
          "Splat expressions not allowed",
          "Splat expressions ([*]) may not be used here.",
          cursor.read());
      return false;
    }
    if (next != TokenKind.NUMBER && next != TokenKind.OPEN_QUOTE) {
      cursor.error(
          "Index value required",
          "Index brackets must contain either a literal number or a literal string.",
          cursor.read());
      return false;
    }
    int mark = cursor.mark();
    Expression key = new ExpressionParser(cursor).key();
    SourceRange close = cursor.read();
    if (cursor.kind() != TokenKind.CLOSE_BRACKET) {
      cursor.error(
          "Unclosed index brackets", "Index key must be followed by a closing bracket.", close);
    } else if (!isFixed(key)) {
      cursor.error(
          "Index value required",
          "Index brackets must contain either a literal number or a literal string.",
          key.range());
    }
    steps.add(new TraversalStep.Index(key, open.to(close)));
    return !cursor.failedSince(mark);
  }

  private static boolean isFixed(Expression key) {
    return key instanceof Expression.NumberLiteral || key instanceof Expression.StringLiteral;
  }
}
