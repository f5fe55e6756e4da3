package io.portwright.cli.torture;

import java.util.List;
import java.util.Map;

/** One incident in one theatre. */
interface Affair {
  /**
   * It happens, while a request waits.
   *
   * @param drama that is going on
   */
  void happens(Drama drama);

  /**
   * What people do about it when the run is over, before the next one.
   *
   * @return what was wrong until then
   */
  List<String> afterwards(Run run);

  /** How many services of a type and name it has ended, which have to be ordered again. */
  default Map<String, Integer> ended() {
    return Map.of();
  }
}
