package io.portwright.provider.spi;

import io.portwright.provider.value.Value.ObjectValue;

/** What carrying out one change needs. Made without I/O; nothing has been sent yet. */
public sealed interface Action {

  /** Done inside the process; {@code after} is the new state. */
  record Local(ObjectValue after) implements Action {}

  /**
   * One call that must not be sent twice. The engine journals it before {@link Account#send}.
   *
   * @param type resource type
   * @param serviceName name that the service will have; answers are matched by it
   * @param lane orders of equal lane and name never share a batch and go one at a time
   * @param body canonical JSON of the request, for the keyed hash in the journal; may hold secrets
   * @param after planned object, wholly known but for what only the service knows
   * @param fingerprint that travels as a resource tag where the type has tags
   */
  record Order(
      String type,
      String serviceName,
      String lane,
      String body,
      ObjectValue after,
      String fingerprint)
      implements Action {}

  /**
   * Calls that may be repeated: changes and ends of existing services.
   *
   * @param type resource type
   * @param before as last read
   * @param after planned object; for an end, equal to {@code before}
   */
  record Modify(String type, ObjectValue before, ObjectValue after) implements Action {}

  /** Ends a service. */
  record End(String type, ObjectValue before) implements Action {}
}
