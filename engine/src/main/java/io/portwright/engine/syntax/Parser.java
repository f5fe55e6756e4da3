package io.portwright.engine.syntax;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.SourceFile;

/**
 * Reads HCL native syntax as Terraform 1.11 does. Bad text never throws: a tree always comes back,
 * with {@link Expression.Invalid} where nothing could be read, and every error has Terraform's
 * wording and position.
 */
public final class Parser {

  /** How many brackets, blocks and templates may stand inside each other. */
  public static final int MAX_NESTING = 250;

  /** Height of the highest expression tree that the parser hands out. */
  public static final int MAX_HEIGHT = 1000;

  private Parser() {}

  /** A configuration or variable file: arguments and blocks. The value is always present. */
  public static Checked<FileNode> parseFile(SourceFile file) {
    throw new UnsupportedOperationException("parser follows in the next commit: " + file);
  }

  /** One expression, as on the console: newlines mean nothing. The value is always present. */
  public static Checked<Expression> parseExpression(SourceFile file) {
    throw new UnsupportedOperationException("parser follows in the next commit: " + file);
  }

  /**
   * A template without quotes around it, as {@code templatefile} reads it; sequences, no backslash
   * escapes. The value is always present.
   */
  public static Checked<Expression> parseTemplate(SourceFile file) {
    throw new UnsupportedOperationException("parser follows in the next commit: " + file);
  }

  /** A variable with fixed steps, such as an address. No value when there are errors. */
  public static Checked<Expression.Traversal> parseTraversal(SourceFile file) {
    throw new UnsupportedOperationException("parser follows in the next commit: " + file);
  }
}
