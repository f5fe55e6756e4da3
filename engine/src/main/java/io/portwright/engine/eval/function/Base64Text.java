package io.portwright.engine.eval.function;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Reads Base64 with padding; line breaks are ignored, wherever they are. */
final class Base64Text {
  private static final byte[] DIGITS = digits();
  private static final byte NONE = -1;

  private final byte[] text;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int position;

  private Base64Text(byte[] text) {
    this.text = text;
  }

  /** The outcome of reading. */
  sealed interface Reading {
    record Decoded(byte[] bytes) implements Reading {}

    /**
     * @param offset in bytes, where the text stops being Base64
     */
    record Corrupt(int offset) implements Reading {}
  }

  static Reading read(String text) {
    return new Base64Text(EncodingFunctions.utf8(text)).read();
  }

  private static byte[] digits() {
    byte[] digits = new byte[256];
    Arrays.fill(digits, NONE);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0; i < alphabet.length(); i++) {
      digits[alphabet.charAt(i)] = (byte) i;
    }
    return digits;
  }

  private Reading read() {
    while (true) {
      skipBreaks();
      if (position == text.length) {
        return new Reading.Decoded(out.toByteArray());
      }
      int bits = 0;
      for (int digits = 0; digits < 4; digits++) {
        skipBreaks();
        if (position == text.length) {
          return new Reading.Corrupt(position - digits);
        }
        byte c = text[position++];
        if (c == '=') {
          return padded(bits, digits);
        }
        byte digit = DIGITS[c & 0xFF];
        if (digit == NONE) {
          return new Reading.Corrupt(position - 1);
        }
        bits = bits << 6 | digit;
      }
      write(bits, 3);
    }
  }

  /** The end, behind its first equals sign. */
  private Reading padded(int bits, int digits) {
    if (digits < 2) {
      return new Reading.Corrupt(position - 1);
    }
    if (digits == 2) {
      skipBreaks();
      if (position == text.length) {
        return new Reading.Corrupt(text.length);
      }
      if (text[position] != '=') {
        return new Reading.Corrupt(position - 1);
      }
      position++;
    }
    skipBreaks();
    if (position < text.length) {
      return new Reading.Corrupt(position);
    }
    write(bits << 6 * (4 - digits), digits - 1);
    return new Reading.Decoded(out.toByteArray());
  }

  private void skipBreaks() {
    while (position < text.length && (text[position] == '\n' || text[position] == '\r')) {
      position++;
    }
  }

  private void write(int bits, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write(bits >> 16 - 8 * i);
    }
  }
}
