package io.portwright.engine.state;

import java.util.regex.Pattern;

/** Tells the deposed objects of one instance apart: eight lower-case hexadecimal digits. */
public record DeposedKey(String text) implements Comparable<DeposedKey> {
  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{8}");

  public DeposedKey {
    if (!SHAPE.matcher(text).matches()) {
      throw new IllegalArgumentException("not a deposed key: " + text);
    }
  }

  @Override
  public int compareTo(DeposedKey other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
