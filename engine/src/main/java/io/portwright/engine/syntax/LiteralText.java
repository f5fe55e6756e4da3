package io.portwright.engine.syntax;

import java.util.Locale;

/** What literal text stands for: escapes resolved, doubled template marks halved. */
final class LiteralText {

  private final Cursor cursor;
  private final String raw;
  private final StringBuilder value;
  private int at;

  private LiteralText(Cursor cursor, String raw) {
    this.cursor = cursor;
    this.raw = raw;
    this.value = new StringBuilder(raw.length());
  }

  /** Text of the {@code QUOTED_TEXT} or {@code PLAIN_TEXT} token that was read last. */
  static String of(Cursor cursor) {
    String raw = cursor.text();
    boolean quoted = cursor.kind() == TokenKind.QUOTED_TEXT;
    if (!raw.contains("{") && !(quoted && raw.contains("\\"))) {
      return raw;
    }
    return new LiteralText(cursor, raw).resolve(quoted);
  }

  private String resolve(boolean backslashes) {
    while (at < raw.length()) {
      char c = raw.charAt(at);
      if ((c == '$' || c == '%') && raw.startsWith(c + "{", at + 1)) {
        value.append(c).append('{');
        at += 3;
      } else if (c == '\\' && backslashes) {
        escape();
      } else {
        value.append(c);
        at++;
      }
    }
    return value.toString();
  }

  private void escape() {
    int selector = raw.codePointAt(at + 1);
    switch (selector) {
      case 'n' -> simple('\n');
      case 'r' -> simple('\r');
      case 't' -> simple('\t');
      case '"' -> simple('"');
      case '\\' -> simple('\\');
      case 'u' ->
          unicode(4, "The \\u escape sequence must be followed by four hexadecimal digits.");
      case 'U' ->
          unicode(8, "The \\U escape sequence must be followed by eight hexadecimal digits.");
      default -> {
        int length = 1 + Character.charCount(selector);
        invalid(
            "The symbol \"" + shown(selector) + "\" is not a valid escape sequence selector.",
            length);
        value.append(raw, at, at + length);
        at += length;
      }
    }
  }

  /** A character inside a sentence; those that cannot be seen are written as escapes. */
  private static String shown(int point) {
    return switch (point) {
      case '\t' -> "\\t";
      case '\f' -> "\\f";
      case '\b' -> "\\b";
      case 7 -> "\\a";
      case 11 -> "\\v";
      default -> {
        boolean visible =
            point == ' '
                || !Character.isISOControl(point)
                    && !Character.isSpaceChar(point)
                    && Character.getType(point) != Character.UNASSIGNED
                    && Character.getType(point) != Character.FORMAT
                    && Character.getType(point) != Character.PRIVATE_USE;
        String pattern = point < 0x80 ? "\\x%02x" : point < 0x10000 ? "\\u%04x" : "\\U%08x";
        yield visible ? Character.toString(point) : String.format(Locale.ROOT, pattern, point);
      }
    };
  }

  private void simple(char c) {
    value.append(c);
    at += 2;
  }

  private void unicode(int digits, String detail) {
    int end = at + 2;
    while (end < raw.length() && end < at + 2 + digits && isHex(raw.charAt(end))) {
      end++;
    }
    if (end - at - 2 < digits) {
      invalid(detail, end - at);
      value.append(raw, at, end);
    } else {
      String hex = raw.substring(at + 2, end);
      long point = Long.parseLong(hex, 16);
      if (point > Character.MAX_CODE_POINT
          || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
        invalid(
            "Cannot encode character U+" + String.format(Locale.ROOT, "%04x", point) + " in UTF-8.",
            end - at);
      } else {
        value.appendCodePoint((int) point);
      }
    }
    at = end;
  }

  private static boolean isHex(char c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
  }

  private void invalid(String detail, int length) {
    cursor.error("Invalid escape sequence", detail, cursor.range(at, at + length));
  }
}
