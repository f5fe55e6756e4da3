package io.portwright.engine.syntax;

import io.portwright.provider.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.List;

/** Matches the directives of a template: which endif belongs to which if. */
final class TemplateAssembly {
  private static final String UNBALANCED =
      "The control directives within this template are unbalanced.";

  private final Cursor cursor;
  private final List<TemplateToken> tokens;
  private final SourceRange end;
  private int next;

  /**
   * @param end the closing marker; unclosed directives are reported there
   */
  TemplateAssembly(Cursor cursor, List<TemplateToken> tokens, SourceRange end) {
    this.cursor = cursor;
    this.tokens = tokens;
    this.end = end;
  }

  List<TemplatePart> parts() {
    List<TemplatePart> parts = new ArrayList<>();
    while (next < tokens.size()) {
      parts.add(part());
    }
    return parts;
  }

  /** The next part, with all that belongs to it; invalid where directives do not match. */
  private TemplatePart part() {
    return switch (tokens.get(next++)) {
      case TemplateToken.Text text -> joined(text);
      case TemplateToken.Interpolation interpolation ->
          new TemplatePart.Interpolation(interpolation.value(), interpolation.range());
      case TemplateToken.If open -> choice(open);
      case TemplateToken.For open -> loop(open);
      case TemplateToken.End ending -> unexpected(ending, UNBALANCED);
    };
  }

  private TemplatePart joined(TemplateToken.Text first) {
    StringBuilder text = new StringBuilder(first.value());
    SourceRange range = first.range();
    while (next < tokens.size() && tokens.get(next) instanceof TemplateToken.Text more) {
      text.append(more.value());
      range = range.to(more.range());
      next++;
    }
    return new TemplatePart.Text(text.toString(), range);
  }

  private TemplatePart choice(TemplateToken.If open) {
    List<TemplatePart> then = new ArrayList<>();
    List<TemplatePart> otherwise = new ArrayList<>();
    List<TemplatePart> current = then;
    boolean inElse = false;
    while (next < tokens.size()) {
      if (!(tokens.get(next) instanceof TemplateToken.End ending)) {
        current.add(part());
        continue;
      }
      next++;
      switch (ending.ending()) {
        case ELSE -> {
          if (inElse) {
            return unexpected(
                ending,
                "Already in the else clause for the if started at " + place(open.range()) + ".");
          }
          current = otherwise;
          inElse = true;
        }
        case ENDIF -> {
          SourceRange range = open.range().to(ending.range());
          return new TemplatePart.If(open.condition(), then, otherwise, range);
        }
        case ENDFOR -> {
          return unexpected(
              ending,
              "Expecting an endif directive for the if started at " + place(open.range()) + ".");
        }
      }
    }
    return unclosed("if", open.range());
  }

  private TemplatePart loop(TemplateToken.For open) {
    List<TemplatePart> body = new ArrayList<>();
    while (next < tokens.size()) {
      if (!(tokens.get(next) instanceof TemplateToken.End ending)) {
        body.add(part());
        continue;
      }
      next++;
      return switch (ending.ending()) {
        case ENDFOR -> {
          SourceRange range = open.range().to(ending.range());
          yield new TemplatePart.For(open.key(), open.value(), open.collection(), body, range);
        }
        case ELSE -> unexpected(ending, "An else clause is not expected for a for directive.");
        case ENDIF ->
            unexpected(
                ending,
                "Expecting an endfor directive corresponding to the for directive at "
                    + place(open.range())
                    + ".");
      };
    }
    return unclosed("for", open.range());
  }

  private TemplatePart unexpected(TemplateToken.End ending, String detail) {
    cursor.error("Unexpected " + ending.ending().keyword + " directive", detail, ending.range());
    return invalid(ending.range());
  }

  private TemplatePart unclosed(String keyword, SourceRange open) {
    cursor.error(
        "Unexpected end of template",
        "The %s directive at %s is missing its corresponding end%s directive."
            .formatted(keyword, place(open), keyword),
        end);
    return invalid(end);
  }

  private String place(SourceRange range) {
    return cursor.full() ? "" : Places.of(range);
  }

  private static TemplatePart invalid(SourceRange range) {
    return new TemplatePart.Interpolation(new Expression.Invalid(range), range);
  }
}
