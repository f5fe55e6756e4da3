package io.portwright.engine.state;

import java.util.Optional;

/**
 * The right to be the only one who changes a state and orders for it, as long as everybody asks for
 * it. A courtesy that saves work: what keeps state whole is that every update says what it is made
 * from. Safe for several threads.
 */
public interface StateLock extends AutoCloseable {

  LockHolder holder();

  /** Whether it is certain that nobody else has it; asks nobody. */
  boolean isHeld();

  /**
   * Makes certain that nobody else has it; asks the store unless it has answered only just now. For
   * the moment before something that cannot be taken back.
   *
   * @return why it is not certain; empty when it is
   */
  Optional<LockLoss> confirm();

  /** Gives it back; does nothing if it is lost or given back already. */
  @Override
  void close();

  /** A lock of a state that nobody else can reach. */
  static StateLock alone(LockHolder holder) {
    return new StateLock() {
      @Override
      public LockHolder holder() {
        return holder;
      }

      @Override
      public boolean isHeld() {
        return true;
      }

      @Override
      public Optional<LockLoss> confirm() {
        return Optional.empty();
      }

      @Override
      public void close() {
        // there is nothing to give back
      }
    };
  }
}
