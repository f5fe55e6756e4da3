package io.portwright.engine.syntax;

import java.util.Random;

/** Writes random documents without references, calls and templates. */
final class LiteralDocument {
  private static final String[] WORDS = {
    "port", "speed", "name", "site", "vlan", "rate", "x_1", "a-b"
  };
  private static final String[] TEXTS = {
    "",
    "Sydney",
    "two words",
    "quote \\\" here",
    "line\\nbreak",
    "tab\\t",
    "back\\\\slash",
    "$5 100%",
    "été",
    "# no comment",
    "{ } [ ]",
    "a = b"
  };

  private final Random random;
  private final StringBuilder out = new StringBuilder();

  private LiteralDocument(Random random) {
    this.random = random;
  }

  static String random(Random random) {
    LiteralDocument document = new LiteralDocument(random);
    document.body(0);
    return document.out.toString();
  }

  private void body(int depth) {
    String indent = "  ".repeat(depth);
    int attributes = random.nextInt(4);
    for (int i = 0; i < attributes; i++) {
      out.append(indent).append("attr").append(i).append('_').append(word()).append(" = ");
      value(0);
      out.append(random.nextInt(6) == 0 ? " # why\n" : "\n");
    }
    int blocks = depth < 3 ? random.nextInt(4) : 0;
    for (int i = 0; i < blocks; i++) {
      // the number of labels belongs to the type, as in every real schema
      int labels = random.nextInt(3);
      out.append(indent).append("block").append(labels);
      for (int n = 0; n < labels; n++) {
        out.append(" \"").append(word()).append('"');
      }
      out.append(" {\n");
      body(depth + 1);
      out.append(indent).append("}\n");
    }
  }

  private void value(int depth) {
    switch (random.nextInt(depth < 3 ? 7 : 4)) {
      case 0 -> out.append(random.nextInt(100_000));
      case 1 -> out.append(random.nextInt(1000)).append('.').append(random.nextInt(1, 10));
      case 2 -> out.append(random.nextBoolean());
      case 3, 4 -> out.append('"').append(TEXTS[random.nextInt(TEXTS.length)]).append('"');
      case 5 -> list(depth);
      default -> map(depth);
    }
  }

  private void list(int depth) {
    out.append('[');
    for (int i = random.nextInt(4); i > 0; i--) {
      value(depth + 1);
      out.append(i > 1 ? ", " : "");
    }
    out.append(']');
  }

  private void map(int depth) {
    boolean lines = random.nextBoolean();
    int items = random.nextInt(1, 4);
    out.append(lines ? "{\n" : "{ ");
    for (int i = 0; i < items; i++) {
      out.append("key").append(i).append(" = ");
      value(depth + 1);
      out.append(lines ? "\n" : i + 1 < items ? ", " : " ");
    }
    out.append('}');
  }

  private String word() {
    return WORDS[random.nextInt(WORDS.length)];
  }
}
