package io.portwright.engine.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What generated expressions are made of, from {@code oracle/words.txt}. */
final class Words {
  private static final Map<String, List<String>> BY_KIND = read();

  private Words() {}

  static List<String> of(String kind) {
    List<String> words = BY_KIND.get(kind);
    if (words == null) {
      throw new IllegalArgumentException("no words of kind " + kind);
    }
    return words;
  }

  private static Map<String, List<String>> read() {
    Path file = Path.of("src/test/resources/oracle/words.txt");
    Map<String, List<String>> byKind = new HashMap<>();
    List<String> words = new ArrayList<>();
    try {
      for (String line : Files.readString(file, StandardCharsets.UTF_8).split("\n", -1)) {
        if (line.startsWith("[")) {
          words = new ArrayList<>();
          byKind.put(line.substring(1, line.length() - 1), words);
        } else if (!line.isEmpty() && !line.startsWith("# ")) {
          words.add(word(line));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return byKind;
  }

  private static String word(String line) {
    boolean enclosed = line.length() > 1 && line.startsWith("|") && line.endsWith("|");
    return enclosed ? line.substring(1, line.length() - 1) : line.equals("(empty)") ? "" : line;
  }
}
