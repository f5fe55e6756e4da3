package io.portwright.engine.syntax;

import io.portwright.provider.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads bodies: arguments and blocks. */
final class BodyParser {
  private static final String ITEM_REQUIRED = "Argument or block definition required";
  private static final String ITEM_REQUIRED_HERE =
      "An argument or block definition is required here.";
  private static final String ITEM_REQUIRED_EQUALS =
      ITEM_REQUIRED_HERE
          + " To set an argument, use the equals sign \"=\" to introduce the argument value.";
  private static final String BAD_HEADER = "Invalid block definition";
  private static final String BAD_SINGLE = "Invalid single-argument block definition";
  private static final String UNCLOSED = "Unclosed configuration block";
  private static final String UNCLOSED_WHY =
      "There is no closing brace for this block before the end of the file. This may be caused by"
          + " incorrect brace nesting elsewhere in this file.";

  private final Cursor cursor;
  private final ExpressionParser expressions;

  BodyParser(Cursor cursor) {
    this.cursor = cursor;
    this.expressions = new ExpressionParser(cursor);
  }

  /** What has been read of a body so far. */
  private final class Items {
    final List<AttributeNode> attributes = new ArrayList<>();
    final List<BlockNode> blocks = new ArrayList<>();
    final Map<String, SourceRange> names = new HashMap<>();

    void add(AttributeNode attribute) {
      SourceRange first = names.putIfAbsent(attribute.name(), attribute.nameRange());
      if (first == null) {
        attributes.add(attribute);
      } else {
        cursor.error(
            "Attribute redefined",
            "The argument \""
                + attribute.name()
                + "\" was already set at "
                + Places.of(first)
                + ". Each argument may be set only once.",
            attribute.nameRange());
      }
    }
  }

  /** A body up to {@code end}, which is read too. The opening brace was read last. */
  BodyNode body(TokenKind end) {
    SourceRange start = cursor.range();
    Items items = new Items();
    while (true) {
      TokenKind next = cursor.peek();
      if (next == end) {
        cursor.read();
        break;
      } else if (next == TokenKind.NEWLINE) {
        cursor.read();
      } else if (next == TokenKind.IDENTIFIER) {
        item(items);
      } else {
        unexpected(start);
        cursor.recover(end);
        break;
      }
    }
    return new BodyNode(items.attributes, items.blocks, start.to(cursor.range()));
  }

  private void unexpected(SourceRange start) {
    SourceRange bad = cursor.read();
    switch (cursor.kind()) {
      case OPEN_QUOTE ->
          cursor.expected("Invalid argument name", "Argument names must not be quoted.", bad);
      case END -> cursor.expected(UNCLOSED, UNCLOSED_WHY, start);
      default -> cursor.expected(ITEM_REQUIRED, ITEM_REQUIRED_HERE, bad);
    }
  }

  private void item(Items items) {
    cursor.read();
    Name name = cursor.name();
    switch (cursor.peek()) {
      case ASSIGN -> {
        AttributeNode attribute = attribute(name);
        endOfAttribute();
        items.add(attribute);
      }
      case OPEN_QUOTE, OPEN_BRACE, IDENTIFIER -> items.blocks.add(block(name));
      default -> {
        cursor.error(ITEM_REQUIRED, ITEM_REQUIRED_EQUALS, name.range());
        cursor.recoverAfterItem();
      }
    }
  }

  private boolean lost;

  /** The value of an argument; the equals sign is next. */
  private AttributeNode attribute(Name name) {
    cursor.read();
    int mark = cursor.mark();
    Expression value = Heights.limited(cursor, expressions.expression(), Parser.MAX_HEIGHT);
    lost = cursor.lostSince(mark);
    SourceRange range = name.range().to(cursor.range());
    if (lost) {
      cursor.recoverAfterItem();
    }
    // few names, many attributes: schemas have the same text
    return new AttributeNode(name.text().intern(), name.range(), value, range);
  }

  private void endOfAttribute() {
    if (lost) {
      return;
    }
    TokenKind next = cursor.peek();
    if (next == TokenKind.NEWLINE || next == TokenKind.END) {
      cursor.read();
      return;
    }
    boolean comma = next == TokenKind.COMMA;
    cursor.expected(
        comma ? "Unexpected comma after argument" : "Missing newline after argument",
        (comma ? "Argument definitions must be separated by newlines, not commas. " : "")
            + "An argument definition must end with a newline.",
        cursor.peekRange());
    cursor.recoverAfterItem();
  }

  // ---- blocks ----

  /** A block whose type was just read. */
  private BlockNode block(Name type) {
    List<Name> labels = new ArrayList<>();
    while (cursor.peek() != TokenKind.OPEN_BRACE) {
      switch (cursor.peek()) {
        case OPEN_QUOTE -> labels.add(quotedLabel());
        case IDENTIFIER -> {
          cursor.read();
          labels.add(cursor.name());
        }
        default -> {
          return brokenHeader(type, labels);
        }
      }
    }
    SourceRange open = cursor.read();
    BodyNode body = blockBody(open);
    SourceRange close = cursor.range();
    TokenKind next = cursor.peek();
    if (next == TokenKind.NEWLINE || next == TokenKind.END) {
      cursor.read();
    } else {
      cursor.expected(
          "Missing newline after block definition",
          "A block definition must end with a newline.",
          cursor.peekRange());
      cursor.recoverAfterItem();
    }
    return new BlockNode(
        type.text(), type.range(), labels, body, open, close, type.range().to(close));
  }

