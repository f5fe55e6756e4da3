package io.portwright.engine.syntax.json;

/** What a token of a JSON file is. */
enum JsonKind {
  OPEN_BRACE,
  CLOSE_BRACE,
  OPEN_BRACKET,
  CLOSE_BRACKET,
  COMMA,
  COLON,
  /** No JSON, but a habit from the native syntax that has a message of its own. */
  EQUALS,
  /** From quote to quote; without the second one where the string is broken off. */
  STRING,
  NUMBER,
  KEYWORD,
  /** A character that starts nothing. The text counts as ended behind it. */
  INVALID,
  END
}
