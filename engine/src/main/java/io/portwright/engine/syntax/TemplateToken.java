package io.portwright.engine.syntax;

import io.portwright.provider.diagnostic.SourceRange;
import java.util.Optional;

/** A piece of a template before its directives have been matched with each other. */
sealed interface TemplateToken {

  SourceRange range();

  record Text(String value, SourceRange range) implements TemplateToken {}

  record Interpolation(Expression value, SourceRange range) implements TemplateToken {}

  record If(Expression condition, SourceRange range) implements TemplateToken {}

  record For(Optional<Name> key, Name value, Expression collection, SourceRange range)
      implements TemplateToken {}

  /** The directives that end or split another. */
  enum Ending {
    ELSE("else"),
    ENDIF("endif"),
    ENDFOR("endfor");

    final String keyword;

    Ending(String keyword) {
      this.keyword = keyword;
    }
  }

  record End(Ending ending, SourceRange range) implements TemplateToken {}
}
