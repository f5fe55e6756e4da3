package io.portwright.engine.syntax;

import java.util.List;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class NearWords {
  private static final int FAR = 3;

  private NearWords() {}

  /** The first candidate at an edit distance below three, if there is one. */
  public static Optional<String> to(String given, List<String> candidates) {
    return candidates.stream().filter(c -> distance(given, c) < FAR).findFirst();
  }

  private static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) >= FAR) {
      return FAR;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
