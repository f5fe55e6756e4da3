package io.portwright.engine.eval;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Suggestions for misspelt names: at most two edits away. */
public final class Nearest {
  private static final int FARTHEST = 2;

  private Nearest() {}

  /** The closest name, the first of equally close ones; empty when none is near. */
  public static Optional<String> to(String name, Collection<String> names) {
    return all(name, names).stream().findFirst();
  }

  /** The first name that is near, even when a later one is nearer, as Terraform has it. */
  public static Optional<String> first(String name, Collection<String> names) {
    return names.stream().filter(n -> isNear(name, n)).findFirst();
  }

  private static boolean isNear(String name, String other) {
    return Math.abs(other.length() - name.length()) <= FARTHEST
        && distance(name, other) <= FARTHEST;
  }

  /** Up to three names, the closest first, equally close ones sorted. */
  public static List<String> all(String name, Collection<String> names) {
    return names.stream()
        .filter(n -> Math.abs(n.length() - name.length()) <= FARTHEST)
        .map(n -> new Near(n, distance(name, n)))
        .filter(near -> near.distance() <= FARTHEST)
        .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
        .limit(3)
        .map(Near::name)
        .toList();
  }

  private record Near(String name, int distance) {}

  private static int distance(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[b.length()];
  }
}
