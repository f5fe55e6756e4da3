package io.portwright.engine.plan;

import io.portwright.engine.state.CommitId;

/**
 * What a plan goes back to, when it was not made from the files of the working folder.
 *
 * @param commit of the state, which things are to become like
 */
public record Earlier(CommitId commit, Wish wish) {

  /** Where the wish was read. */
  public enum Wish {
    /** In the configuration that the state of then was applied from. */
    CONFIGURATION,
    /** In the records of the state itself. */
    RECORDS
  }
}
