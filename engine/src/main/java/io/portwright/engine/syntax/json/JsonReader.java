package io.portwright.engine.syntax.json;

import io.portwright.engine.syntax.NearWords;
import io.portwright.engine.syntax.NumberText;
import io.portwright.engine.syntax.Parser;
import io.portwright.engine.syntax.json.JsonValue.InvalidValue;
import io.portwright.engine.syntax.json.JsonValue.Property;
import io.portwright.engine.syntax.json.JsonValue.StringValue;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceFile;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads JSON text. Goes on after mistakes where Terraform does and ends objects and arrays where
 * Terraform gives them up, so that the same errors follow from one mistake.
 */
final class JsonReader {
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
  private static final String VALUE_STARTS =
      "A JSON value must start with a brace, a bracket, a number, a string, or a keyword.";
  private static final String NO_COLON = "Missing property value colon";
  private static final String NO_COMMA = "Missing attribute seperator comma";

  private final SourceFile file;
  private final String text;
  private final JsonScanner scanner;
  private final List<Diagnostic> found = new ArrayList<>();

  /** One instance for each name that properties share. */
  private final Map<String, String> names = new HashMap<>();

  private int nesting;
  private boolean tooDeep;

  private JsonReader(SourceFile file) {
    this.file = file;
    this.text = file.text();
    this.scanner = new JsonScanner(text);
  }

  /** The one value of a file; always present. */
  static Checked<JsonValue> read(SourceFile file) {
    JsonReader reader = new JsonReader(file);
    JsonValue value = reader.value();
    if (reader.found.isEmpty() && reader.scanner.kind() != JsonKind.END) {
      reader.error(
          "Extraneous data after value",
          "Extra characters appear after the JSON value.",
          reader.next());
    }
    if (reader.tooDeep) {
      value = new JsonValue.ArrayValue(List.of(), 0, 0);
    }
    return Checked.of(value, reader.found);
  }

  /** Range of the next token. */
  private SourceRange next() {
    return range(scanner.start(), scanner.end());
  }

  private SourceRange range(int start, int end) {
    return new SourceRange(file, start, end);
  }

  private void error(String summary, String detail, SourceRange subject) {
    if (tooDeep || found.size() > Parser.MAX_ERRORS) {
      return;
    }
    found.add(
        found.size() == Parser.MAX_ERRORS
            ? Diagnostic.error(
                "Too many errors",
                "Only the first " + Parser.MAX_ERRORS + " errors of this file are shown.",
                subject)
            : Diagnostic.error(summary, detail, subject));
  }

  private JsonValue value() {
    int start = scanner.start();
    int end = scanner.end();
    Optional<JsonValue> value =
        switch (scanner.kind()) {
          case OPEN_BRACE -> nested(JsonKind.OPEN_BRACE);
          case OPEN_BRACKET -> nested(JsonKind.OPEN_BRACKET);
          case STRING -> string();
          case NUMBER -> number();
          case KEYWORD -> keyword();
          case CLOSE_BRACE -> missing("Missing JSON value", VALUE_STARTS);
          case CLOSE_BRACKET -> missing("Missing array element value", VALUE_STARTS);
          case END -> missing("Missing value", "The JSON data ends prematurely.");
          case COMMA, COLON, EQUALS, INVALID -> missing("Invalid start of value", VALUE_STARTS);
        };
    return value.orElseGet(() -> new InvalidValue(start, end));
  }

  private Optional<JsonValue> missing(String summary, String detail) {
    error(summary, detail, next());
    return Optional.empty();
  }

  private Optional<JsonValue> nested(JsonKind open) {
    if (nesting == Parser.MAX_NESTING) {
      error(
          "Nesting too deep",
          "Objects and arrays can stand inside each other at most "
              + Parser.MAX_NESTING
              + " levels deep. Move inner parts into local values.",
          next());
      tooDeep = true;
    }
    if (tooDeep) {
      scanner.advance();
      return Optional.empty();
    }
    nesting++;
    Optional<JsonValue> value = open == JsonKind.OPEN_BRACE ? object() : array();
    nesting--;
    return value;
  }

  // ---- objects ----

  private Optional<JsonValue> object() {
    SourceRange open = next();
    scanner.advance();
    List<Property> properties = new ArrayList<>();
    while (scanner.kind() != JsonKind.CLOSE_BRACE) {
      Optional<StringValue> name = name();
      if (name.isEmpty() || !colon()) {
        return Optional.empty();
      }
      properties.add(new Property(name.get(), value()));
      if (scanner.kind() != JsonKind.CLOSE_BRACE && !anotherProperty(open)) {
        return Optional.empty();
      }
    }
    int end = scanner.end();
    scanner.advance();
    return Optional.of(new JsonValue.ObjectValue(properties, open.start(), end));
  }

  private Optional<StringValue> name() {
    JsonValue name = value();
    if (name instanceof StringValue string) {
      String shared = names.computeIfAbsent(string.value(), n -> n);
      return Optional.of(new StringValue(shared, string.start(), string.end()));
    }
    error(
        "Invalid object property name",
        "A JSON object property name must be a string",
        range(name.start(), name.startEnd()));
    return Optional.empty();
  }

