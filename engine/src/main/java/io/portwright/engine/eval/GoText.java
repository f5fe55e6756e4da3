package io.portwright.engine.eval;

import java.util.Locale;

/** Strings in messages as Go quotes them: the form that Terraform's users know. */
public final class GoText {
  private GoText() {}

  public static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case 0x07 -> out.append("\\a");
            case 0x08 -> out.append("\\b");
            case 0x0B -> out.append("\\v");
            case 0x0C -> out.append("\\f");
            default -> append(out, c);
          }
        });
    return out.append('"').toString();
  }

  private static void append(StringBuilder out, int c) {
    if (c < 0x20 || c == 0x7F) {
      out.append(String.format(Locale.ROOT, "\\x%02x", c));
    } else if (c > 0x7F && (Character.isISOControl(c) || !Character.isDefined(c))) {
      out.append(String.format(Locale.ROOT, c > 0xFFFF ? "\\U%08x" : "\\u%04x", c));
    } else {
      out.appendCodePoint(c);
    }
  }
}
