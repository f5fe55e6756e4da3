package io.portwright.engine.state;

/** Why a holder must not believe any more that it is alone. */
public sealed interface LockLoss {

  /** Somebody else took the lock because this holder had shown no life. */
  record TakenOver(LockHolder by) implements LockLoss {}

  /** Somebody removed it by hand. */
  record Removed() implements LockLoss {}

  /**
   * Nobody can be asked who has it; it may be this holder.
   *
   * @param why a sentence without the full stop
   */
  record Unconfirmed(String why) implements LockLoss {}
}
