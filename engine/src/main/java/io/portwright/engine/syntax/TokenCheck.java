package io.portwright.engine.syntax;

import io.portwright.provider.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds characters that the language has no use for. Habits from other languages are told once or
 * twice, not at every occurrence.
 */
final class TokenCheck {
  private static final int BITWISE_TOLD = 4;

  private final Tokens tokens;
  private final List<Diagnostic> found = new ArrayList<>();
  private int bitwise;
  private int apostrophes;
  private int backticks;
  private int semicolons;
  private int badEncodings;

  private TokenCheck(Tokens tokens) {
    this.tokens = tokens;
  }

  static List<Diagnostic> of(Tokens tokens) {
    TokenCheck check = new TokenCheck(tokens);
    for (int i = 0; i < tokens.size(); i++) {
      check.look(i);
    }
    return check.found;
  }

  private void look(int index) {
    switch (tokens.kind(index)) {
      case QUOTED_NEWLINE ->
          tell(
              index,
              "Invalid multi-line string",
              "Quoted strings may not be split over multiple lines. To produce a multi-line string,"
                  + " either use the \\n escape to represent a newline character or use the"
                  + " \"heredoc\" multi-line template syntax.");
      case BAD_ENCODING -> {
        if (badEncodings++ == 0) {
          tell(
              index,
              "Invalid character encoding",
              "All input files must be UTF-8 encoded. Ensure that UTF-8 encoding is selected in"
                  + " your editor.");
        }
      }
      case INVALID -> character(index, tokens.codePoint(index));
      default -> {}
    }
  }

  private void character(int index, int point) {
    switch (point) {
      case '&' -> bitwise(index, " Did you mean boolean AND (\"&&\")?");
      case '|' -> bitwise(index, " Did you mean boolean OR (\"||\")?");
      case '~' -> bitwise(index, " Did you mean boolean NOT (\"!\")?");
      case '^' -> bitwise(index, "");
      case '\'' -> {
        if (toldOfPair(apostrophes++)) {
          tell(
              index,
              "Invalid character",
              "Single quotes are not valid. Use double quotes (\") to enclose strings.");
        }
      }
      case '`' -> {
        if (toldOfPair(backticks++)) {
          tell(
              index,
              "Invalid character",
              "The \"`\" character is not valid. To create a multi-line string, use the"
                  + " \"heredoc\" syntax, like \"<<EOT\".");
        }
      }
      case ';' -> {
        if (semicolons++ == 0) {
          tell(
              index,
              "Invalid character",
              "The \";\" character is not valid. Use newlines to separate arguments and blocks, and"
                  + " commas to separate items in collection values.");
        }
      }
      case '\u201C', '\u201D' ->
          tell(
              index,
              "Invalid character",
              "\"Curly quotes\" are not valid here. These can sometimes be inadvertently introduced"
                  + " when sharing code via documents or discussion forums. It might help to"
                  + " replace the character with a \"straight quote\".");
      default ->
          tell(index, "Invalid character", "This character is not used within the language.");
    }
  }

  /** Opening quotes of the first two pairs: the first and the third of their kind. */
  private static boolean toldOfPair(int before) {
    return before == 0 || before == 2;
  }

  private void bitwise(int index, String suggestion) {
    if (bitwise++ < BITWISE_TOLD) {
      tell(index, "Unsupported operator", "Bitwise operators are not supported." + suggestion);
    }
  }

  private void tell(int index, String summary, String detail) {
    if (found.size() < Parser.MAX_ERRORS) {
      found.add(Diagnostic.error(summary, detail, tokens.range(index)));
    }
  }
}
