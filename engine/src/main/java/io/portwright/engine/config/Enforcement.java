package io.portwright.engine.config;

/** What comes of a condition that does not hold. */
public enum Enforcement {
  /** An error. */
  ERRORS,
  /** A warning: nothing is done that the condition could prevent. */
  WARNINGS,
  /** Nothing: conditions are not looked at. */
  OFF
}
