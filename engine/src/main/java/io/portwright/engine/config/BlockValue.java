package io.portwright.engine.config;

import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value.ObjectValue;

/**
 * A block with all its arguments evaluated.
 *
 * @param value of the schema's object type; unset attributes are null; may hold unknown values
 * @param places where its parts stand in the source
 */
public record BlockValue(ObjectValue value, Places places) {

  /** The closest place in the source: of the part itself, else of what holds it. */
  public SourceRange rangeOf(AttributePath path) {
    return places.of(path);
  }
}
