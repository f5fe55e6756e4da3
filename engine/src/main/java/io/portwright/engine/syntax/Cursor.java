package io.portwright.engine.syntax;

import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Where a parse stands: the next token, whether line ends count, how deep things are nested, what
 * was found wrong and whether tokens have been skipped because of it. After the first skip, errors
 * about missing tokens are kept back: they would mostly be consequences.
 */
final class Cursor {

  private final Tokens tokens;

  /** Indexes of the tokens that the grammar knows; line comments stand for their line ends. */
  private final int[] grammatical;

  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private int next;
  private int previous = -1;
  private boolean newlinesCount = true;
  private boolean recovering;
  private int nesting;
  private int errors;
  private int reads;

  Cursor(Tokens tokens) {
    this.tokens = tokens;
    this.grammatical = grammatical(tokens);
  }

  private static int[] grammatical(Tokens tokens) {
    int[] found = new int[tokens.size()];
    int count = 0;
    for (int i = 0; i < tokens.size(); i++) {
      TokenKind kind = tokens.kind(i);
      if (!kind.isTrivia() || kind == TokenKind.LINE_COMMENT && endsLine(tokens, i)) {
        found[count++] = i;
      }
    }
    return Arrays.copyOf(found, count);
  }

  private static boolean endsLine(Tokens tokens, int index) {
    return tokens.charBefore(tokens.end(index)) == '\n';
  }

  // ---- tokens ----

  private TokenKind kindAt(int place) {
    TokenKind kind = tokens.kind(grammatical[place]);
    return kind == TokenKind.LINE_COMMENT ? TokenKind.NEWLINE : kind;
  }

  private void skipNewlines() {
    while (!newlinesCount && kindAt(next) == TokenKind.NEWLINE) {
      next++;
    }
  }

  /** Kind of the next token. At the end of the text it stays {@code END}. */
  TokenKind peek() {
    skipNewlines();
    return kindAt(next);
  }

  SourceRange peekRange() {
    skipNewlines();
    return tokens.range(grammatical[next]);
  }

  boolean peekIs(String keyword) {
    return peek() == TokenKind.IDENTIFIER && tokens.matches(grammatical[next], keyword);
  }

  /** Takes the next token. */
  SourceRange read() {
    skipNewlines();
    reads++;
    previous = next;
    if (next + 1 < grammatical.length) {
      next++;
    }
    return range();
  }

  /** How many tokens have been taken, each time one is counted: the work done so far. */
  int reads() {
    return reads;
  }

  /** Kind of the token read last. */
  TokenKind kind() {
    return kindAt(previous);
  }

  /** Range of the token read last; before the first, of the next one. */
  SourceRange range() {
    return previous < 0 ? peekRange() : tokens.range(grammatical[previous]);
  }

  /** Text of the token read last. */
  String text() {
    return tokens.text(grammatical[previous]);
  }

  Name name() {
    return new Name(text(), range());
  }

  /** Where a piece of the token read last stands; offsets count from the start of the token. */
  SourceRange range(int from, int to) {
    return tokens.range(grammatical[previous], from, to);
  }

  // ---- line ends ----

  /** Sets whether line ends are tokens or blanks; returns how it was, to be set back. */
  boolean countNewlines(boolean count) {
    boolean before = newlinesCount;
    newlinesCount = count;
    return before;
  }

  // ---- findings ----

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  void error(String summary, String detail, SourceRange subject) {
    if (errors == Parser.MAX_ERRORS) {
      diagnostics.add(
          Diagnostic.error(
              "Too many errors",
              "Only the first " + Parser.MAX_ERRORS + " errors of this file are shown.",
              subject));
    } else if (errors < Parser.MAX_ERRORS) {
      diagnostics.add(Diagnostic.error(summary, detail, subject));
    }
    errors++;
  }

  /** Whether further errors would not be kept, so that no work need go into their wording. */
  boolean full() {
    return errors > Parser.MAX_ERRORS;
  }

