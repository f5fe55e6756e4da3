package io.portwright.engine.plan;

import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value;
import java.util.Optional;

/**
 * One attribute that will change.
 *
 * @param path down to an attribute of plain type, or to a whole element that comes or goes
 * @param before empty when the element is new; null values are values
 * @param after empty when the element goes; may hold unknown values
 * @param effect what the change means for the object
 */
public record AttributeDiff(
    AttributePath path, Optional<Value> before, Optional<Value> after, Effect effect) {

  /** Whether the change of one attribute can be made in place. */
  public enum Effect {
    IN_PLACE,
    REPLACES
  }
}
