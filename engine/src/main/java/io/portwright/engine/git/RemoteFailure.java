package io.portwright.engine.git;

/** Why a repository could not be read. The message says it in a sentence, without any secret. */
public final class RemoteFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What kind of thing it is, which decides what a user can do. */
  public enum Reason {
    /** The name of the host is not known, or nothing answers there. */
    UNREACHABLE,
    /** The answer did not come in time. */
    TOO_SLOW,
    /** The server's certificate is not one to trust. */
    UNTRUSTED,
    /** The server wants a login and none is known. */
    LOGIN_MISSING,
    /** The server does not accept the login that is known. */
    LOGIN_REFUSED,
    /** There is no such repository, or it is hidden from this login. */
    NO_REPOSITORY,
    /** There is no such branch, tag or commit. */
    NO_COMMIT,
    /** What came is no answer of a git server, or a damaged one. */
    NOT_GIT,
    /** The way of transport is not available. */
    NO_TRANSPORT,
    /** The repository holds names or links that must not be written to a disk. */
    HOSTILE,
    /** The repository is larger than anything that holds modules. */
    TOO_LARGE,
    /** This machine's disk refuses. */
    DISK
  }

  private final Reason reason;

  RemoteFailure(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  RemoteFailure(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** A full sentence without the full stop. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
