package io.portwright.engine.syntax;

/** What a token is. Blanks and comments are tokens too. */
public enum TokenKind {
  /** Spaces and tabs. */
  BLANKS,
  /** {@code # …} or {@code // …} with the line end behind it, when there is one. */
  LINE_COMMENT,
  /** {@code /* … *}{@code /}. */
  INLINE_COMMENT,
  NEWLINE,
  IDENTIFIER,
  NUMBER,
  OPEN_BRACE("{"),
  CLOSE_BRACE("}"),
  OPEN_BRACKET("["),
  CLOSE_BRACKET("]"),
  OPEN_PAREN("("),
  CLOSE_PAREN(")"),
  OPEN_QUOTE("\""),
  CLOSE_QUOTE("\""),
  /** {@code <<EOT} or {@code <<-EOT} with its line end. */
  OPEN_HEREDOC,
  /** The end marker with the blanks around it, without its line end. */
  CLOSE_HEREDOC,
  /** Literal text in quotes, escapes as written. */
  QUOTED_TEXT,
  /** Literal text of one line (or part of it) in a heredoc or a template file. */
  PLAIN_TEXT,
  /** A line end inside quotes, where none may be. */
  QUOTED_NEWLINE,
  /** <code>${</code> or <code>${~</code>. */
  OPEN_INTERPOLATION,
  /** <code>%{</code> or <code>%{~</code>. */
  OPEN_DIRECTIVE,
  /** <code>}</code> or <code>~}</code> that ends an interpolation or directive. */
  CLOSE_SEQUENCE,
  STAR("*"),
  SLASH("/"),
  PLUS("+"),
  MINUS("-"),
  PERCENT("%"),
  ASSIGN("="),
  EQUAL("=="),
  NOT_EQUAL("!="),
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER(">"),
  GREATER_OR_EQUAL(">="),
  AND("&&"),
  OR("||"),
  BANG("!"),
  QUESTION("?"),
  COLON(":"),
  DOUBLE_COLON("::"),
  DOT("."),
  ELLIPSIS("..."),
  COMMA(","),
  FAT_ARROW("=>"),
  /** A character that the language has no use for. */
  INVALID,
  /** Half of a surrogate pair: a byte that was no UTF-8. */
  BAD_ENCODING,
  END;

  private final String symbol;

  TokenKind() {
    this("");
  }

  TokenKind(String symbol) {
    this.symbol = symbol;
  }

  /** The text of an operator or bracket; empty for kinds whose text varies. */
  public String symbol() {
    return symbol;
  }

  /** Whether the parser looks past tokens of this kind. */
  public boolean isTrivia() {
    return this == BLANKS || this == LINE_COMMENT || this == INLINE_COMMENT;
  }
}
