package io.portwright.engine.state;

import java.time.Instant;

/**
 * Who has the lock of a state, or wants it; for people to read, never to decide by.
 *
 * @param id new for every run, and what {@code state unlock} is given
 * @param who such as {@code ann@ci-7}
 * @param command such as {@code apply}
 * @param version of the program
 * @param since by the holder's own clock
 */
public record LockHolder(String id, String who, String command, String version, Instant since) {

  @Override
  public String toString() {
    return who + " (" + command + ")";
  }
}
