package io.portwright.engine.syntax;

/**
 * How far a name, a number, a line and the like reach in a text: lengths in characters from an
 * offset, 0 when there is none.
 */
final class Lengths {
  private final String text;

  Lengths(String text) {
    this.text = text;
  }

  int blanks(int from) {
    int end = from;
    while (isOneOf(" \t", end)) {
      end++;
    }
    return end - from;
  }

  int lineEnds(int from) {
    int end = from;
    while (isOneOf("\r\n", end)) {
      end++;
    }
    return end - from;
  }

  int identifier(int from) {
    int end = from;
    while (end < text.length()) {
      int point = text.codePointAt(end);
      if (!isIdentifierPart(point)) {
        break;
      }
      end += Character.charCount(point);
    }
    return end - from;
  }

  /** The rest of the line, with its end. */
  int line(int from) {
    int newline = text.indexOf('\n', from);
    return (newline < 0 ? text.length() : newline + 1) - from;
  }

  /** The line end that stands here: 0, 1 or 2. */
  int newline(int from) {
    if (text.startsWith("\n", from)) {
      return 1;
    }
    return text.startsWith("\r\n", from) ? 2 : 0;
  }

  /**
   * The number that begins with the digit here, as far as it looks like one: digits, dots and
   * exponents, ending with a digit. {@code 1.2.3} is one token that the parser refuses.
   */
  int number(int from) {
    int end = from + 1;
    while (true) {
      int digit = end;
      while (isOneOf(".", digit)) {
        digit++;
      }
      if (isOneOf("eE", digit)) {
        digit += isOneOf("+-", digit + 1) ? 2 : 1;
      }
      if (digit >= text.length() || text.charAt(digit) < '0' || text.charAt(digit) > '9') {
        return end - from;
      }
      end = digit + 1;
    }
  }

  private boolean isOneOf(String characters, int offset) {
    return offset < text.length() && characters.indexOf(text.charAt(offset)) >= 0;
  }

  static boolean isSurrogate(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }

  static boolean isIdentifierStart(int point) {
    return point == '_' || Character.isUnicodeIdentifierStart(point);
  }

  static boolean isIdentifierPart(int point) {
    return point == '-'
        || Character.isUnicodeIdentifierPart(point) && !Character.isIdentifierIgnorable(point);
  }
}
