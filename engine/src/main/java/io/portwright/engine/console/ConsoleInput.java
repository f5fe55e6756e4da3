package io.portwright.engine.console;

import io.portwright.engine.syntax.Parser;
import io.portwright.engine.syntax.TokenKind;
import io.portwright.engine.syntax.Tokens;
import io.portwright.provider.diagnostic.SourceFile;
import java.util.Optional;

/** Lines as they are typed, put together while a bracket or a heredoc is open. */
public final class ConsoleInput {
  private final StringBuilder text = new StringBuilder();

  /** The whole expression, when this line completes one. */
  public Optional<String> add(String line) {
    text.append(text.isEmpty() ? "" : "\n").append(line);
    return isOpen() ? Optional.empty() : rest();
  }

  /** What was typed and is not complete. */
  public Optional<String> rest() {
    String whole = text.toString();
    text.setLength(0);
    return whole.isBlank() ? Optional.empty() : Optional.of(whole);
  }

  /** Whether the next line belongs to the same expression. */
  public boolean isContinued() {
    return !text.isEmpty();
  }

  private boolean isOpen() {
    Tokens tokens = Parser.parseFile(new SourceFile("", text + "\n")).orThrow().tokens();
    int open = 0;
    for (int i = 0; i < tokens.size(); i++) {
      open += depth(tokens.kind(i));
    }
    return open > 0;
  }

  private static int depth(TokenKind kind) {
    return switch (kind) {
      case OPEN_BRACE, OPEN_BRACKET, OPEN_PAREN, OPEN_HEREDOC, OPEN_INTERPOLATION, OPEN_DIRECTIVE ->
          1;
      case CLOSE_BRACE, CLOSE_BRACKET, CLOSE_PAREN, CLOSE_HEREDOC, CLOSE_SEQUENCE -> -1;
      case BLANKS,
          LINE_COMMENT,
          INLINE_COMMENT,
          NEWLINE,
          IDENTIFIER,
          NUMBER,
          OPEN_QUOTE,
          CLOSE_QUOTE,
          QUOTED_TEXT,
          PLAIN_TEXT,
          QUOTED_NEWLINE,
          STAR,
          SLASH,
          PLUS,
          MINUS,
          PERCENT,
          ASSIGN,
          EQUAL,
          NOT_EQUAL,
          LESS,
          LESS_OR_EQUAL,
          GREATER,
          GREATER_OR_EQUAL,
          AND,
          OR,
          BANG,
          QUESTION,
          COLON,
          DOUBLE_COLON,
          DOT,
          ELLIPSIS,
          COMMA,
          FAT_ARROW,
          INVALID,
          BAD_ENCODING,
          END ->
          0;
    };
  }
}
