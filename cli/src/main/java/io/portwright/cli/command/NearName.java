package io.portwright.cli.command;

import java.util.Collection;
import java.util.List;

/** Names that a mistyped word may have meant: edit distance 2 or less, at most three, sorted. */
final class NearName {

  private NearName() {}

  static List<String> of(String typed, Collection<String> names) {
    return names.stream()
        .filter(name -> distance(typed, name) <= Math.min(2, Math.max(1, name.length() / 2)))
        .sorted()
        .limit(3)
        .toList();
  }

  /** {@code Did you mean "plan"?} or nothing. */
  static String hint(String typed, Collection<String> names) {
    List<String> near = of(typed, names);
    return near.isEmpty() ? "" : " Did you mean \"" + String.join("\" or \"", near) + "\"?";
  }

  static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int same = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(same, Math.min(before[j], row[j - 1]) + 1);
      }
      before = row;
    }
    return before[b.length()];
  }
}
