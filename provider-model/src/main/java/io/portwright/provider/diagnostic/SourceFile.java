package io.portwright.provider.diagnostic;

import java.text.BreakIterator;
import java.util.Arrays;
import java.util.Locale;

/**
 * The text of one file and where its lines start. Positions inside the program are UTF-16 offsets
 * into {@link #text()}; lines and columns are computed here, at the edge.
 *
 * <p>Identity is the instance: two files with the same name and text are different files.
 */
public final class SourceFile {
  private final String name;
  private final String text;
  private final int[] lineStarts;

  /**
   * @param name as shown to the user, relative to the folder the program works in
   * @param text decoded, without byte-order mark; line ends are {@code \n} or {@code \r\n}
   */
  public SourceFile(String name, String text) {
    this.name = name;
    this.text = text;
    this.lineStarts = starts(text);
  }

  private static int[] starts(String text) {
    int[] found = new int[16];
    int count = 1;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      if (count == found.length) {
        found = Arrays.copyOf(found, count * 2);
      }
      found[count++] = at + 1;
    }
    return Arrays.copyOf(found, count);
  }

  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  public int lineCount() {
    return lineStarts.length;
  }

  /** Line of an offset, 1-based. The end of the text belongs to the last line. */
  public int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /**
   * Column of an offset in its line, 1-based, in grapheme clusters. In JSON files a tab is two
   * columns, because that is what Terraform counts there.
   */
  public int column(int offset) {
    int start = lineStarts[line(offset) - 1];
    int tabs = 0;
    boolean plain = true;
    for (int i = start; i < offset; i++) {
      char c = text.charAt(i);
      plain &= c < 0x300;
      if (c == '\t') {
        tabs++;
      }
    }
    int extra = name.endsWith(".json") ? tabs : 0;
    return extra + (plain ? offset - start + 1 : clusters(text.substring(start, offset)) + 1);
  }

  private static int clusters(String text) {
    BreakIterator boundaries = BreakIterator.getCharacterInstance(Locale.ROOT);
    boundaries.setText(text);
    int count = 0;
    while (boundaries.next() != BreakIterator.DONE) {
      count++;
    }
    return count;
  }

  /** Offset of an UTF-16 position counted in UTF-8 bytes from the start of the file. */
  public int utf8Offset(int offset) {
    int bytes = 0;
    for (int i = 0; i < offset; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        bytes++;
      } else if (c < 0x800) {
        bytes += 2;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        bytes += 4;
        i++;
      } else {
        bytes += 3;
      }
    }
    return bytes;
  }

  /** Offset of the first character of a line; {@code line} is 1-based and must exist. */
  public int lineStart(int line) {
    return lineStarts[line - 1];
  }

  /** Text of a line without its line end; {@code line} is 1-based and must exist. */
  public String lineText(int line) {
    int start = lineStarts[line - 1];
    int end = line < lineStarts.length ? lineStarts[line] - 1 : text.length();
    if (end > start && text.charAt(end - 1) == '\r') {
      end--;
    }
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return name;
  }
}
