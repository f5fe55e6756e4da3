package io.portwright.engine.history;

import io.portwright.engine.state.format.StoredField;
import java.util.Optional;

/**
 * A leaf that differs.
 *
 * @param path such as {@code a_end.vlan}
 * @param before empty when there was none
 * @param after empty when there is none
 */
public record FieldChange(String path, Optional<StoredField> before, Optional<StoredField> after) {}
