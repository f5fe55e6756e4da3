package io.portwright.engine.syntax;

import io.portwright.provider.diagnostic.SourceFile;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.Arrays;

/**
 * The tokens of one file in order. They touch each other and cover the whole text; the last one is
 * {@link TokenKind#END} and empty. Kept in arrays: 5 bytes for each token.
 */
public final class Tokens {
  private static final TokenKind[] KINDS = TokenKind.values();

  private final Excerpt source;
  private final String text;
  private byte[] kinds = new byte[64];
  private int[] starts = new int[64];
  private int size;

  Tokens(Excerpt source) {
    this.source = source;
    this.text = source.text();
  }

  /** One token for all of a text that is not in native syntax. */
  public static Tokens foreign(SourceFile file) {
    Tokens tokens = new Tokens(Excerpt.of(file));
    tokens.add(TokenKind.PLAIN_TEXT, 0);
    tokens.add(TokenKind.END, file.text().length());
    return tokens;
  }

  void add(TokenKind kind, int start) {
    if (size == starts.length) {
      kinds = Arrays.copyOf(kinds, size * 2);
      starts = Arrays.copyOf(starts, size * 2);
    }
    kinds[size] = (byte) kind.ordinal();
    starts[size++] = start;
  }

  /** Number of tokens, the END token included. */
  public int size() {
    return size;
  }

  public TokenKind kind(int index) {
    return KINDS[kinds[index]];
  }

  public int start(int index) {
    return starts[index];
  }

  public int end(int index) {
    return index + 1 < size ? starts[index + 1] : text.length();
  }

  public String text(int index) {
    return text.substring(start(index), end(index));
  }

  boolean matches(int index, String word) {
    return end(index) - start(index) == word.length() && text.startsWith(word, start(index));
  }

  /** The first character of a token, which is not empty. */
  int codePoint(int index) {
    return text.codePointAt(start(index));
  }

  /** Where a piece of a token stands; offsets count from the start of the token. */
  SourceRange range(int index, int from, int to) {
    return source.range(start(index) + from, start(index) + to);
  }

  /** The character before an offset, which is not 0. */
  char charBefore(int offset) {
    return text.charAt(offset - 1);
  }

  public SourceRange range(int index) {
    return source.range(start(index), end(index));
  }

  /** Index of the token that covers an offset; the END token for the end of the text. */
  public int at(int offset) {
    int found = Arrays.binarySearch(starts, 0, size, offset);
    return found >= 0 ? found : -found - 2;
  }
}
