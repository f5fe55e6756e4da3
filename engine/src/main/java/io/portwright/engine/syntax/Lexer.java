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
  private final Tokens tokens;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private int at;

  /** Behind the last found end of an inline comment; -1 when there is none in the rest. */
  private int commentEnd;

  private Lexer(Excerpt source, Mode mode) {
    this.text = source.text();
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
    int newline = newlineAt(at);
    if (c == ' ' || c == '\t') {
      token(TokenKind.BLANKS, run(at, p -> p == ' ' || p == '\t') - at);
    } else if (newline > 0) {
      token(TokenKind.NEWLINE, newline);
    } else if (c == '#' || c == '/' && look(1) == '/') {
      token(TokenKind.LINE_COMMENT, afterLine(at) - at);
    } else if (c == '/' && look(1) == '*' && afterInlineComment() > 0) {
      token(TokenKind.INLINE_COMMENT, commentEnd - at);
    } else if (c >= '0' && c <= '9') {
      token(TokenKind.NUMBER, afterNumber() - at);
    } else if (c == '"') {
      token(TokenKind.OPEN_QUOTE, 1);
      frames.push(new Frame(Mode.QUOTED, ""));
    } else if (c == '{' || c == '}' || c == '~' && look(1) == '}') {
      scanBrace(c);
    } else if (isIdentifierStart(text.codePointAt(at))) {
      token(TokenKind.IDENTIFIER, afterIdentifier(at) - at);
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
    TokenKind two = pair(c, look(1));
    if (c == '.' && look(1) == '.' && look(2) == '.') {
      token(TokenKind.ELLIPSIS, 3);
    } else if (two != TokenKind.INVALID) {
      token(two, 2);
    } else {
      int point = text.codePointAt(at);
      boolean broken = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
      token(broken ? TokenKind.BAD_ENCODING : single(c), Character.charCount(point));
    }
  }

  private static TokenKind pair(char first, char second) {
    return switch (first) {
      case '=' -> second == '=' ? TokenKind.EQUAL : second == '>' ? TokenKind.FAT_ARROW : none();
      case '!' -> second == '=' ? TokenKind.NOT_EQUAL : none();
      case '<' -> second == '=' ? TokenKind.LESS_OR_EQUAL : none();
      case '>' -> second == '=' ? TokenKind.GREATER_OR_EQUAL : none();
      case '&' -> second == '&' ? TokenKind.AND : none();
      case '|' -> second == '|' ? TokenKind.OR : none();
      case ':' -> second == ':' ? TokenKind.DOUBLE_COLON : none();
      default -> none();
    };
  }

  private static TokenKind none() {
    return TokenKind.INVALID;
  }

  private static TokenKind single(char c) {
    return switch (c) {
      case '[' -> TokenKind.OPEN_BRACKET;
      case ']' -> TokenKind.CLOSE_BRACKET;
      case '(' -> TokenKind.OPEN_PAREN;
      case ')' -> TokenKind.CLOSE_PAREN;
      case '*' -> TokenKind.STAR;
      case '/' -> TokenKind.SLASH;
      case '+' -> TokenKind.PLUS;
      case '-' -> TokenKind.MINUS;
      case '%' -> TokenKind.PERCENT;
      case '=' -> TokenKind.ASSIGN;
      case '<' -> TokenKind.LESS;
      case '>' -> TokenKind.GREATER;
      case '!' -> TokenKind.BANG;
      case '?' -> TokenKind.QUESTION;
      case ':' -> TokenKind.COLON;
      case '.' -> TokenKind.DOT;
      case ',' -> TokenKind.COMMA;
      default -> TokenKind.INVALID;
    };
  }

  /**
   * A number as far as it looks like one: digits, dots and exponents, ending with a digit. {@code
   * 1.2.3} is one token that the parser refuses.
   */
  private int afterNumber() {
    int end = at + 1;
    while (true) {
      int digit = run(end, p -> p == '.');
      if (isOneOf("eE", digit)) {
        digit += isOneOf("+-", digit + 1) ? 2 : 1;
      }
      if (digit >= text.length() || text.charAt(digit) < '0' || text.charAt(digit) > '9') {
        return end;
      }
      end = digit + 1;
    }
  }

  private boolean isOneOf(String characters, int offset) {
    return offset < text.length() && characters.indexOf(text.charAt(offset)) >= 0;
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
    if (name >= text.length() || !isIdentifierStart(text.codePointAt(name))) {
      return false;
    }
    int end = afterIdentifier(name);
    int newline = newlineAt(end);
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
      token(TokenKind.QUOTED_NEWLINE, run(at, p -> p == '\n' || p == '\r') - at);
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
    return isSurrogate(point) ? 0 : 1 + Character.charCount(point);
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
    if (c == '\r' && newlineAt(from) == 0 && mode() == Mode.HEREDOC) {
      return 0;
    }
    int point = text.codePointAt(from);
    return isSurrogate(point) ? 0 : Character.charCount(point);
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
    return WhiteSpace.is(c) && (c != '\r' || newlineAt(offset) > 0);
  }

  // ---- characters ----

  private interface Test {
    boolean accepts(int point);
  }

  private int run(int from, Test test) {
    int end = from;
    while (end < text.length()) {
      int point = text.codePointAt(end);
      if (!test.accepts(point)) {
        break;
      }
      end += Character.charCount(point);
    }
    return end;
  }

  private int afterIdentifier(int from) {
    return run(from, Lexer::isIdentifierPart);
  }

  private int afterLine(int from) {
    int newline = text.indexOf('\n', from);
    return newline < 0 ? text.length() : newline + 1;
  }

  /** Length of the line end at an offset: 0, 1 or 2. */
  private int newlineAt(int from) {
    if (text.startsWith("\n", from)) {
      return 1;
    }
    return text.startsWith("\r\n", from) ? 2 : 0;
  }

  private static boolean isSurrogate(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }

  static boolean isIdentifierStart(int point) {
    return point == '_' || Character.isUnicodeIdentifierStart(point);
  }

  static boolean isIdentifierPart(int point) {
    return point == '-'
        || Character.isUnicodeIdentifierPart(point) && !Character.isIdentifierIgnorable(point);
  }
}
