package io.portwright.provider.schema;

import io.portwright.provider.value.Value;
import java.util.Optional;

/** A check of one attribute's value. Called only with wholly known values that are not null. */
public interface Validator {

  /**
   * @return what is wrong, as a full sentence that names the allowed values and the given one;
   *     empty when the value is fine
   */
  Optional<String> problem(Value value);

  /** The rule in a few words, for schema documentation: {@code one of 1000, 10000}. */
  String rule();
}
