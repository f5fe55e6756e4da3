package io.portwright.engine.source;

import java.nio.charset.StandardCharsets;

/**
 * UTF-8 to UTF-16 that loses nothing: a byte that cannot be part of a character becomes the single
 * low surrogate U+DC80..U+DCFF, which no valid text contains. A byte-order mark is a character.
 */
final class Utf8 {
  private static final int ESCAPE = 0xDC00;

  private Utf8() {}

  static String decode(byte[] bytes) {
    int at = ascii(bytes);
    if (at == bytes.length) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
    StringBuilder text = new StringBuilder(bytes.length);
    text.append(new String(bytes, 0, at, StandardCharsets.ISO_8859_1));
    while (at < bytes.length) {
      int first = bytes[at] & 0xFF;
      int length = first < 0x80 ? 1 : sequenceLength(bytes, at);
      if (length == 0) {
        text.append((char) (ESCAPE + first));
        at++;
      } else {
        text.appendCodePoint(codePoint(bytes, at, length));
        at += length;
      }
    }
    return text.toString();
  }

  /** How many bytes at the start are characters of their own. */
  private static int ascii(byte[] bytes) {
    int count = 0;
    while (count < bytes.length && bytes[count] >= 0) {
      count++;
    }
    return count;
  }

  /** Bytes of the valid sequence of two or more at {@code at}; 0 when there is none. */
  private static int sequenceLength(byte[] bytes, int at) {
    int first = bytes[at] & 0xFF;
    int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || at + length > bytes.length) {
      return 0;
    }
    for (int i = 1; i < length; i++) {
      if ((bytes[at + i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    int point = codePoint(bytes, at, length);
    boolean overlong = point < (length == 3 ? 0x800 : length == 4 ? 0x10000 : 0x80);
    boolean surrogate = point >= 0xD800 && point <= 0xDFFF;
    return overlong || surrogate || point > 0x10FFFF ? 0 : length;
  }

  private static int codePoint(byte[] bytes, int at, int length) {
    if (length == 1) {
      return bytes[at];
    }
    int point = bytes[at] & 0xFF >> length + 1;
    for (int i = 1; i < length; i++) {
      point = point << 6 | bytes[at + i] & 0x3F;
    }
    return point;
  }
}
