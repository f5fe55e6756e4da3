package io.portwright.engine.state;

import java.util.Optional;

/**
 * Somebody whose key opens the sealed values of a store.
 *
 * @param key public age key, such as {@code age1…}
 * @param name what people call them; empty when nobody said
 */
public record KeyHolder(String key, Optional<String> name) {

  /** The key, with the name behind it if there is one. */
  public String text() {
    return name.map(called -> key + "  " + called).orElse(key);
  }
}
