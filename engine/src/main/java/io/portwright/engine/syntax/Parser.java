package io.portwright.engine.syntax;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceFile;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads HCL native syntax as Terraform 1.11 does. Bad text never throws: a tree always comes back,
 * with {@link Expression.Invalid} where nothing could be read, and every error has Terraform's
 * wording and position.
 *
 * <p>Time and memory are linear in the length of the text. The stack needed is bounded by {@link
 * #MAX_NESTING}.
 */
public final class Parser {

  /** How many brackets, blocks and templates may stand inside each other. */
  public static final int MAX_NESTING = 200;

  /** Height of the highest expression tree that the parser hands out. */
  public static final int MAX_HEIGHT = 500;

  /**
   * Height of an expression inside a JSON string. With what JSON puts around it, at most {@link
   * #MAX_NESTING} levels, it stays below {@link #MAX_HEIGHT}.
   */
  public static final int MAX_EMBEDDED_HEIGHT = MAX_HEIGHT - MAX_NESTING;

  /** How many errors of one file are told. */
  public static final int MAX_ERRORS = 1000;

  private Parser() {}

  /** A configuration or variable file: arguments and blocks. The value is always present. */
  public static Checked<FileNode> parseFile(SourceFile file) {
    Tokens tokens = Lexer.code(Excerpt.of(file));
    Cursor cursor = new Cursor(tokens);
    BodyNode body = new BodyParser(cursor).body(TokenKind.END);
    return Checked.of(new FileNode(file, body, tokens), findings(tokens, cursor));
  }

  /** One expression, as on the console: newlines mean nothing. The value is always present. */
  public static Checked<Expression> parseExpression(SourceFile file) {
    return expression(Excerpt.of(file), MAX_HEIGHT);
  }

  /** An expression inside a JSON string; at most {@link #MAX_EMBEDDED_HEIGHT} high. */
  public static Checked<Expression> parseExpression(Excerpt text) {
    return expression(text, MAX_EMBEDDED_HEIGHT);
  }

  private static Checked<Expression> expression(Excerpt text, int highest) {
    Tokens tokens = Lexer.code(text);
    Cursor cursor = new Cursor(tokens);
    cursor.countNewlines(false);
    Expression expression = new ExpressionParser(cursor).expression();
    if (cursor.peek() != TokenKind.END) {
      cursor.expected(
          "Extra characters after expression",
          "An expression was successfully parsed, but extra characters were found after it.",
          cursor.peekRange());
    }
    return Checked.of(Heights.limited(cursor, expression, highest), findings(tokens, cursor));
  }

  /**
   * A template without quotes around it, as {@code templatefile} reads it; sequences, no backslash
   * escapes. The value is always present.
   */
  public static Checked<Expression> parseTemplate(SourceFile file) {
    return template(Excerpt.of(file), MAX_HEIGHT);
  }

  /** A template inside a JSON string; at most {@link #MAX_EMBEDDED_HEIGHT} high. */
  public static Checked<Expression> parseTemplate(Excerpt text) {
    return template(text, MAX_EMBEDDED_HEIGHT);
  }

  private static Checked<Expression> template(Excerpt text, int highest) {
    Tokens tokens = Lexer.template(text);
    Cursor cursor = new Cursor(tokens);
    Expression expression = new TemplateParser(cursor, new ExpressionParser(cursor)).file();
    return Checked.of(Heights.limited(cursor, expression, highest), findings(tokens, cursor));
  }

  /** A variable with fixed steps, such as an address. No value when there are errors. */
  public static Checked<Expression.Traversal> parseTraversal(SourceFile file) {
    return parseTraversal(Excerpt.of(file));
  }

  /** A variable with fixed steps inside a JSON string. No value when there are errors. */
  public static Checked<Expression.Traversal> parseTraversal(Excerpt text) {
    Tokens tokens = Lexer.code(text);
    Cursor cursor = new Cursor(tokens);
    Expression.Traversal traversal = new AddressParser(cursor).traversal();
    List<Diagnostic> findings = findings(tokens, cursor);
    return findings.isEmpty() ? Checked.of(traversal) : Checked.failed(findings);
  }

  private static List<Diagnostic> findings(Tokens tokens, Cursor cursor) {
    List<Diagnostic> findings = new ArrayList<>(TokenCheck.of(tokens));
    findings.addAll(cursor.diagnostics());
    return findings;
  }
}
