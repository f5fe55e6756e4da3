package io.portwright.provider.value;

import java.text.Normalizer;

/** Unicode's normal form C, which all strings of the language have. */
final class NormalForm {

  /** The first character that a character before it can be composed with. */
  private static final char FIRST_COMBINING = 0x300;

  private NormalForm() {}

  static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= FIRST_COMBINING) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
      }
    }
    return text;
  }
}
