package io.portwright.engine.config;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** What Terraform itself answers, recorded; see the README beside the files. */
final class Corpus {
  static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** How everything begins that is packed by gzip and written in Base64. */
  private static final String GZIP = "H4sI";

  private Corpus() {}

  static Path folder() {
    return Path.of("src/test/resources/conformance").toAbsolutePath();
  }

  /** The records of one file, one a line. */
  static List<JsonNode> lines(String file) {
    return read(file).lines().filter(line -> !line.isBlank()).map(Corpus::node).toList();
  }

  static String read(String file) {
    try {
      return Files.readString(folder().resolve(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode node(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Equal as JSON; numbers by value. */
  static boolean same(JsonNode a, JsonNode b) {
    if (a.isNumber() && b.isNumber()) {
      return a.decimalValue().compareTo(b.decimalValue()) == 0;
    }
    if (a.isArray() && b.isArray() && a.size() == b.size()) {
      for (int i = 0; i < a.size(); i++) {
        if (!same(a.get(i), b.get(i))) {
          return false;
        }
      }
      return true;
    }
    if (a.isObject() && b.isObject() && a.size() == b.size()) {
      return a.properties().stream()
          .allMatch(e -> b.has(e.getKey()) && same(e.getValue(), b.get(e.getKey())));
    }
    return a.equals(b) || a.isTextual() && b.isTextual() && unpacked(a).equals(unpacked(b));
  }

  /** Packed text, unpacked: two compressors write the same text differently. */
  private static String unpacked(JsonNode text) {
    String packed = text.asText();
    if (!packed.startsWith(GZIP)) {
      return packed;
    }
    try (InputStream in =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(packed)))) {
      return GZIP + new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
