package io.portwright.provider.value;

import java.util.Comparator;

/**
 * Order of strings by their UTF-8 bytes, which is their order by code point. It differs from {@link
 * String#compareTo} only where characters outside the basic plane meet U+E000 to U+FFFF.
 */
public enum Utf8Order implements Comparator<String> {
  INSTANCE;

  @Override
  @SuppressWarnings("ReferenceEquality") // most names that meet are the same constant
  public int compare(String a, String b) {
    if (a == b) {
      return 0;
    }
    int common = Math.min(a.length(), b.length());
    for (int i = 0; i < common; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean xs = Character.isSurrogate(x);
        boolean ys = Character.isSurrogate(y);
        return xs == ys ? Character.compare(x, y) : (xs ? 1 : -1);
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
