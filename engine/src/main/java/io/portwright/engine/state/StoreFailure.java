package io.portwright.engine.state;

import io.portwright.provider.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;

/**
 * The store cannot be read or written for a reason outside this program: disk, permission, damage,
 * a key that is not here. Category: environment, never a bug; no stack trace is shown for it.
 *
 * <p>The message names operation, object and reason; {@link #advice()} says what to do next.
 */
public final class StoreFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final String SALVAGE =
      "Restore the store from a backup or from a clone, or save what is whole in it:\n\n"
          + "    portwright state repair\n\nNothing was changed.";

  private final Reason reason;
  private final String advice;

  /** Why the store cannot be used; each reason has one stable code. */
  public enum Reason {
    /** An object, a reference or a record is missing, truncated or not what it should be. */
    DAMAGED("STORE-1", "State store is damaged"),
    /** The disk or the quota has no room left. */
    FULL("STORE-2", "No space left for the state store"),
    /** A file or folder may not be written, or the file system is read-only. */
    NOT_WRITABLE("STORE-3", "State store cannot be written"),
    /** A file or folder cannot be read: permission, or an error of the disk. */
    UNREADABLE("STORE-4", "State store cannot be read"),
    /** Somebody else holds a lock file for longer than an update can take. */
    BUSY("STORE-5", "State store is busy"),
    /** Written by a newer version of this program. */
    NEWER("STORE-6", "State store is newer than this program"),
    /** The identity that could decrypt the store is not on this machine. */
    NO_IDENTITY("STORE-7", "State store is encrypted for someone else"),
    /** A sealed value was copied from another place. */
    MOVED_SECRET("STORE-8", "Encrypted value belongs elsewhere"),
    /** The identity file or variable holds no usable key. */
    BAD_IDENTITY("STORE-9", "Identity cannot be used"),
    /** The shared store does not answer; what was read before may be at hand. */
    UNREACHABLE("STORE-20", "Shared store cannot be reached"),
    /** The shared store is there and does not let this user in, or is no git repository. */
    NO_ACCESS("STORE-21", "Shared store cannot be used"),
    /** The host does not take the change: a rule, or a permission that is missing. */
    REFUSED("STORE-22", "Shared store refuses the change"),
    /** The branch does not follow from the commit where this folder last saw it. */
    REWRITTEN("STORE-23", "Shared store has another history"),
    /** This folder has commits of its own that the shared store does not have. */
    UNSHARED("STORE-24", "State here is not in the shared store"),
    /** The first key of a shared store is to be made by somebody, and was not. */
    NO_KEY("STORE-54", "Key needed before the first change");

    private final String code;
    private final String summary;

    Reason(String code, String summary) {
      this.code = code;
      this.summary = summary;
    }

    public String code() {
      return code;
    }

    public String summary() {
      return summary;
    }
  }

  /**
   * @param what operation, object and reason, such as {@code cannot read resources/0a/x.json in
   *     commit 12ab: object is truncated}; no full stop
   * @param advice what to do next, in full sentences
   */
  public StoreFailure(Reason reason, String what, String advice) {
    super(what);
    this.reason = reason;
    this.advice = advice;
  }

  /**
   * As {@link #StoreFailure(Reason, String, String)}, with what lies below it.
   *
   * @param cause never shown
   */
  public StoreFailure(Reason reason, String what, String advice, Throwable cause) {
    super(what, cause);
    this.reason = reason;
    this.advice = advice;
  }

  /** A failed read of a file that this program owns. */
  public static StoreFailure reading(String object, IOException cause) {
    return new StoreFailure(
        Reason.UNREADABLE,
        "cannot read " + object + ": " + plain(cause),
        "Check that the file exists and that you may read it.",
        cause);
  }

  /** A failed write; tells a full disk and a missing permission from anything else. */
  public static StoreFailure writing(String object, Path folder, Exception cause) {
    Reason reason = writeReason(folder, cause);
    String advice =
        reason == Reason.FULL
            ? "Nothing was changed. Free some space on the disk of " + folder + " and run again."
            : "Nothing was changed. Check that you may write in " + folder + " and run again.";
    return new StoreFailure(reason, "cannot write " + object + ": " + plain(cause), advice, cause);
  }

  /** Something that was stored is missing or is not what it should be. */
  public static StoreFailure damaged(String object, String why) {
    return new StoreFailure(Reason.DAMAGED, "cannot read " + object + ": " + why, SALVAGE);
  }

  /** As {@link #damaged(String, String)}, with what the library said. */
  public static StoreFailure damaged(String object, Exception cause) {
    return new StoreFailure(
        Reason.DAMAGED, "cannot read " + object + ": " + plain(cause), SALVAGE, cause);
  }

  private static Reason writeReason(Path folder, Exception cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      String text = String.valueOf(at.getMessage()).toLowerCase(Locale.ROOT);
      if (text.contains("no space left") || text.contains("quota")) {
        return Reason.FULL;
      }
      if (at instanceof AccessDeniedException || at instanceof ReadOnlyFileSystemException) {
        return Reason.NOT_WRITABLE;
      }
    }
    return folder.toFile().exists() && folder.toFile().getUsableSpace() < 4096
        ? Reason.FULL
        : Reason.NOT_WRITABLE;
  }

  private static String plain(Exception cause) {
    String text =
        switch (cause) {
          case NoSuchFileException _ -> "it does not exist";
          case AccessDeniedException _ -> "permission denied";
          default -> String.valueOf(cause.getMessage());
        };
    return text.equals("null") ? cause.getClass().getSimpleName() : text;
  }

  public Reason reason() {
    return reason;
  }

  public String advice() {
    return advice;
  }

  /** The message as a sentence. */
  public String sentence() {
    String text = String.valueOf(getMessage());
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
  }

  /** The finding shown to the user. */
  public Diagnostic diagnostic() {
    return Diagnostic.error(reason.summary(), sentence() + "\n\n" + advice).withCode(reason.code());
  }
}
