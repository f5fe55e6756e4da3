package io.portwright.engine.apply;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.state.DeposedKey;
import java.util.Comparator;
import java.util.Optional;

/**
 * One thing to do to one object; a replacement is two.
 *
 * @param deposed the object that an earlier replacement left behind; empty for the current one
 */
record Step(InstanceAddress address, Kind kind, Optional<DeposedKey> deposed)
    implements Comparable<Step> {
  private static final Comparator<Step> ORDER =
      Comparator.comparing(Step::address)
          .thenComparing(Step::kind)
          .thenComparing(step -> step.deposed().map(DeposedKey::text).orElse(""));

  enum Kind {
    /** Create, change or read. */
    MAKE,
    END
  }

  static Step make(InstanceAddress address) {
    return new Step(address, Kind.MAKE, Optional.empty());
  }

  static Step end(InstanceAddress address, Optional<DeposedKey> deposed) {
    return new Step(address, Kind.END, deposed);
  }

  @Override
  public int compareTo(Step other) {
    return ORDER.compare(this, other);
  }
}
