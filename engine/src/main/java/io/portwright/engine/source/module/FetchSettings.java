package io.portwright.engine.source.module;

import io.portwright.engine.git.Logins;
import io.portwright.engine.git.Patience;
import java.nio.file.Path;
import java.util.TreeMap;

/**
 * How packages are fetched.
 *
 * @param renewal whether what was fetched before is used again
 * @param logins who this program is to servers that ask
 * @param listener told before something is fetched, because that can take a while
 */
public record FetchSettings(
    Renewal renewal, Logins logins, Patience patience, FetchListener listener) {

  /** What happens to packages of which a commit is recorded. */
  public enum Renewal {
    /** The recorded commit is used, so that every run sees the same code. */
    RECORDED,
    /** Every branch and tag is looked up again, and the record changed: {@code init -upgrade}. */
    LATEST
  }

  /** Without logins or words, what was recorded before. */
  public static FetchSettings anonymous(Path folder) {
    return new FetchSettings(
        Renewal.RECORDED,
        new Logins(new TreeMap<>(), folder),
        Patience.USUAL,
        FetchListener.NONE);
  }
}
