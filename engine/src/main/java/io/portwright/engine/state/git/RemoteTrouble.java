package io.portwright.engine.state.git;

import io.portwright.engine.git.RemoteFailure;
import io.portwright.engine.state.StoreFailure;
import io.portwright.engine.state.StoreFailure.Reason;

/** What it means for a store that the place where it is shared cannot be used. */
final class RemoteTrouble {
  private RemoteTrouble() {}

  /**
   * @param doing such as {@code read} or {@code write to}
   */
  static StoreFailure of(RemoteFailure failure, SharedPlace place, String doing) {
    String what = "cannot " + doing + " the shared store " + place + ": " + failure.text();
    if (failure.reason() == RemoteFailure.Reason.NO_REPOSITORY && place.address().isFolder()) {
      return new StoreFailure(
          Reason.UNREACHABLE,
          what,
          "Check the path, and that the disk with it is there. The repository must exist; it may be"
              + " empty. plan and show work without it, from what was last read here.",
          failure);
    }
    return switch (failure.reason()) {
      case UNREACHABLE, TOO_SLOW ->
          new StoreFailure(
              Reason.UNREACHABLE,
              what,
              "Check the network and the address, then run again. plan and show work without it,"
                  + " from what was last read here.",
              failure);
      case LOGIN_MISSING, LOGIN_REFUSED ->
          new StoreFailure(
              Reason.NO_ACCESS,
              what,
              "For https, put a token that may read and write the repository into"
                  + " PORTWRIGHT_GIT_TOKEN (with PORTWRIGHT_GIT_HOST for a host other than"
                  + " github.com), ~/.git-credentials or ~/.netrc. For ssh, put a key without a"
                  + " passphrase into ~/.ssh.",
              failure);
      case UNTRUSTED ->
          new StoreFailure(
              Reason.NO_ACCESS,
              what,
              "Check that this is the right host. The key of an ssh host goes into"
                  + " ~/.ssh/known_hosts, the certificate of a web host into Java's trust store.",
              failure);
      case NO_REPOSITORY, NO_COMMIT, NOT_GIT, NO_TRANSPORT ->
          new StoreFailure(
              Reason.NO_ACCESS,
              what,
              "Check the address. The repository must exist; it may be empty. On many hosts, one"
                  + " that your login may not see looks as if it did not exist.",
              failure);
      case HOSTILE, TOO_LARGE ->
          new StoreFailure(Reason.DAMAGED, what, "Check that it is the right repository.", failure);
      case DISK ->
          new StoreFailure(
              Reason.NOT_WRITABLE, what, "Check that you may write in .portwright.", failure);
    };
  }

  /** Others write to it whenever this run does. */
  static StoreFailure busy(SharedPlace place, String why) {
    return new StoreFailure(
        Reason.BUSY,
        "cannot write to the shared store " + place + ": it answered \"" + why + "\"",
        "Nothing was changed. Wait a little, then run again.");
  }

  /** The host does not take the change. */
  static StoreFailure refused(SharedPlace place, BranchName branch, String why) {
    return new StoreFailure(
        Reason.REFUSED,
        "cannot write to the shared store " + place + ": it answered \"" + why + "\"",
        "Nothing was changed. Branch "
            + place.remoteName(branch)
            + " must be open to pushes of this login: check its permissions there, and the rules"
            + " that protect branches.");
  }

  /** Whether nothing can have been taken in: the server turned us away before. */
  static boolean isCertain(RemoteFailure failure) {
    return switch (failure.reason()) {
      case LOGIN_MISSING, LOGIN_REFUSED, UNTRUSTED, NO_REPOSITORY, NO_TRANSPORT, DISK -> true;
      case UNREACHABLE, TOO_SLOW, NO_COMMIT, NOT_GIT, HOSTILE, TOO_LARGE -> false;
    };
  }
}
