package io.portwright.engine.state;

import java.util.regex.Pattern;

/**
 * Name of a commit of the store: 40 lower-case hexadecimal digits. {@link #NONE} stands for "the
 * branch does not exist yet" and is what a first writer expects.
 */
public record CommitId(String hex) {
  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{40}");

  /** No commit: all zeros, as git writes it. */
  public static final CommitId NONE = new CommitId("0".repeat(40));

  public CommitId {
    if (!SHAPE.matcher(hex).matches()) {
      throw new IllegalArgumentException("not a commit id: " + hex);
    }
  }

  public boolean exists() {
    return !equals(NONE);
  }

  /** The first 12 digits, for people. */
  public String brief() {
    return hex.substring(0, 12);
  }

  @Override
  public String toString() {
    return hex;
  }
}
