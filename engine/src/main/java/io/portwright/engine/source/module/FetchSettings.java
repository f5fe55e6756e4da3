package io.portwright.engine.source.module;

import io.portwright.engine.git.Access;
import java.util.SortedMap;

/**
 * How packages are fetched.
 *
 * @param renewal whether what was fetched before is used again
 * @param access who this program is to servers that ask
 * @param listener told before something is fetched, because that can take a while
 */
public record FetchSettings(Renewal renewal, Access access, FetchListener listener) {

  /** What happens to packages of which a commit is recorded. */
  public enum Renewal {
    /** The recorded commit is used, so that every run sees the same code. */
    RECORDED,
    /** Every branch and tag is looked up again, and the record changed: {@code init -upgrade}. */
    LATEST
  }

  /** What was fetched is used again, logins are those of the user, and nobody is told. */
  public static FetchSettings of(SortedMap<String, String> environment) {
    return new FetchSettings(Renewal.RECORDED, Access.of(environment), FetchListener.NONE);
  }

  public FetchSettings with(Renewal other) {
    return new FetchSettings(other, access, listener);
  }

  public FetchSettings with(FetchListener other) {
    return new FetchSettings(renewal, access, other);
  }
}
