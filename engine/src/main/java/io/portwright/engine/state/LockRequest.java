package io.portwright.engine.state;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * The wish for the lock of a state.
 *
 * @param lease how long a holder that shows no life keeps others out of a shared store; positive
 * @param timeout how long to wait for whoever has it; zero looks once
 * @param waiting told again and again for whom it waits
 */
public record LockRequest(
    LockHolder holder,
    Duration lease,
    Duration timeout,
    LockTime time,
    Consumer<LockHolder> waiting) {

  public LockRequest {
    if (!lease.isPositive() || timeout.isNegative()) {
      throw new IllegalArgumentException("lease " + lease + ", timeout " + timeout);
    }
  }
}
