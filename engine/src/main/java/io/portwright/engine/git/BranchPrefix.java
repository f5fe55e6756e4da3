package io.portwright.engine.git;

import java.util.regex.Pattern;

/** First part of the names of a store's branches: {@code <prefix>/<workspace>}. */
public final class BranchPrefix {
  public static final String USUAL = "portwright";

  private static final Pattern SHAPE =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*");
  private static final int LONGEST = 100;

  private BranchPrefix() {}

  /** Whether branches may begin so. */
  public static boolean isAllowed(String text) {
    return SHAPE.matcher(text).matches()
        && text.length() <= LONGEST
        && !text.contains("..")
        && !text.matches(".*(\\.|\\.lock)(/.*)?");
  }
}
