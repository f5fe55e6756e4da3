package io.portwright.provider.spi;

import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;

/**
 * An order that was announced, and of which nobody knows whether it was sent and taken.
 *
 * @param type resource type
 * @param serviceName name that was ordered
 * @param fingerprint that travelled with it where the type has tags
 * @param planned the object as it was to be; what only the service knows is null, write-only values
 *     are missing. It has an identifier already when the order makes an object larger
 * @param knownUids what was there before it and could be confused with what it made
 * @param inState objects of the same account that state believes to be there
 */
public record LostOrder(
    String type,
    String serviceName,
    String fingerprint,
    ObjectValue planned,
    List<String> knownUids,
    List<Recorded> inState) {

  public LostOrder {
    knownUids = List.copyOf(knownUids);
    inState = List.copyOf(inState);
  }

  /** An object in state. */
  public record Recorded(String type, ObjectValue state) {}
}
