package io.portwright.engine.state;

/** Outcome of an update of state. */
public sealed interface UpdateResult {

  /** It is on disk; the state as it is now. */
  record Updated(StateSnapshot snapshot) implements UpdateResult {}

  /**
   * Nothing was changed, because somebody else changed state since it was read.
   *
   * @param actual the commit that is there now
   */
  record Stale(CommitId actual) implements UpdateResult {}
}
