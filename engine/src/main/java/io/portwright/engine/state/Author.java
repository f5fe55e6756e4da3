package io.portwright.engine.state;

import java.time.Instant;
import java.time.ZoneId;

/**
 * Who made a change and when, as the commit will say.
 *
 * @param name shown by {@code git log}; a blank one becomes {@code portwright}
 * @param email may be empty
 */
public record Author(String name, String email, Instant at, ZoneId zone) {

  public Author {
    name = name.isBlank() ? "portwright" : name;
    at = at.isBefore(Instant.EPOCH) ? Instant.EPOCH : at;
  }
}
