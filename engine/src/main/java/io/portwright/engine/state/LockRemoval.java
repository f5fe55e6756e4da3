package io.portwright.engine.state;

/** What became of removing somebody else's lock. */
public sealed interface LockRemoval {

  /** It is gone; its holder orders nothing any more. */
  record Removed(LockHolder holder) implements LockRemoval {}

  /** Nobody has the lock. */
  record NotLocked() implements LockRemoval {}

  /** The lock is another one than the one that was named. */
  record OtherLock(LockHolder holder) implements LockRemoval {}

  /** It belongs to a process of this machine that lives, and ends together with it. */
  record Alive(LockHolder holder) implements LockRemoval {}
}
