package io.portwright.engine.eval.function;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a reader takes for one character: an extended grapheme cluster. */
final class Graphemes {

  private static final Pattern CLUSTER = Pattern.compile("\\X");

  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private Graphemes() {}

  static List<String> of(String text) {
    List<String> clusters = new ArrayList<>(text.length());
    if (isPlain(text)) {
      for (int i = 0; i < text.length(); i++) {
        clusters.add(text.substring(i, i + 1));
      }
      return clusters;
    }
    Matcher matcher = CLUSTER.matcher(text);
    while (matcher.find()) {
      addSplit(clusters, matcher.group());
    }
    return clusters;
  }

  /**
   * Terraform's rules are older than the one that keeps Indic conjuncts together: there, a letter
   * behind a combining mark starts a new cluster.
   */
  private static void addSplit(List<String> clusters, String cluster) {
    int start = 0;
    int before = cluster.codePointAt(0);
    for (int i = Character.charCount(before); i < cluster.length(); ) {
      int c = cluster.codePointAt(i);
      if (Character.getType(c) == Character.OTHER_LETTER && isCombining(before)) {
        clusters.add(cluster.substring(start, i));
        start = i;
      }
      before = c;
      i += Character.charCount(c);
    }
    clusters.add(cluster.substring(start));
  }

  private static boolean isCombining(int c) {
    return Character.getType(c) == Character.NON_SPACING_MARK || c == ZERO_WIDTH_JOINER;
  }

  static int count(String text) {
    return isPlain(text) ? text.length() : of(text).size();
  }

  /** Whether each char is a cluster for sure: ASCII without carriage returns. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80 || text.charAt(i) == '\r') {
        return false;
      }
    }
    return true;
  }
}
