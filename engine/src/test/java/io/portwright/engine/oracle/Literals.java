package io.portwright.engine.oracle;

import java.util.List;
import java.util.Random;

/** Pieces of text that expressions are made of: mostly ordinary, some at the edges. */
final class Literals {
  private static final List<String> STRINGS = Words.of("literal strings");
  private static final List<String> NUMBERS = Words.of("literal numbers");

  private final Random random;

  Literals(Random random) {
    this.random = random;
  }

  String string() {
    return quoted(pick(STRINGS));
  }

  String number() {
    return pick(NUMBERS);
  }

  String small() {
    return Integer.toString(random.nextInt(8) - 2);
  }

  /** A string of one of the special kinds. */
  String special(char kind) {
    String text = pick(Words.of("special " + kind));
    return quoted(kind == 'P' ? "files/" + text : text);
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
