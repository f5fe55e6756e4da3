package io.portwright.provider.spi;

import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Value.ObjectValue;

/** How far an awaited service is. */
public sealed interface Progress {

  /**
   * As wanted. For an end: it is over, and {@code state} is what it was.
   *
   * @param status to show, such as {@code LIVE}
   */
  record Done(String status, ObjectValue state) implements Progress {}

  /** Still under way inside the service. */
  record Waiting(String status) implements Progress {}

  /**
   * Nothing more happens until somebody else acts: a good end that a later run completes.
   *
   * @param reason such as {@code waits for its cross connect}
   */
  record WaitingForOthers(String status, String reason, ObjectValue state) implements Progress {}

  /** It will not get there. */
  record Failed(String status, Diagnostic why) implements Progress {}
}
