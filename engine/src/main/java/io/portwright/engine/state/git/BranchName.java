package io.portwright.engine.state.git;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Branch of the store, without {@code refs/heads/}: {@code portwright/<workspace>} for real state
 * and {@code portwright/<workspace>@sandbox} for rehearsals.
 */
public record BranchName(String text) {
  static final String PREFIX = "portwright/";
  private static final String SHAPE = "[A-Za-z0-9._%@/-]+";
  private static final String SANDBOX = "@sandbox";

  public BranchName {
    if (!text.matches(SHAPE)) {
      throw new IllegalArgumentException("not a branch name: " + text);
    }
  }

  /** A branch of the store that holds the state of a workspace; empty for any other. */
  static Optional<BranchName> parse(String text) {
    return text.matches(SHAPE)
        ? Optional.of(new BranchName(text)).filter(branch -> branch.workspace().isPresent())
        : Optional.empty();
  }

  /** Branch of real state. */
  public static BranchName of(String workspace) {
    return new BranchName(PREFIX + encoded(workspace));
  }

  /** Branch of sandbox state; never the branch of any real workspace. */
  public static BranchName sandbox(String workspace) {
    return new BranchName(PREFIX + encoded(workspace) + SANDBOX);
  }

  /** The workspace whose branch this is; empty for a branch that is none of ours. */
  Optional<String> workspace() {
    String name = isSandbox() ? text.substring(0, text.length() - SANDBOX.length()) : text;
    if (!name.startsWith(PREFIX) || name.length() == PREFIX.length()) {
      return Optional.empty();
    }
    try {
      String plus = name.substring(PREFIX.length()).replace("+", "%2B");
      String workspace = URLDecoder.decode(plus, StandardCharsets.UTF_8);
      return Optional.of(workspace).filter(w -> (PREFIX + encoded(w)).equals(name));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
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
