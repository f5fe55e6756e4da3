package io.portwright.engine.source.module;

/** Told about what takes time. */
@FunctionalInterface
public interface FetchListener {
  /** Tells nobody. */
  FetchListener NONE = (_, _) -> {};

  /**
   * A package is about to be fetched.
   *
   * @param key of the call that needs it first, such as {@code net.core}
   * @param source without credentials
   */
  void fetching(String key, String source);
}
