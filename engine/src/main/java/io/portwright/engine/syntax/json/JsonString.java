package io.portwright.engine.syntax.json;

import java.util.Arrays;

/**
 * What a string token stands for. Half of a surrogate pair, written as an escape or left by bytes
 * that are no UTF-8, becomes U+FFFD.
 */
final class JsonString {
  private static final char REPLACEMENT = '\uFFFD';

  private final String text;
  private final int start;
  private final int end;
  private final StringBuilder value = new StringBuilder();
  private int[] places = {};
  private int at;
  private boolean broken;

  private JsonString(String text, int start, int end) {
    this.text = text;
    this.start = start;
    this.end = end;
  }

  /**
   * The string whose token, quotes included, stands between two offsets of a text.
   *
   * @param places offset in the text of each character of the value and of its end; empty when the
   *     value stands there letter by letter
   */
  record Resolved(String value, int[] places) {}

  /** Whether the value stands in the text letter by letter. */
  static boolean isPlain(String text, int start, int end) {
    if (end - start < 2 || text.charAt(end - 1) != '"') {
      return false;
    }
    for (int i = start + 1; i < end - 1; i++) {
      char c = text.charAt(i);
      if (c == '\\' || Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The offset behind the first character that may not stand where it does; -1 when the string is
   * right.
   */
  static int errorEnd(String text, int start, int end) {
    JsonString string = new JsonString(text, start, end);
    string.resolve();
    return string.broken ? string.at : -1;
  }

  /** The value of a string that is right. */
  static Resolved resolved(String text, int start, int end) {
    JsonString string = new JsonString(text, start, end);
    string.places = new int[end - start];
    string.resolve();
    int length = string.value.length();
    int[] places = Arrays.copyOf(string.places, length + 1);
    places[length] = end - 1;
    return new Resolved(string.value.toString(), places);
  }

  private void resolve() {
    at = start + 1;
    while (at < end && !broken) {
      char c = text.charAt(at);
      if (c == '"') {
        return;
      }
      if (c == '\\') {
        escape();
      } else if (Character.isHighSurrogate(c)
          && at + 1 < end
          && Character.isLowSurrogate(text.charAt(at + 1))) {
        add(c, at);
        add(text.charAt(at + 1), at + 1);
        at += 2;
      } else {
        add(Character.isSurrogate(c) ? REPLACEMENT : c, at);
        at++;
      }
    }
    broken = true;
  }

  private void add(char c, int place) {
    if (places.length > 0) {
      places[value.length()] = place;
    }
    value.append(c);
  }

  private void escape() {
    int place = at;
    at++;
    if (at == end) {
      broken = true;
      return;
    }
    switch (text.charAt(at)) {
      case '"', '\\', '/' -> simple(text.charAt(at), place);
      case 'b' -> simple('\b', place);
      case 'f' -> simple('\f', place);
      case 'n' -> simple('\n', place);
      case 'r' -> simple('\r', place);
      case 't' -> simple('\t', place);
      case 'u' -> unicode(place);
      default -> {
        at++;
        broken = true;
      }
    }
  }

  private void simple(char c, int place) {
    add(c, place);
    at++;
  }

  private void unicode(int place) {
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      at++;
      int digit = at < end ? Character.digit(text.charAt(at), 16) : -1;
      if (digit < 0 || text.charAt(at) > 'f') {
        at = Math.min(at + 1, end);
        broken = true;
        return;
      }
      unit = unit * 16 + digit;
    }
    at++;
    char c = (char) unit;
    int last = value.length() - 1;
    if (Character.isLowSurrogate(c) && last >= 0 && pending == last) {
      value.setCharAt(last, high);
      add(c, place);
    } else {
      pending = Character.isHighSurrogate(c) ? value.length() : -1;
      high = c;
      add(Character.isSurrogate(c) ? REPLACEMENT : c, place);
    }
  }

  /** Index in the value of an escape that was the first half of a pair, and what it was. */
  private int pending = -1;

  private char high;
}