  private boolean colon() {
    JsonKind kind = scanner.kind();
    SourceRange found = next();
    if (kind == JsonKind.COLON) {
      scanner.advance();
      return true;
    }
    recover(JsonKind.OPEN_BRACE, JsonKind.CLOSE_BRACE);
    switch (kind) {
      case CLOSE_BRACE, COMMA ->
          error(
              "Missing object value",
              "A JSON object attribute must have a value, introduced by a colon.",
              found);
      case EQUALS ->
          error(
              NO_COLON,
              "JSON uses a colon as its name/value delimiter, not an equals sign.",
              found);
      default ->
          error(
              NO_COLON,
              "A colon must appear between an object property's name and its value.",
              found);
    }
    return false;
  }

  /** Reads what stands behind a property; false when the object cannot be read further. */
  private boolean anotherProperty(SourceRange open) {
    SourceRange separator = next();
    switch (scanner.kind()) {
      case COMMA -> {
        scanner.advance();
        if (scanner.kind() != JsonKind.CLOSE_BRACE) {
          return true;
        }
        error(
            "Trailing comma in object",
            "JSON does not permit a trailing comma after the final property in an object.",
            separator);
      }
      case END ->
          error("Unclosed object", "No closing brace was found for this JSON object.", open);
      case CLOSE_BRACKET -> {
        scanner.advance();
        error(
            "Mismatched braces",
            "A JSON object must be closed with a brace, not a bracket.",
            next());
      }
      default -> {
        recover(JsonKind.OPEN_BRACE, JsonKind.CLOSE_BRACE);
        error(
            NO_COMMA, "A comma must appear between each property definition in an object.", next());
      }
    }
    return false;
  }

  // ---- arrays ----

  private Optional<JsonValue> array() {
    SourceRange open = next();
    scanner.advance();
    List<JsonValue> elements = new ArrayList<>();
    while (scanner.kind() != JsonKind.CLOSE_BRACKET) {
      elements.add(value());
      if (scanner.kind() != JsonKind.CLOSE_BRACKET && !anotherElement(open)) {
        return Optional.empty();
      }
    }
    int end = scanner.end();
    scanner.advance();
    return Optional.of(new JsonValue.ArrayValue(elements, open.start(), end));
  }

  /** Reads what stands behind an element; false when the array cannot be read further. */
  private boolean anotherElement(SourceRange open) {
    SourceRange separator = next();
    JsonKind kind = scanner.kind();
    if (kind == JsonKind.COMMA) {
      scanner.advance();
      if (scanner.kind() != JsonKind.CLOSE_BRACKET) {
        return true;
      }
      error(
          "Trailing comma in array",
          "JSON does not permit a trailing comma after the final value in an array.",
          separator);
      return false;
    }
    recover(JsonKind.OPEN_BRACKET, JsonKind.CLOSE_BRACKET);
    switch (kind) {
      case COLON ->
          error(
              "Invalid array value",
              "A colon is not used to introduce values in a JSON array.",
              next());
      case END ->
          error("Unclosed object", "No closing bracket was found for this JSON array.", open);
      case CLOSE_BRACE ->
          error(
              "Mismatched brackets",
              "A JSON array must be closed with a bracket, not a brace.",
              next());
      default -> error(NO_COMMA, "A comma must appear between each value in an array.", next());
    }
    return false;
  }

  /**
   * Skips to behind the next closing token. A pair opened on the way ends the skip with its own
   * closing token already: that is where Terraform goes on.
   */
  private void recover(JsonKind open, JsonKind close) {
    int depth = 1;
    while (scanner.kind() != JsonKind.END) {
      JsonKind kind = scanner.kind();
      scanner.advance();
      if (kind == open) {
        depth++;
      } else if (kind == close) {
        depth--;
        if (depth <= 1) {
          return;
        }
      }
    }
  }

  // ---- simple values ----

  private Optional<JsonValue> string() {
    int start = scanner.start();
    int end = scanner.end();
    scanner.advance();
    if (JsonString.isPlain(text, start, end)) {
      return Optional.of(new StringValue(text.substring(start + 1, end - 1), start, end));
    }
    int error = JsonString.errorEnd(text, start, end);
    if (error < 0) {
      return Optional.of(
          new StringValue(JsonString.resolved(text, start, end).value(), start, end));
    }
    error(
        "Invalid JSON string",
        "There is a syntax error in the given JSON string.",
        range(error, error));
    return Optional.empty();
  }

  private Optional<JsonValue> number() {
    SourceRange range = next();
    scanner.advance();
    String number = range.text();
    String digits = number.startsWith("-") ? number.substring(1) : number;
    if (NUMBER.matcher(number).matches() && NumberText.isValid(digits)) {
      return Optional.of(new JsonValue.NumberValue(number, range.start(), range.end()));
    }
    error("Invalid JSON number", "There is a syntax error in the given JSON number.", range);
    return Optional.empty();
  }

  private Optional<JsonValue> keyword() {
    SourceRange range = next();
    scanner.advance();
    String word = range.text();
    switch (word) {
      case "true", "false" -> {
        return Optional.of(
            new JsonValue.BooleanValue(word.equals("true"), range.start(), range.end()));
      }
      case "null" -> {
        return Optional.of(new JsonValue.NullValue(range.start(), range.end()));
      }
      case "undefined", "NaN", "Infinity" ->
          error(
              "Invalid JSON keyword",
              "The JavaScript identifier \"" + word + "\" cannot be used in JSON.",
              range);
      default ->
          error(
              "Invalid JSON keyword",
              "\""
                  + word
                  + "\" is not a valid JSON keyword."
                  + NearWords.to(word, List.of("true", "false", "null"))
                      .map(near -> " Did you mean \"" + near + "\"?")
                      .orElse(""),
              range);
    }
    return Optional.empty();
  }
}