  private BlockNode brokenHeader(Name type, List<Name> labels) {
    SourceRange found = cursor.peekRange();
    switch (cursor.peek()) {
      case ASSIGN ->
          cursor.error(
              BAD_HEADER,
              "The equals sign \"=\" indicates an argument definition, and must not be used when"
                  + " defining a block.",
              found);
      case NEWLINE ->
          cursor.error(
              BAD_HEADER,
              "A block definition must have block content delimited by \"{\" and \"}\", starting on"
                  + " the same line as the block header.",
              found);
      default ->
          cursor.expected(
              BAD_HEADER,
              "Either a quoted string block label or an opening brace (\"{\") is expected here.",
              found);
    }
    cursor.recoverAfterItem();
    SourceRange header = labels.isEmpty() ? type.range() : labels.getLast().range();
    // What is missing in such a block is told at its type, for want of braces.
    SourceRange braces = type.range();
    BodyNode empty = new BodyNode(List.of(), List.of(), braces);
    return new BlockNode(
        type.text(), type.range(), labels, empty, braces, braces, type.range().to(header));
  }

  /** A label in quotes; no sequences in it. */
  private Name quotedLabel() {
    SourceRange open = cursor.read();
    StringBuilder text = new StringBuilder();
    while (true) {
      SourceRange range = cursor.read();
      switch (cursor.kind()) {
        case CLOSE_QUOTE -> {
          return new Name(text.toString(), open.to(range));
        }
        case QUOTED_TEXT -> text.append(LiteralText.of(cursor));
        case OPEN_INTERPOLATION -> text.append(sequenceInLabel("$", range));
        case OPEN_DIRECTIVE -> text.append(sequenceInLabel("%", range));
        case END -> {
          cursor.error(
              "Unterminated string literal",
              "Unable to find the closing quote mark before the end of the file.",
              range);
          return new Name(text.toString(), open.to(range));
        }
        default -> {
          cursor.error(
              "Invalid string literal", "This item is not valid in a string literal.", range);
          return new Name(text.toString(), open.to(cursor.recover(TokenKind.CLOSE_QUOTE)));
        }
      }
    }
  }

  /** What stands for the sequence, so that nobody takes the rest of the label for a name. */
  private String sequenceInLabel(String sign, SourceRange range) {
    cursor.error(
        "Invalid string literal",
        "Template sequences are not allowed in this string. To include a literal \""
            + sign
            + "\", double it (as \""
            + sign
            + sign
            + "\") to escape it.",
        range);
    cursor.recover(TokenKind.CLOSE_SEQUENCE);
    return sign + "{ ... }";
  }

  private BodyNode blockBody(SourceRange open) {
    if (!cursor.enter()) {
      cursor.recover(TokenKind.CLOSE_BRACE);
      return new BodyNode(List.of(), List.of(), open.to(cursor.range()));
    }
    BodyNode body =
        switch (cursor.peek()) {
          case NEWLINE, END, CLOSE_BRACE -> body(TokenKind.CLOSE_BRACE);
          default -> singleLine(open);
        };
    cursor.leave();
    return body;
  }

  /** {@code block { name = value }}, all on one line. */
  private BodyNode singleLine(SourceRange open) {
    Optional<AttributeNode> attribute = singleAttribute();
    SourceRange found = cursor.peekRange();
    switch (cursor.peek()) {
      case CLOSE_BRACE -> cursor.read();
      case COMMA -> {
        cursor.error(
            BAD_SINGLE,
            "Single-line block syntax can include only one argument definition. To define multiple"
                + " arguments, use the multi-line block syntax with one argument definition per"
                + " line.",
            found);
        cursor.recover(TokenKind.CLOSE_BRACE);
      }
      case NEWLINE -> {
        cursor.error(
            BAD_SINGLE,
            "An argument definition on the same line as its containing block creates a single-line"
                + " block definition, which must also be closed on the same line. Place the block's"
                + " closing brace immediately after the argument definition.",
            found);
        cursor.recover(TokenKind.CLOSE_BRACE);
      }
      case END -> {
        cursor.expected(UNCLOSED, UNCLOSED_WHY, open);
        cursor.recover(TokenKind.CLOSE_BRACE);
      }
      default -> {
        cursor.expected(
            BAD_SINGLE,
            "A single-line block definition must end with a closing brace immediately after its"
                + " single argument definition.",
            found);
        cursor.recover(TokenKind.CLOSE_BRACE);
      }
    }
    return new BodyNode(attribute.stream().toList(), List.of(), open.to(cursor.range()));
  }

  private Optional<AttributeNode> singleAttribute() {
    SourceRange found = cursor.read();
    if (cursor.kind() != TokenKind.IDENTIFIER) {
      cursor.error(ITEM_REQUIRED, ITEM_REQUIRED_HERE, found);
      cursor.recoverAfterItem();
      return Optional.empty();
    }
    Name name = cursor.name();
    switch (cursor.peek()) {
      case ASSIGN -> {
        return Optional.of(attribute(name));
      }
      case OPEN_QUOTE, OPEN_BRACE, IDENTIFIER ->
          cursor.error(
              "Argument definition required",
              "A single-line block definition can contain only a single argument. If you meant to"
                  + " define argument \""
                  + name
                  + "\", use an equals sign to assign it a value. To define a nested block, place"
                  + " it on a line of its own within its parent block.",
              name.range().to(cursor.peekRange()));
      default -> cursor.error(ITEM_REQUIRED, ITEM_REQUIRED_EQUALS, name.range());
    }
    cursor.recoverAfterItem();
    return Optional.empty();
  }
}
