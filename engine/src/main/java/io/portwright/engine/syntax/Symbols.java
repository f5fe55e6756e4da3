package io.portwright.engine.syntax;

/** Operators and punctuation of one or two characters. */
final class Symbols {

  private Symbols() {}

  /** What the two characters are together; {@link TokenKind#INVALID} if no symbol. */
  static TokenKind pair(char first, char second) {
    return switch (first) {
      case '=' ->
          switch (second) {
            case '=' -> TokenKind.EQUAL;
            case '>' -> TokenKind.FAT_ARROW;
            default -> TokenKind.INVALID;
          };
      case '!' -> ifThen(second, '=', TokenKind.NOT_EQUAL);
      case '<' -> ifThen(second, '=', TokenKind.LESS_OR_EQUAL);
      case '>' -> ifThen(second, '=', TokenKind.GREATER_OR_EQUAL);
      case '&' -> ifThen(second, '&', TokenKind.AND);
      case '|' -> ifThen(second, '|', TokenKind.OR);
      case ':' -> ifThen(second, ':', TokenKind.DOUBLE_COLON);
      default -> TokenKind.INVALID;
    };
  }

  private static TokenKind ifThen(char found, char wanted, TokenKind kind) {
    return found == wanted ? kind : TokenKind.INVALID;
  }

  /** What the character is alone; {@link TokenKind#INVALID} if no symbol. */
  static TokenKind single(char c) {
    return switch (c) {
      case '[' -> TokenKind.OPEN_BRACKET;
      case ']' -> TokenKind.CLOSE_BRACKET;
      case '(' -> TokenKind.OPEN_PAREN;
      case ')' -> TokenKind.CLOSE_PAREN;
      case '*' -> TokenKind.STAR;
      case '/' -> TokenKind.SLASH;
      case '+' -> TokenKind.PLUS;
      case '-' -> TokenKind.MINUS;
      case '%' -> TokenKind.PERCENT;
      case '=' -> TokenKind.ASSIGN;
      case '<' -> TokenKind.LESS;
      case '>' -> TokenKind.GREATER;
      case '!' -> TokenKind.BANG;
      case '?' -> TokenKind.QUESTION;
      case ':' -> TokenKind.COLON;
      case '.' -> TokenKind.DOT;
      case ',' -> TokenKind.COMMA;
      default -> TokenKind.INVALID;
    };
  }
}
