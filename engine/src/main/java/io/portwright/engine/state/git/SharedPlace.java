package io.portwright.engine.state.git;

import io.portwright.engine.git.Access;
import io.portwright.engine.git.RemoteAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A git repository that several people or machines keep state in.
 *
 * @param prefix first part of the names of its branches: {@code <prefix>/<workspace>}
 */
public record SharedPlace(RemoteAddress address, String prefix, Access access, Pace pace) {
  /** The usual first part of branch names. */
  public static final String PREFIX = "portwright";

  private static final Pattern SHAPE =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*");
  private static final int LONGEST = 100;

  public SharedPlace {
    if (!isPrefix(prefix)) {
      throw new IllegalArgumentException("not the beginning of a branch name: " + prefix);
    }
  }

  /** Whether branches may begin so. */
  public static boolean isPrefix(String text) {
    return SHAPE.matcher(text).matches()
        && text.length() <= LONGEST
        && !text.contains("..")
        && !text.matches(".*(\\.|\\.lock)(/.*)?");
  }

  /** The branch over there, without {@code refs/heads/}. */
  String remoteName(BranchName branch) {
    return prefix + "/" + rest(branch);
  }

  String remoteRef(BranchName branch) {
    return "refs/heads/" + remoteName(branch);
  }

  /** Outside of all branches: nobody's clone takes it along, and no rule for branches holds it. */
  String lockRef(BranchName branch) {
    return "refs/" + prefix + "/lock/" + rest(branch);
  }

  /** For hosts that allow nothing but branches and tags. */
  String lockBranch(BranchName branch) {
    return "refs/heads/" + prefix + "-lock/" + rest(branch);
  }

  /** Here, beside the branches: the last commit that was seen over there. */
  String seenRef(BranchName branch) {
    return "refs/portwright/seen/" + key() + "/" + branch.text();
  }

  private static String rest(BranchName branch) {
    return branch.text().substring(BranchName.PREFIX.length());
  }

  /** Tells the memory of one place from that of another, without saying where they are. */
  String key() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((address + "\n" + prefix).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /** For messages: the address without any login. */
  @Override
  public String toString() {
    return address.toString();
  }
}
