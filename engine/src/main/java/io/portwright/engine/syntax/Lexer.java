package io.portwright.engine.syntax;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Cuts a text into tokens that cover it. One pass; templates inside expressions inside templates
 * are followed with a stack, so what a quote or brace means is always known.
 */
final class Lexer {

  private enum Mode {
    /** Expressions and bodies. */
    CODE,
    QUOTED,
    HEREDOC,
    /** A template file: literal text up to the end. */
    PLAIN
  }

  private static final class Frame {
    final Mode mode;

    /** End marker of a heredoc. */
    final String marker;

    /** Braces opened and not closed in CODE; may be negative at the outermost level. */
    int braces;

    Frame(Mode mode, String marker) {
      this.mode = mode;
      this.marker = marker;
    }
  }

  private final String text;
  private final Lengths lengths;
  private final Tokens tokens;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private int at;

  /** Behind the last found end of an inline comment; -1 when there is none in the rest. */
  private int commentEnd;

  private Lexer(Excerpt source, Mode mode) {
    this.text = source.text();
    this.lengths = new Lengths(text);
    this.tokens = new Tokens(source);
    frames.push(new Frame(mode, ""));
  }

  /** Tokens of a file of arguments and blocks, or of an expression. */
  static Tokens code(Excerpt source) {
    return new Lexer(source, Mode.CODE).scan();
  }

  /** Tokens of a template file. */
  static Tokens template(Excerpt source) {
    return new Lexer(source, Mode.PLAIN).scan();
  }

  private Tokens scan() {
    while (at < text.length()) {
      switch (mode()) {
        case CODE -> scanCode();
        case QUOTED -> scanQuoted();
        case HEREDOC, PLAIN -> scanPlain();
      }
    }
    tokens.add(TokenKind.END, at);
    return tokens;
  }

  private Mode mode() {
    return frames.element().mode;
  }

  private void token(TokenKind kind, int length) {
    tokens.add(kind, at);
    at += length;
  }

  private char look(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
  }

  // ---- expressions and bodies ----

  private void scanCode() {
    char c = text.charAt(at);
    int newline = lengths.newline(at);
    if (c == ' ' || c == '\t') {
      token(TokenKind.BLANKS, lengths.blanks(at));
    } else if (newline > 0) {
      token(TokenKind.NEWLINE, newline);
    } else if (c == '#' || c == '/' && look(1) == '/') {
      token(TokenKind.LINE_COMMENT, lengths.line(at));
    } else if (c == '/' && look(1) == '*' && afterInlineComment() > 0) {
      token(TokenKind.INLINE_COMMENT, commentEnd - at);
    } else if (c >= '0' && c <= '9') {
      token(TokenKind.NUMBER, lengths.number(at));
    } else if (c == '"') {
      token(TokenKind.OPEN_QUOTE, 1);
      frames.push(new Frame(Mode.QUOTED, ""));
    } else if (c == '{' || c == '}' || c == '~' && look(1) == '}') {
      scanBrace(c);
    } else if (Lengths.isIdentifierStart(text.codePointAt(at))) {
      token(TokenKind.IDENTIFIER, lengths.identifier(at));
    } else if (!openHeredoc()) {
      scanSymbol(c);
    }
  }

  private void scanBrace(char c) {
    Frame frame = frames.element();
    boolean endsSequence = c != '{' && frames.size() > 1 && frame.braces == 0;
    if (c == '{') {
      token(TokenKind.OPEN_BRACE, 1);
      frame.braces++;
    } else if (endsSequence) {
      token(TokenKind.CLOSE_SEQUENCE, c == '~' ? 2 : 1);
      frames.pop();
    } else {
      // "~}" cannot close a plain brace; the parser sees the wrong kind and says so
      token(c == '~' ? TokenKind.CLOSE_SEQUENCE : TokenKind.CLOSE_BRACE, c == '~' ? 2 : 1);
      frame.braces--;
    }
  }

  private void scanSymbol(char c) {
    TokenKind two = Symbols.pair(c, look(1));
    if (c == '.' && look(1) == '.' && look(2) == '.') {
      token(TokenKind.ELLIPSIS, 3);
    } else if (two != TokenKind.INVALID) {
      token(two, 2);
    } else {
      int point = text.codePointAt(at);
      boolean broken = Lengths.isSurrogate(point);
      token(broken ? TokenKind.BAD_ENCODING : Symbols.single(c), Character.charCount(point));
    }
  }

  /** Offset behind the inline comment that starts here; -1 when it never ends. */
  private int afterInlineComment() {
    if (commentEnd >= 0 && commentEnd < at + 4) {
      int end = text.indexOf("*/", at + 2);
      commentEnd = end < 0 ? -1 : end + 2;
    }
    return commentEnd;
  }

