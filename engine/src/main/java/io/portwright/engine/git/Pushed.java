package io.portwright.engine.git;

/** What became of moving a reference of a repository somewhere else. */
public sealed interface Pushed {

  /** The reference is where it was to go. */
  record Accepted() implements Pushed {}

  /**
   * Somebody else moved it, or is just doing so.
   *
   * @param why in the server's words
   */
  record Moved(String why) implements Pushed {}

  /**
   * The server does not allow it, whatever else happens there.
   *
   * @param why in the server's words
   */
  record Refused(String why) implements Pushed {}
}
