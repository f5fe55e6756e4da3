package io.portwright.engine.eval.function;

import io.portwright.provider.value.BigFloat;
import io.portwright.provider.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON: objects become objects, arrays become tuples, numbers keep all their digits. */
final class JsonReader {

  private static final int MAX_DEPTH = 1000;
  private static final String VALUE = "beginning of value";

  private final String text;
  private final Meter meter;
  private int position;
  private int depth;

  /** Whether the text of a string, number or word has begun: it must not end there. */
  private boolean insideToken;

  private JsonReader(String text, Meter meter) {
    this.text = text;
    this.meter = meter;
  }

  static Value read(String text, Meter meter) throws FunctionFailure {
    JsonReader reader = new JsonReader(text, meter);
    reader.skipSpace();
    Value value = reader.value();
    reader.skipSpace();
    if (reader.position < text.length() && !reader.at('}') && !reader.at(']')) {
      throw FunctionFailure.call("extraneous data after JSON object");
    }
    return value;
  }

  private Value value() throws FunctionFailure {
    meter.cells(1);
    return switch (current()) {
      case '{' -> object();
      case '[' -> array();
      default -> {
        insideToken = true;
        Value token = token(current());
        insideToken = false;
        yield token;
      }
    };
  }

  private Value token(char c) throws FunctionFailure {
    return switch (c) {
      case '"' -> Value.string(string());
      case 't' -> literal("true", Value.TRUE);
      case 'f' -> literal("false", Value.FALSE);
      case 'n' -> literal("null", Value.NULL);
      default -> {
        if (c == '-' || isDigit(c)) {
          yield number();
        }
        throw unexpected(VALUE);
      }
    };
  }

  private void descend() throws FunctionFailure {
    depth++;
    if (depth > MAX_DEPTH) {
      throw FunctionFailure.call("exceeded max depth");
    }
    position++;
    skipSpace();
  }

  private Value object() throws FunctionFailure {
    descend();
    Map<String, Value> attributes = new LinkedHashMap<>();
    if (current() != '}') {
      do {
        skipSpace();
        if (current() != '"') {
          throw unexpected(attributes.isEmpty() ? "" : "beginning of object key string");
        }
        insideToken = true;
        String key = string();
        insideToken = false;
        skipSpace();
        if (current() != ':') {
          throw unexpected("after object key");
        }
        position++;
        skipSpace();
        attributes.put(key, value());
        skipSpace();
      } while (another('}', "after object key:value pair"));
    }
    position++;
    depth--;
    return Value.object(attributes);
  }

  private Value array() throws FunctionFailure {
    descend();
    List<Value> items = new ArrayList<>();
    if (current() != ']') {
      do {
        skipSpace();
        items.add(value());
        skipSpace();
      } while (another(']', "after array element"));
    }
    position++;
    depth--;
    return Value.tuple(items);
  }

  private boolean another(char end, String where) throws FunctionFailure {
    if (current() == ',') {
      position++;
      return true;
    }
    if (current() != end) {
      throw unexpected(where);
    }
    return false;
  }

  private Value literal(String word, Value value) throws FunctionFailure {
    for (int i = 0; i < word.length(); i++) {
      if (current() != word.charAt(i)) {
        throw unexpected("in literal " + word + " (expecting '" + word.charAt(i) + "')");
      }
      position++;
    }
    return value;
  }

  private Value number() throws FunctionFailure {
    int start = position;
    if (current() == '-') {
      position++;
      if (!isDigit(current())) {
        throw unexpected("in numeric literal");
      }
    }
    if (current() == '0') {
      position++;
    } else {
      digits();
    }
    if (at('.')) {
      position++;
      requiredDigits("after decimal point in numeric literal");
    }
    if (at('e') || at('E')) {
      position++;
      if (at('+') || at('-')) {
        position++;
      }
      requiredDigits("in exponent of numeric literal");
    }
    String digits = text.substring(start, position);
    return Value.number(
        BigFloat.parse(digits).orElseThrow(() -> FunctionFailure.call("a number is required")));
  }

  private void requiredDigits(String where) throws FunctionFailure {
    if (!isDigit(current())) {
      throw unexpected(where);
    }
    digits();
  }

  private void digits() {
    while (position < text.length() && isDigit(text.charAt(position))) {
      position++;
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private String string() throws FunctionFailure {
    position++;
    StringBuilder out = new StringBuilder();
    while (current() != '"') {
      char c = current();
      if (c < 0x20) {
        throw unexpected("in string literal");
      }
      position++;
      if (c == '\\') {
        escape(out);
      } else {
        out.append(c);
      }
    }
    position++;
    return withoutLoneSurrogates(out.toString());
  }

  private void escape(StringBuilder out) throws FunctionFailure {
    char c = current();
    switch (c) {
      case '"', '\\', '/' -> out.append(c);
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'n' -> out.append('\n');
      case 'r' -> out.append('\r');
      case 't' -> out.append('\t');
      case 'u' -> {
        int code = 0;
        for (int i = 0; i < 4; i++) {
          position++;
          int digit = Character.digit(current(), 16);
          if (digit < 0 || current() >= 0x80) {
            throw unexpected("in \\u hexadecimal character escape");
          }
          code = code * 16 + digit;
        }
        out.append((char) code);
      }
      default -> throw unexpected("in string escape code");
    }
    position++;
  }

  private static String withoutLoneSurrogates(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  private boolean at(char wanted) {
    return position < text.length() && text.charAt(position) == wanted;
  }

  private char current() throws FunctionFailure {
    if (position >= text.length()) {
      throw FunctionFailure.call(insideToken ? "unexpected EOF" : "EOF");
    }
    return text.charAt(position);
  }

  private void skipSpace() {
    while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
  }

  private FunctionFailure unexpected(String where) {
    // Terraform looks at the first byte of the character alone
    int c = firstByte(text.codePointAt(position));
    String shown = c == '\'' ? "'\\''" : "'" + unquoted(Character.toString(c)) + "'";
    String looking = where.equals(VALUE) ? "looking for " : "";
    looking = where.startsWith("beginning of object") ? "looking for " : looking;
    return FunctionFailure.call(
        ("invalid character " + shown + " " + looking + where).stripTrailing());
  }

  private static int firstByte(int point) {
    return Character.toString(point).getBytes(StandardCharsets.UTF_8)[0] & 0xFF;
  }

  private static String unquoted(String text) {
    String quoted = GoText.quoted(text);
    return text.equals("\"") ? text : quoted.substring(1, quoted.length() - 1);
  }
}
