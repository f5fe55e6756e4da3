package io.portwright.engine.machine;

import java.util.Locale;
import java.util.function.Consumer;

/**
 * Writes JSON as Go's {@code encoding/json} does, escapes of {@code < > &} included, piece by piece
 * to a sink. Numbers are written as they are given.
 */
public final class JsonWriter {
  private static final int CHUNK = 1 << 14;

  /** White space between the parts. */
  public enum Layout {
    /** None at all. */
    COMPACT,
    /** One value a line, indented by two spaces. */
    LINES
  }

  private final Consumer<String> sink;
  private final Layout layout;
  private final StringBuilder buffer = new StringBuilder();
  private int depth;
  private boolean empty = true;
  private boolean named;

  /**
   * @param sink called with the text in order; the last of it only at {@link #flush}
   */
  public JsonWriter(Consumer<String> sink, Layout layout) {
    this.sink = sink;
    this.layout = layout;
  }

  public void beginObject() {
    open('{');
  }

  public void endObject() {
    close('}');
  }

  public void beginArray() {
    open('[');
  }

  public void endArray() {
    close(']');
  }

  /** The name of the field whose value comes next. */
  public JsonWriter name(String name) {
    separate();
    quote(name);
    buffer.append(layout == Layout.LINES ? ": " : ":");
    named = true;
    return this;
  }

  public void string(String text) {
    separate();
    quote(text);
    written();
  }

  public void bool(boolean truth) {
    token(Boolean.toString(truth));
  }

  public void nothing() {
    token("null");
  }

  public void number(long number) {
    token(Long.toString(number));
  }

  /**
   * @param text of a JSON number
   */
  public void number(String text) {
    token(text);
  }

  /** A string field that is left out when it is empty. */
  public void optional(String name, String text) {
    if (!text.isEmpty()) {
      name(name).string(text);
    }
  }

  /** Gives the sink what it has not got yet. */
  public void flush() {
    sink.accept(buffer.toString());
    buffer.setLength(0);
  }

  private void token(String text) {
    separate();
    buffer.append(text);
    written();
  }

  private void open(char sign) {
    separate();
    buffer.append(sign);
    depth++;
    empty = true;
  }

  private void close(char sign) {
    depth--;
    if (!empty) {
      line();
    }
    buffer.append(sign);
    written();
  }

  private void written() {
    empty = false;
    if (buffer.length() > CHUNK) {
      flush();
    }
  }

  private void separate() {
    if (named) {
      named = false;
    } else if (depth > 0) {
      if (!empty) {
        buffer.append(',');
      }
      line();
      empty = false;
    }
  }

  private void line() {
    if (layout == Layout.LINES) {
      buffer.append('\n').repeat("  ", depth);
    }
  }

  private void quote(String text) {
    buffer.append('"');
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < length
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (pair) {
          buffer.append(c).append(text.charAt(++i));
        } else {
          buffer.append("\\ufffd");
        }
      } else {
        character(c);
      }
    }
    buffer.append('"');
  }

  private void character(char c) {
    switch (c) {
      case '"' -> buffer.append("\\\"");
      case '\\' -> buffer.append("\\\\");
      case '\n' -> buffer.append("\\n");
      case '\r' -> buffer.append("\\r");
      case '\t' -> buffer.append("\\t");
      case '\b' -> buffer.append("\\b");
      case '\f' -> buffer.append("\\f");
      case '<', '>', '&', '\u2028', '\u2029' -> escape(c);
      default -> {
        if (c < 0x20) {
          escape(c);
        } else {
          buffer.append(c);
        }
      }
    }
  }

  private void escape(char c) {
    buffer.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
  }
}
