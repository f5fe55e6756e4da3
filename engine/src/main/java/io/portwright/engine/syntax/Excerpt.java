package io.portwright.engine.syntax;

import io.portwright.provider.diagnostic.SourceFile;
import io.portwright.provider.diagnostic.SourceRange;

/**
 * A text and where its characters stand in a file. The file may hold them in another form: the
 * contents of a JSON string are an excerpt whose escapes are resolved.
 */
public final class Excerpt {
  private static final int[] SHIFTED = {};

  private final SourceFile file;
  private final String text;
  private final int start;

  /** Place of each character and of the end; empty when the file has the text letter by letter. */
  private final int[] places;

  private Excerpt(SourceFile file, String text, int start, int[] places) {
    this.file = file;
    this.text = text;
    this.start = start;
    this.places = places;
  }

  /** The whole text of a file. */
  static Excerpt of(SourceFile file) {
    return new Excerpt(file, file.text(), 0, SHIFTED);
  }

  /** A text that the file has letter by letter from {@code start} on. */
  public static Excerpt copied(SourceFile file, String text, int start) {
    return new Excerpt(file, text, start, SHIFTED);
  }

  /**
   * A text that the file has in another form.
   *
   * @param places offset in the file of each character and, last, of the end; never falling
   */
  public static Excerpt translated(SourceFile file, String text, int[] places) {
    if (places.length != text.length() + 1) {
      throw new IllegalArgumentException(places.length + " places for " + text.length());
    }
    return new Excerpt(file, text, 0, places.clone());
  }

  SourceFile file() {
    return file;
  }

  String text() {
    return text;
  }

  /** Where a part of the text stands in the file. */
  SourceRange range(int from, int to) {
    return new SourceRange(file, place(from), place(to));
  }

  private int place(int offset) {
    return places.length == 0 ? start + offset : places[offset];
  }
}
