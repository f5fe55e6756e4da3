package io.portwright.engine.state.git;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Branch of the store, without {@code refs/heads/}: {@code portwright/<workspace>} for real state
 * and {@code portwright/<workspace>@sandbox} for rehearsals.
 */
public record BranchName(String text) {
  private static final String PREFIX = "portwright/";
  private static final String SANDBOX = "@sandbox";

  public BranchName {
    if (!text.matches("[A-Za-z0-9._%@/-]+")) {
      throw new IllegalArgumentException("not a branch name: " + text);
    }
  }

  /** Branch of real state. */
  public static BranchName of(String workspace) {
    return new BranchName(PREFIX + encoded(workspace));
  }

  /** Branch of sandbox state; never the branch of any real workspace. */
  public static BranchName sandbox(String workspace) {
    return new BranchName(PREFIX + encoded(workspace) + SANDBOX);
  }

  public boolean isSandbox() {
    return text.endsWith(SANDBOX);
  }

  String ref() {
    return "refs/heads/" + text;
  }

  /**
   * Any workspace name as one component of a git reference: everything but letters, digits, {@code
   * _}, {@code -} and single inner dots becomes {@code %XX} of its UTF-8 bytes, so that no two
   * names share a branch and none looks like a sandbox or a lock file.
   */
  private static String encoded(String workspace) {
    if (workspace.isEmpty()) {
      throw new IllegalArgumentException("a workspace needs a name");
    }
    byte[] bytes = workspace.getBytes(StandardCharsets.UTF_8);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < bytes.length; i++) {
      char c = (char) (bytes[i] & 0xff);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || c == '_' || c == '-');
      boolean innerDot = c == '.' && i > 0 && i < bytes.length - 1 && bytes[i - 1] != '.';
      if (plain || (innerDot && !workspace.endsWith(".lock"))) {
        out.append(c);
      } else {
        out.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      }
    }
    return out.toString();
  }

  @Override
  public String toString() {
    return text;
  }
}
