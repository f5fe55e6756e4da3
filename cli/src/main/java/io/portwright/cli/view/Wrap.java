package io.portwright.cli.view;

import java.util.ArrayList;
import java.util.List;

/** Breaks paragraphs at a width; lines that begin with a blank are commands and stay whole. */
public final class Wrap {

  private Wrap() {}

  /** The lines of a text with several paragraphs. */
  public static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    for (String line : text.strip().split("\n", -1)) {
      if (line.length() <= width || line.startsWith(" ")) {
        lines.add(line.stripTrailing());
      } else {
        wrap(line, width, lines);
      }
    }
    return lines;
  }

  private static void wrap(String line, int width, List<String> lines) {
    StringBuilder current = new StringBuilder();
    for (String word : line.split(" ", -1)) {
      if (!current.isEmpty() && current.length() + 1 + word.length() > width) {
        lines.add(current.toString());
        current.setLength(0);
      }
      current.append(current.isEmpty() ? "" : " ").append(word);
    }
    lines.add(current.toString());
  }

  /** How many columns a text takes: escape sequences count nothing, wide characters two. */
  public static int width(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c == 0x1b) {
        while (i < text.length() && text.charAt(i) != 'm') {
          i++;
        }
        i++;
      } else if (!isCombining(c)) {
        width += isWide(c) ? 2 : 1;
      }
    }
    return width;
  }

  private static boolean isCombining(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || c == 0x200d;
  }

  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115f)
        || (c >= 0x2e80 && c <= 0xa4cf)
        || (c >= 0xac00 && c <= 0xd7a3)
        || (c >= 0xf900 && c <= 0xfaff)
        || (c >= 0xfe30 && c <= 0xfe6f)
        || (c >= 0xff00 && c <= 0xff60)
        || (c >= 0x1f300 && c <= 0x1faff);
  }

  /** Makes a text safe for a terminal: control characters other than line ends show as escapes. */
  public static String harmless(String text) {
    boolean clean = text.chars().allMatch(c -> (c >= 0x20 && c != 0x7f && c < 0x80) || c >= 0xa0);
    if (clean) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean control = c < 0x20 && c != '\n' || c == 0x7f || c >= 0x80 && c < 0xa0;
      if (c == '\t') {
        out.append("    ");
      } else if (control) {
        out.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