  private boolean openHeredoc() {
    if (!text.startsWith("<<", at)) {
      return false;
    }
    int name = at + (look(2) == '-' ? 3 : 2);
    if (name >= text.length() || !Lengths.isIdentifierStart(text.codePointAt(name))) {
      return false;
    }
    int end = name + lengths.identifier(name);
    int newline = lengths.newline(end);
    if (newline == 0) {
      return false;
    }
    token(TokenKind.OPEN_HEREDOC, end + newline - at);
    frames.push(new Frame(Mode.HEREDOC, text.substring(name, end)));
    return true;
  }

  // ---- templates ----

  private void scanQuoted() {
    char c = text.charAt(at);
    if (c == '"') {
      token(TokenKind.CLOSE_QUOTE, 1);
      frames.pop();
    } else if (c == '\n' || c == '\r') {
      token(TokenKind.QUOTED_NEWLINE, lengths.lineEnds(at));
    } else if (!openSequence()) {
      // signs that start no sequence are tokens of their own, as in Terraform's messages
      int end = at;
      boolean sign = c == '$' || c == '%';
      while (end < text.length() && !isSign(end) && quotedUnit(end) > 0) {
        end += quotedUnit(end);
      }
      if (sign) {
        end += quotedUnit(end);
      }
      if (end > at) {
        token(TokenKind.QUOTED_TEXT, end - at);
      } else {
        brokenText(c);
      }
    }
  }

  private boolean isSign(int offset) {
    return text.charAt(offset) == '$' || text.charAt(offset) == '%';
  }

  private void brokenText(char c) {
    token(Character.isSurrogate(c) ? TokenKind.BAD_ENCODING : TokenKind.INVALID, 1);
  }

  /** Length of the next piece of literal text in quotes; 0 when something else stands there. */
  private int quotedUnit(int from) {
    char c = text.charAt(from);
    if (c == '"' || c == '\n' || c == '\r') {
      return 0;
    }
    if (c != '\\') {
      return plainUnit(from);
    }
    int next = from + 1;
    if (next == text.length() || text.charAt(next) == '\n' || text.charAt(next) == '\r') {
      return 0;
    }
    int point = text.codePointAt(next);
    return Lengths.isSurrogate(point) ? 0 : 1 + Character.charCount(point);
  }

  /**
   * Length of the next character or escaped sequence; 0 before a sequence or a broken character.
   */
  private int plainUnit(int from) {
    char c = text.charAt(from);
    if (c == '$' || c == '%') {
      if (from + 1 == text.length()) {
        return mode() == Mode.PLAIN ? 1 : 0;
      }
      if (text.charAt(from + 1) == '{') {
        return 0;
      }
      return text.startsWith(c + "{", from + 1) ? 3 : 1;
    }
    if (c == '\r' && lengths.newline(from) == 0 && mode() == Mode.HEREDOC) {
      return 0;
    }
    int point = text.codePointAt(from);
    return Lengths.isSurrogate(point) ? 0 : Character.charCount(point);
  }

  private boolean openSequence() {
    char c = text.charAt(at);
    if (c != '$' && c != '%' || look(1) != '{') {
      return false;
    }
    token(
        c == '$' ? TokenKind.OPEN_INTERPOLATION : TokenKind.OPEN_DIRECTIVE, look(2) == '~' ? 3 : 2);
    frames.push(new Frame(Mode.CODE, ""));
    return true;
  }

  /** One line, or what of it stands before a sequence. */
  private void scanPlain() {
    boolean startOfLine = at == 0 || text.charAt(at - 1) == '\n';
    if (mode() == Mode.HEREDOC && startOfLine && closeHeredoc()) {
      return;
    }
    if (openSequence()) {
      return;
    }
    int end = at;
    while (end < text.length() && text.charAt(end) != '\n' && plainUnit(end) > 0) {
      end += plainUnit(end);
    }
    if (end < text.length() && text.charAt(end) == '\n') {
      end++;
    }
    if (end > at) {
      token(TokenKind.PLAIN_TEXT, end - at);
    } else if (text.charAt(at) == '\r') {
      // Terraform gives up on the whole rest here
      token(TokenKind.INVALID, text.length() - at);
    } else {
      brokenText(text.charAt(at));
    }
  }

  /** The end marker, alone on a line that has a line end. */
  private boolean closeHeredoc() {
    String marker = frames.element().marker;
    int start = at;
    while (start < text.length() && text.charAt(start) != '\n' && isSpace(start)) {
      start++;
    }
    int end = start + marker.length();
    if (!text.startsWith(marker, start)) {
      return false;
    }
    while (end < text.length() && text.charAt(end) != '\n' && isSpace(end)) {
      end++;
    }
    if (end >= text.length() || text.charAt(end) != '\n') {
      return false;
    }
    token(TokenKind.CLOSE_HEREDOC, end - (text.charAt(end - 1) == '\r' ? 1 : 0) - at);
    frames.pop();
    return true;
  }

  private boolean isSpace(int offset) {
    char c = text.charAt(offset);
    return WhiteSpace.is(c) && (c != '\r' || lengths.newline(offset) > 0);
  }
}
