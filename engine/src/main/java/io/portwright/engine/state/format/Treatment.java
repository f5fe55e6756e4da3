package io.portwright.engine.state.format;

/** What writing does to one place of a value. */
enum Treatment {
  /** Written as it is. */
  PLAIN,
  /** Encrypted with everything below. */
  SEALED,
  /** Never stored: written as null. */
  DROPPED
}
