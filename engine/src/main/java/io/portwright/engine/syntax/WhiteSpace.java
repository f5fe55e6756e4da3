package io.portwright.engine.syntax;

/** Blanks as templates understand them: Unicode's White_Space property. */
final class WhiteSpace {

  private WhiteSpace() {}

  static boolean is(char c) {
    return c >= '\t' && c <= '\r' || c == '\u0085' || Character.isSpaceChar(c);
  }

  /** Number of blanks at the start. */
  static int leading(String text) {
    int count = 0;
    while (count < text.length() && is(text.charAt(count))) {
      count++;
    }
    return count;
  }

  static String stripLeading(String text) {
    return text.substring(leading(text));
  }

  static String stripTrailing(String text) {
    int end = text.length();
    while (end > 0 && is(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }
}
