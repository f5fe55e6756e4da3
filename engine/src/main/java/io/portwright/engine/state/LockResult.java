package io.portwright.engine.state;

import java.time.Duration;
import java.util.Optional;

/** What became of the wish for a lock. */
public sealed interface LockResult {

  /**
   * The lock is there.
   *
   * @param from who had it and showed no life for its whole lease
   */
  record Locked(StateLock lock, Optional<LockHolder> from) implements LockResult {}

  /**
   * Somebody else has it.
   *
   * @param lease after which it can be taken from a holder that shows no life; empty when it ends
   *     together with the holder's process
   */
  record HeldBy(LockHolder holder, Optional<Duration> lease) implements LockResult {}
}
