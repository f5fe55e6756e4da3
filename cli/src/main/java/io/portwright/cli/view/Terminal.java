package io.portwright.cli.view;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;

/**
 * What the two outputs can show.
 *
 * @param columns width to wrap at, at least 40
 * @param colour whether escape sequences may be written
 * @param unicode whether glyphs beyond ASCII may be written
 * @param live whether lines may be rewritten in place
 */
public record Terminal(int columns, boolean colour, boolean unicode, boolean live) {

  private static final int DEFAULT_COLUMNS = 80;
  private static final int MOST_COLUMNS = 120;

  public Terminal {
    columns = Math.max(40, columns);
  }

  /** For tests and pipes: nothing but text. */
  public static Terminal plain(int columns) {
    return new Terminal(columns, false, true, false);
  }

  /**
   * @param environment {@code NO_COLOR}, {@code TERM}, {@code COLUMNS}, and {@code PORTWRIGHT_TTY}
   *     as the launcher sets it: the numbers of the outputs that are terminals, and the width
   */
  public static Terminal of(Map<String, String> environment, boolean colourWanted, boolean glyphs) {
    String outputs = environment.getOrDefault("PORTWRIGHT_TTY", "");
    boolean screen = outputs.contains("1");
    boolean dumb = environment.getOrDefault("TERM", "").equals("dumb");
    boolean colour =
        colourWanted && screen && !dumb && environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Terminal(
        width(environment), colour, glyphs && unicode(environment), screen && !dumb);
  }

  private static int width(Map<String, String> environment) {
    String given = environment.getOrDefault("COLUMNS", "");
    if (given.isEmpty() || given.length() > 4 || !given.chars().allMatch(Character::isDigit)) {
      return DEFAULT_COLUMNS;
    }
    return Math.min(MOST_COLUMNS, Integer.parseInt(given));
  }

  private static boolean unicode(Map<String, String> environment) {
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      String value = environment.getOrDefault(name, "");
      if (!value.isEmpty()) {
        String lower = value.toLowerCase(Locale.ROOT);
        return lower.contains("utf-8") || lower.contains("utf8");
      }
    }
    return Charset.defaultCharset().name().equals("UTF-8")
        && !environment.getOrDefault("TERM", "").equals("linux");
  }

  public Terminal withoutColour() {
    return new Terminal(columns, false, unicode, live);
  }
}
