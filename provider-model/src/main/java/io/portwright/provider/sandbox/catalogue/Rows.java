package io.portwright.provider.sandbox.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.portwright.provider.sandbox.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The bytes of one file of the catalogue: a whole answer with one row of its list to a line, or
 * plain JSON.
 */
final class Rows {
  private final byte[] bytes;

  private Rows(byte[] bytes) {
    this.bytes = bytes;
  }

  static Rows of(String file) {
    try (InputStream in = Objects.requireNonNull(Rows.class.getResourceAsStream(file), file)) {
      return new Rows(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("the catalogue file " + file + " cannot be read", e);
    }
  }

  /** The file as it stands. */
  byte[] bytes() {
    return bytes.clone();
  }

  /** The file as one tree. */
  JsonNode tree() {
    return parse(0, bytes.length);
  }

  /** Every row, in order. */
  List<JsonNode> all() {
    List<JsonNode> rows = new ArrayList<>();
    for (int at = lineEnd(0) + 1; at < bytes.length && bytes[at] == '{'; at = lineEnd(at) + 1) {
      rows.add(row(at));
    }
    return rows;
  }

  /** The first row that starts with some text: its brace and its first field. */
  Optional<JsonNode> starting(String text) {
    int found = indexOf("\n" + text);
    return found < 0 ? Optional.empty() : Optional.of(row(found + 1));
  }

  /** The first row that contains some text. */
  Optional<JsonNode> containing(String text) {
    int start = indexOf(text);
    if (start < 0) {
      return Optional.empty();
    }
    while (bytes[start - 1] != '\n') {
      start--;
    }
    return Optional.of(row(start));
  }

  private JsonNode row(int start) {
    int end = lineEnd(start);
    return parse(start, (bytes[end - 1] == ',' ? end - 1 : end) - start);
  }

  private JsonNode parse(int start, int length) {
    try {
      return Json.read(bytes, start, length);
    } catch (IOException e) {
      throw new UncheckedIOException("a catalogue row is not JSON", e);
    }
  }

  private int lineEnd(int from) {
    int at = from;
    while (bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  private int indexOf(String text) {
    byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
    int last = bytes.length - wanted.length;
    for (int at = 0; at <= last; at++) {
      int same = 0;
      while (same < wanted.length && bytes[at + same] == wanted[same]) {
        same++;
      }
      if (same == wanted.length) {
        return at;
      }
    }
    return -1;
  }
}
