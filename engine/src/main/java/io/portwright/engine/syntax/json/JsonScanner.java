package io.portwright.engine.syntax.json;

/** Cuts a JSON text into tokens, one at a time. It never goes back, so its work is linear. */
final class JsonScanner {
  private final String text;
  private JsonKind kind = JsonKind.END;
  private int start;
  private int end;

  JsonScanner(String text) {
    this.text = text;
    scan();
  }

  /** Kind of the next token. At the end of the text it stays {@code END}. */
  JsonKind kind() {
    return kind;
  }

  /** Offset of the next token. */
  int start() {
    return start;
  }

  /** Offset behind the next token. */
  int end() {
    return end;
  }

  /** Goes to the next token. */
  void advance() {
    switch (kind) {
      case END -> {}
      case INVALID -> {
        kind = JsonKind.END;
        start = end;
      }
      default -> scan();
    }
  }

  private void scan() {
    start = end;
    while (start < text.length() && isSpace(text.charAt(start))) {
      start++;
    }
    if (start == text.length()) {
      kind = JsonKind.END;
      end = start;
      return;
    }
    char c = text.charAt(start);
    kind = kindOf(c);
    end =
        switch (kind) {
          case STRING -> afterString();
          case NUMBER -> after(JsonScanner::isNumberPart);
          case KEYWORD -> after(p -> isLetter(p) || p == '_');
          case INVALID -> start + Character.charCount(text.codePointAt(start));
          default -> start + 1;
        };
  }

  private static JsonKind kindOf(char c) {
    return switch (c) {
      case '{' -> JsonKind.OPEN_BRACE;
      case '}' -> JsonKind.CLOSE_BRACE;
      case '[' -> JsonKind.OPEN_BRACKET;
      case ']' -> JsonKind.CLOSE_BRACKET;
      case ',' -> JsonKind.COMMA;
      case ':' -> JsonKind.COLON;
      case '=' -> JsonKind.EQUALS;
      case '"' -> JsonKind.STRING;
      case '-', '+', '.' -> JsonKind.NUMBER;
      default ->
          c >= '0' && c <= '9'
              ? JsonKind.NUMBER
              : isLetter(c) ? JsonKind.KEYWORD : JsonKind.INVALID;
    };
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isNumberPart(char c) {
    return c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
  }

  private interface Test {
    boolean accepts(char c);
  }

  private int after(Test test) {
    int at = start;
    while (at < text.length() && test.accepts(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Behind the closing quote, or before the first control character or the end of the text. */
  private int afterString() {
    boolean escaped = false;
    for (int at = start + 1; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c < ' ') {
        return at;
      }
      if (c == '"' && !escaped) {
        return at + 1;
      }
      escaped = c == '\\' && !escaped;
    }
    return text.length();
  }
}
