package io.portwright.engine.syntax;

import io.portwright.provider.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the pieces of templates one after another, trim markers applied. */
final class TemplateTokens {
  private static final String BAD_FOR = "Invalid 'for' directive";

  private final Cursor cursor;
  private final ExpressionParser expressions;

  TemplateTokens(Cursor cursor, ExpressionParser expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  /** One template being read; templates nest. */
  private static final class Reading {
    final TokenKind end;

    /** Range of the first token; unclosed interpolations are reported there, as Terraform does. */
    final SourceRange first;

    final List<TemplateToken> tokens = new ArrayList<>();
    boolean trimNext;
    boolean tooDeep;

    /** Directives opened and not closed, which count as nesting. */
    int open;

    Reading(TokenKind end, SourceRange first) {
      this.end = end;
      this.first = first;
    }

    void trimLast() {
      if (!tokens.isEmpty() && tokens.getLast() instanceof TemplateToken.Text text) {
        tokens.set(
            tokens.size() - 1,
            new TemplateToken.Text(WhiteSpace.stripTrailing(text.value()), text.range()));
      }
    }
  }

  /** Pieces up to the closing marker, which is read too. */
  List<TemplateToken> upTo(TokenKind end) {
    Reading reading = new Reading(end, cursor.peekRange());
    boolean more = true;
    while (more) {
      SourceRange range = cursor.read();
      TokenKind kind = cursor.kind();
      boolean trim = reading.trimNext;
      reading.trimNext = false;
      if (kind == end) {
        more = false;
      } else if (kind == TokenKind.QUOTED_TEXT || kind == TokenKind.PLAIN_TEXT) {
        String text = LiteralText.of(cursor);
        reading.tokens.add(
            new TemplateToken.Text(trim ? WhiteSpace.stripLeading(text) : text, range));
      } else if (kind == TokenKind.OPEN_INTERPOLATION || kind == TokenKind.OPEN_DIRECTIVE) {
        sequence(reading, range, kind);
        if (reading.tooDeep) {
          cursor.recover(end);
          more = false;
        }
      } else {
        cursor.expected(
            "Unterminated template string", "No closing marker was found for the string.", range);
        cursor.recover(end);
        more = false;
      }
    }
    for (; reading.open > 0; reading.open--) {
      cursor.leave();
    }
    return reading.tooDeep ? List.of() : reading.tokens;
  }

  private void sequence(Reading reading, SourceRange open, TokenKind kind) {
    if (cursor.text().endsWith("~")) {
      reading.trimLast();
    }
    boolean newlines = cursor.countNewlines(false);
    Optional<TemplateToken> token =
        kind == TokenKind.OPEN_INTERPOLATION
            ? Optional.of(interpolation(reading, open))
            : directive(reading, open);
    token.ifPresent(reading.tokens::add);
    cursor.countNewlines(newlines);
  }

  private TemplateToken interpolation(Reading reading, SourceRange open) {
    Expression value = expressions.expression();
    SourceRange range = open.to(cursor.peekRange());
    if (cursor.peek() == TokenKind.CLOSE_SEQUENCE) {
      close(reading);
    } else {
      unclosedInterpolation(reading);
      cursor.recover(TokenKind.CLOSE_SEQUENCE);
    }
    return new TemplateToken.Interpolation(value, range);
  }

  private void close(Reading reading) {
    cursor.read();
    reading.trimNext = cursor.text().startsWith("~");
  }

  private void unclosedInterpolation(Reading reading) {
    String extra = "Extra characters after interpolation expression";
    TokenKind found = cursor.peek();
    boolean strayQuote =
        reading.end == TokenKind.CLOSE_QUOTE
            && (found == TokenKind.OPEN_QUOTE || found == TokenKind.CLOSE_QUOTE);
    if (found == TokenKind.END || strayQuote) {
      cursor.expected(
          "Unclosed template interpolation sequence",
          "There is no closing brace for this interpolation sequence before the end of the "
              + (strayQuote ? "quoted template" : "file")
              + ". This might be caused by incorrect nesting inside the given expression.",
          reading.first);
    } else if (found == TokenKind.COLON) {
      cursor.expected(
          extra,
          "Template interpolation doesn't expect a colon at this location. Did you intend this to"
              + " be a literal sequence to be processed as part of another language? If so, you can"
              + " escape it by starting with \"$${\" instead of just \"${\".",
          cursor.peekRange());
    } else {
      cursor.expected(
          extra,
          "Expected a closing brace to end the interpolation expression, but found extra"
              + " characters.\n\n"
              + "This can happen when you include interpolation syntax for another language, such"
              + " as shell scripting, but forget to escape the interpolation start token. If this"
              + " is an embedded sequence for another language, escape it by starting with \"$${\""
              + " instead of just \"${\".",
          cursor.peekRange());
    }
  }

  // ---- directives ----

  /** A directive before its range is known. */
  private interface Opened {
    TemplateToken over(SourceRange range);
  }

  private Optional<TemplateToken> directive(Reading reading, SourceRange open) {
    if (cursor.peek() != TokenKind.IDENTIFIER) {
      return invalid(
          "Invalid template directive",
          "A template directive keyword (\"if\", \"for\", etc) is expected at the beginning of a"
              + " %{ sequence.",
          cursor.peekRange());
    }
    cursor.read();
    Name keyword = cursor.name();
    Optional<Opened> directive =
        switch (keyword.text()) {
          case "if" -> ifDirective(reading);
          case "for" -> forDirective(reading);
          case "else" -> ending(TemplateToken.Ending.ELSE);
          case "endif" -> closing(reading, TemplateToken.Ending.ENDIF);
          case "endfor" -> closing(reading, TemplateToken.Ending.ENDFOR);
          default -> unknown(keyword);
        };
    if (directive.isEmpty()) {
      return Optional.empty();
    }
    SourceRange range = open.to(cursor.peekRange());
    if (cursor.peek() == TokenKind.CLOSE_SEQUENCE) {
      close(reading);
    } else {
      cursor.expected(
          "Extra characters in " + keyword + " marker",
          "Expected a closing brace to end the sequence, but found extra characters.",
          cursor.peekRange());
      cursor.recover(TokenKind.CLOSE_SEQUENCE);
    }
    return Optional.of(directive.get().over(range));
  }

  private static Optional<Opened> ending(TemplateToken.Ending ending) {
    return Optional.of(range -> new TemplateToken.End(ending, range));
  }

  private Optional<Opened> closing(Reading reading, TemplateToken.Ending ending) {
    if (reading.open > 0) {
      reading.open--;
      cursor.leave();
    }
    return ending(ending);
  }

  private void opened(Reading reading) {
    if (cursor.enter()) {
      reading.open++;
    } else {
      reading.tooDeep = true;
    }
  }

  private Optional<Opened> ifDirective(Reading reading) {
    Expression condition = expressions.expression();
    opened(reading);
    return Optional.of(range -> new TemplateToken.If(condition, range));
  }

  private Optional<Opened> forDirective(Reading reading) {
    if (cursor.peek() != TokenKind.IDENTIFIER) {
      return invalid(
          BAD_FOR, "For directive requires variable name after 'for'.", cursor.peekRange());
    }
    cursor.read();
    Name first = cursor.name();
    Optional<Name> key = Optional.empty();
    Name value = first;
    if (cursor.peek() == TokenKind.COMMA) {
      cursor.read();
      if (cursor.peek() != TokenKind.IDENTIFIER) {
        return invalid(
            BAD_FOR, "For directive requires value variable name after comma.", cursor.peekRange());
      }
      cursor.read();
      key = Optional.of(first);
      value = cursor.name();
    }
    if (!cursor.peekIs("in")) {
      return invalid(
          BAD_FOR, "For directive requires 'in' keyword after names.", cursor.peekRange());
    }
    cursor.read();
    Expression collection = expressions.expression();
    opened(reading);
    Optional<Name> keyName = key;
    Name valueName = value;
    return Optional.of(range -> new TemplateToken.For(keyName, valueName, collection, range));
  }

  private Optional<Opened> unknown(Name keyword) {
    String suggestion =
        NearWords.to(keyword.text(), List.of("if", "for", "else", "endif", "endfor"))
            .map(word -> " Did you mean \"" + word + "\"?")
            .orElse("");
    return invalid(
        "Invalid template control keyword",
        "\"" + keyword + "\" is not a valid template control keyword." + suggestion,
        keyword.range());
  }

  private <T> Optional<T> invalid(String summary, String detail, SourceRange subject) {
    cursor.expected(summary, detail, subject);
    cursor.recover(TokenKind.CLOSE_SEQUENCE);
    return Optional.empty();
  }
}
