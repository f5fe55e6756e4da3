package io.portwright.engine.state.git;

import io.portwright.engine.git.Access;
import io.portwright.engine.git.BranchPrefix;
import io.portwright.engine.git.RemoteAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A git repository that several people or machines keep state in.
 *
 * @param prefix first part of the names of its branches: {@code <prefix>/<workspace>}
 */
public record SharedPlace(RemoteAddress address, String prefix, Access access, Pace pace) {
  /** The usual first part of branch names. */
  public static final String PREFIX = BranchPrefix.USUAL;

  public SharedPlace {
    if (!BranchPrefix.isAllowed(prefix)) {
      throw new IllegalArgumentException("not the beginning of a branch name: " + prefix);
    }
  }

  /** Where its branches are over there. */
  String remoteRefs() {
    return "refs/heads/" + prefix + "/";
  }

  /**
   * The branch that a reference over there is called here; empty for one that is no state.
   *
   * @param ref below {@link #remoteRefs()}
   */
  Optional<BranchName> branchAt(String ref) {
    return BranchName.parse(BranchName.PREFIX + ref.substring(remoteRefs().length()));
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
    return KeptRefs.SEEN + key() + "/" + branch.text();
  }

  /**
   * Where a folder keeps its clone of the store of another configuration.
   *
   * @param folder such as {@code .portwright} beside the configuration
   */
  public Path cloneIn(Path folder) {
    return folder.resolve("remote").resolve(key());
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