  /** An error that is only worth telling while nothing has been skipped yet. */
  void expected(String summary, String detail, SourceRange subject) {
    if (!recovering) {
      error(summary, detail, subject);
    }
  }

  /** Number of errors so far, to be given to {@link #lostSince}. */
  int mark() {
    return errors;
  }

  boolean failedSince(int mark) {
    return errors > mark;
  }

  /** Whether something went wrong since the mark and the place in the text is not certain. */
  boolean lostSince(int mark) {
    return recovering && failedSince(mark);
  }

  boolean recovering() {
    return recovering;
  }

  void startRecovery() {
    recovering = true;
  }

  // ---- nesting ----

  /**
   * Goes one level down; false, with an error, when there are too many. Each success needs a {@link
   * #leave}.
   */
  boolean enter() {
    if (nesting >= Parser.MAX_NESTING) {
      expected(
          "Nesting too deep",
          "Blocks, brackets, templates and conditionals can stand inside each other at most "
              + Parser.MAX_NESTING
              + " levels deep. Move inner parts into local values.",
          peekRange());
      startRecovery();
      return false;
    }
    nesting++;
    return true;
  }

  void leave() {
    nesting--;
  }

  // ---- recovery ----

  /**
   * Skips to behind the next token of a kind that closes what was open here, passing over whole
   * pairs. Returns the range of that token, or of the end of the text.
   */
  SourceRange recover(TokenKind close) {
    recovering = true;
    int open = 0;
    while (true) {
      SourceRange range = read();
      TokenKind kind = kind();
      if (kind == close && open == 0 || kind == TokenKind.END) {
        return range;
      }
      if (kind == close) {
        open--;
      } else if (opens(kind, close)) {
        open++;
      }
    }
  }

  /** Skips to behind the next pair that starts with an opening parenthesis. */
  void recoverBehindParentheses() {
    do {
      read();
    } while (kind() != TokenKind.OPEN_PAREN && kind() != TokenKind.END);
    recover(TokenKind.CLOSE_PAREN);
  }

  /** Skips to behind the next line end that is outside of every bracket opened on the way. */
  void recoverAfterItem() {
    recovering = true;
    Deque<TokenKind> open = new ArrayDeque<>();
    while (true) {
      read();
      TokenKind kind = kind();
      if (kind == TokenKind.END || kind == TokenKind.NEWLINE && open.isEmpty()) {
        return;
      }
      if (isOpener(kind)) {
        open.push(kind);
      } else if (isCloser(kind)) {
        while (!open.isEmpty() && !opens(open.element(), kind)) {
          open.pop();
        }
        open.poll();
      }
    }
  }

  private static boolean isCloser(TokenKind kind) {
    return switch (kind) {
      case CLOSE_BRACE, CLOSE_BRACKET, CLOSE_PAREN, CLOSE_QUOTE, CLOSE_HEREDOC, CLOSE_SEQUENCE ->
          true;
      default -> false;
    };
  }

  private static boolean isOpener(TokenKind kind) {
    return switch (kind) {
      case OPEN_BRACE,
          OPEN_BRACKET,
          OPEN_PAREN,
          OPEN_QUOTE,
          OPEN_HEREDOC,
          OPEN_INTERPOLATION,
          OPEN_DIRECTIVE ->
          true;
      default -> false;
    };
  }

  private static boolean opens(TokenKind kind, TokenKind close) {
    return switch (close) {
      case CLOSE_BRACE -> kind == TokenKind.OPEN_BRACE;
      case CLOSE_BRACKET -> kind == TokenKind.OPEN_BRACKET;
      case CLOSE_PAREN -> kind == TokenKind.OPEN_PAREN;
      case CLOSE_QUOTE -> kind == TokenKind.OPEN_QUOTE;
      case CLOSE_HEREDOC -> kind == TokenKind.OPEN_HEREDOC;
      case CLOSE_SEQUENCE ->
          kind == TokenKind.OPEN_INTERPOLATION || kind == TokenKind.OPEN_DIRECTIVE;
      default -> false;
    };
  }
}
