package io.portwright.engine.address;

/** Strings as they stand in quotes in an address: escapes as in the language. */
final class QuotedText {
  private QuotedText() {}

  static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          boolean opens =
              (c == '$' || c == '%') && i + 1 < text.length() && text.charAt(i + 1) == '{';
          out.append(opens ? String.valueOf(c) + c : String.valueOf(c));
        }
      }
    }
    return out.append('"').toString();
  }
}
