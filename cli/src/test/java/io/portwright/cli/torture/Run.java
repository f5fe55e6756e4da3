package io.portwright.cli.torture;

/**
 * How a run ended.
 *
 * @param exitCode of the process; 137 when it was killed
 * @param text everything that it said
 */
record Run(int exitCode, String text) {

  /** Whether it refused because of orders of which nobody knows what became. */
  boolean isBlocked() {
    return exitCode != 0
        && (text.contains("before it had recorded an answer")
            || text.contains("Order with unknown outcome"));
  }

  /** Both, one after the other. */
  Run then(Run next) {
    return new Run(next.exitCode(), text + next.text());
  }
}
