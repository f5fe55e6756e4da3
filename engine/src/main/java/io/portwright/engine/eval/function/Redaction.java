package io.portwright.engine.eval.function;

import io.portwright.provider.value.Value;

/** Values in messages: hidden when they are sensitive. */
final class Redaction {

  private Redaction() {}

  /** The text in quotation marks, or a stand-in. */
  static String quoted(Value string) {
    return plain(string, GoText.quoted(string.asString()));
  }

  /** {@code shown}, or a stand-in when the value is sensitive. */
  static String plain(Value value, String shown) {
    return value.isSensitive() ? "(sensitive value)" : shown;
  }
}
