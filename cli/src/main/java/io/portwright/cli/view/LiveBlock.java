package io.portwright.cli.view;

import java.io.PrintStream;
import java.util.List;

/**
 * The last lines of a terminal, rewritten in place; on anything that is not a terminal they are
 * never shown, and only what is {@linkplain #print printed for good} appears.
 */
final class LiveBlock {
  private static final String CLEAR_BELOW = "\r\u001b[J";

  private final PrintStream out;
  private final Terminal terminal;
  private int shown;

  LiveBlock(PrintStream out, Terminal terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Lines that stay, above the block. */
  void print(List<String> lines, List<String> block) {
    clear();
    lines.forEach(out::println);
    draw(block);
  }

  /** Shows the block anew. */
  void show(List<String> block) {
    clear();
    draw(block);
  }

  private void clear() {
    if (shown > 0) {
      out.print(String.format(java.util.Locale.ROOT, "\u001b[%dA", shown));
      out.print(CLEAR_BELOW);
      shown = 0;
    }
  }

  private void draw(List<String> block) {
    if (terminal.live()) {
      for (String line : block) {
        out.println(fitted(line));
      }
      shown = block.size();
    }
    out.flush();
  }

  /** A line that wraps would take two lines and spoil the counting. */
  private String fitted(String line) {
    if (Wrap.width(line) < terminal.columns()) {
      return line;
    }
    StringBuilder cut = new StringBuilder();
    int width = 0;
    for (int i = 0; i < line.length() && width < terminal.columns() - 2; ) {
      int c = line.codePointAt(i);
      if (c == 0x1b) {
        int end = line.indexOf('m', i) + 1;
        cut.append(line, i, end);
        i = end;
      } else {
        cut.appendCodePoint(c);
        width += Wrap.width(Character.toString(c));
        i += Character.charCount(c);
      }
    }
    return cut + (terminal.colour() ? "\u001b[0m" : "");
  }
}
