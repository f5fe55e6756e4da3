package io.portwright.engine.plan;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;
import java.util.Optional;

/**
 * An object that somebody else changed since state was written.
 *
 * @param deposed key of an object that a replacement left behind; empty for the current one
 * @param before as recorded
 * @param now as read; empty when it is gone
 * @param note what the account says about an object that is gone, a full sentence; else empty
 */
public record Drift(
    InstanceAddress address,
    Optional<String> deposed,
    ObjectValue before,
    Optional<ObjectValue> now,
    List<AttributeDiff> diffs,
    String note) {

  public Drift {
    diffs = List.copyOf(diffs);
  }
}
