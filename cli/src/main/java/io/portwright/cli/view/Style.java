package io.portwright.cli.view;

/** Colours with a meaning, and glyphs with their ASCII forms. */
public record Style(Terminal terminal) {

  /** What a piece of text is, not how it looks. */
  public enum Tone {
    HEADING("1"),
    ADDED("32"),
    CHANGED("33"),
    REMOVED("31"),
    REPLACED("35"),
    ERROR("1;31"),
    WARNING("1;33"),
    GOOD("1;32"),
    READ("36"),
    FAINT("2"),
    MARKED("4");

    private final String code;

    Tone(String code) {
      this.code = code;
    }
  }

  /** A sign that has an ASCII form for terminals that cannot show it. */
  public enum Glyph {
    BOX_TOP("╷", "+"),
    BOX_SIDE("│", "|"),
    BOX_BOTTOM("╵", "+"),
    CROSS("✗", "x"),
    TICK("✓", "*"),
    ARROW("→", "->"),
    DOT("·", "-"),
    ELLIPSIS("…", "..."),
    RULE("─", "-"),
    CARET("^", "^");

    private final String unicode;
    private final String ascii;

    Glyph(String unicode, String ascii) {
      this.unicode = unicode;
      this.ascii = ascii;
    }
  }

  public String paint(Tone tone, String text) {
    return terminal.colour() ? "\u001b[" + tone.code + "m" + text + "\u001b[0m" : text;
  }

  public String glyph(Glyph glyph) {
    return terminal.unicode() ? glyph.unicode : glyph.ascii;
  }

  public int columns() {
    return terminal.columns();
  }
}
