package io.portwright.engine.syntax;

import io.portwright.provider.diagnostic.SourceRange;
import java.util.List;

/** Reads templates as expressions: quoted strings, heredocs and template files. */
final class TemplateParser {
  private final Cursor cursor;
  private final TemplateTokens reader;

  TemplateParser(Cursor cursor, ExpressionParser expressions) {
    this.cursor = cursor;
    this.reader = new TemplateTokens(cursor, expressions);
  }

  /** A quoted string or heredoc; its opening marker is next. */
  Expression literal() {
    SourceRange open = cursor.read();
    boolean heredoc = cursor.kind() == TokenKind.OPEN_HEREDOC;
    boolean indented = heredoc && cursor.text().startsWith("<<-");
    TokenKind end = heredoc ? TokenKind.CLOSE_HEREDOC : TokenKind.CLOSE_QUOTE;
    return template(open, end, indented);
  }

  /** A template file: everything up to the end of the text. */
  Expression file() {
    return template(cursor.range(), TokenKind.END, false);
  }

  private Expression template(SourceRange open, TokenKind end, boolean indented) {
    List<TemplateToken> tokens = reader.upTo(end);
    SourceRange close = cursor.range();
    SourceRange range = open.to(close);
    if (tokens.size() == 1 && tokens.getFirst() instanceof TemplateToken.Interpolation only) {
      return new Expression.TemplateWrap(only.value(), range);
    }
    List<TemplatePart> parts =
        new TemplateAssembly(cursor, indented ? Indent.removed(tokens) : tokens, close).parts();
    if (parts.isEmpty()) {
      return new Expression.StringLiteral("", range);
    }
    if (parts.size() == 1 && parts.getFirst() instanceof TemplatePart.Text only) {
      return new Expression.StringLiteral(only.value(), range);
    }
    return new Expression.Template(parts, range);
  }
}
