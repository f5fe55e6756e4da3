package io.portwright.engine.syntax;

import io.portwright.provider.diagnostic.SourceRange;
import java.util.List;
import java.util.Optional;

/** A piece of a template, in the order in which the pieces are joined. */
public sealed interface TemplatePart {

  SourceRange range();

  /**
   * Text without its escapes, trimmed and with its indent removed where the template asks for it.
   * Not normalised.
   */
  record Text(String value, SourceRange range) implements TemplatePart {}

  /** {@code ${value}}. The range is that of the expression's sequence with its markers. */
  record Interpolation(Expression value, SourceRange range) implements TemplatePart {}

  /** {@code %{ if … }…%{ else }…%{ endif }}. {@code otherwise} is empty without an else. */
  record If(
      Expression condition,
      List<TemplatePart> then,
      List<TemplatePart> otherwise,
      SourceRange range)
      implements TemplatePart {
    public If {
      then = List.copyOf(then);
      otherwise = List.copyOf(otherwise);
    }
  }

  /** {@code %{ for key, value in … }…%{ endfor }}. */
  record For(
      Optional<Name> key,
      Name value,
      Expression collection,
      List<TemplatePart> body,
      SourceRange range)
      implements TemplatePart {
    public For {
      body = List.copyOf(body);
    }
  }
}
