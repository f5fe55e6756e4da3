package io.portwright.engine.state;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * Where state lives. Reading writes nothing, not even when there is no store yet. Every update is
 * one commit with compare-and-swap: it lands whole on the state it was made from, or not at all.
 *
 * <p>What disk, damage or a missing key prevent is thrown as {@link StoreFailure}.
 */
public interface StateStore extends AutoCloseable {

  /** State as of now; {@link StateSnapshot#EMPTY} when nothing was ever stored. */
  StateSnapshot read();

  /** Identity of the state; empty when nothing was ever stored. Needs no key. */
  default Optional<Lineage> lineage() {
    return read().lineage();
  }

  /** Addresses in state, in order; needs no key. */
  List<InstanceAddress> addresses();

  /**
   * Commits a change on top of the state that was read. The first update makes the store, with the
   * lineage of the expected state if that has one.
   *
   * @param expected the state the change was made from
   */
  UpdateResult update(
      StateSnapshot expected, StateChange change, CommitMessage message, Author author);

  /**
   * Commits a change on top of whatever is there: for outcomes of calls, which touch only their own
   * intent and address and must not be lost because somebody else was faster.
   *
   * @param known state as last seen; saves a read when it still is the latest
   * @return the state with the change
   */
  default StateSnapshot updateLatest(
      StateSnapshot known, StateChange change, CommitMessage message, Author author) {
    StateSnapshot base = known;
    for (int attempt = 0; attempt < 100; attempt++) {
      switch (update(base, change, message, author)) {
        case UpdateResult.Updated updated -> {
          return updated.snapshot();
        }
        case UpdateResult.Stale _ -> base = read();
      }
    }
    throw new StoreFailure(
        StoreFailure.Reason.BUSY,
        "cannot write to " + place() + ": other runs change it all the time",
        "Wait for the other runs to end, then run again.");
  }

  /** How the state came to be; {@link StateHistory#EMPTY} when nothing was ever stored. */
  default StateHistory history() {
    return StateHistory.EMPTY;
  }

  /** Whose keys open the sealed values; nobody's before the first commit. Needs no key. */
  default List<KeyHolder> keyHolders() {
    return List.of();
  }

  /**
   * Seals everything anew, in one commit, to these keys and no others.
   *
   * @param expected the state that the caller has seen; it stays as it is
   * @param holders at least one; their keys are usable
   */
  default UpdateResult rekey(
      StateSnapshot expected, List<KeyHolder> holders, CommitMessage message, Author author) {
    throw new UnsupportedOperationException(place() + " has no keys of its own");
  }

  /** Goes through everything that is stored; damage is in the answer, not thrown. */
  default StoreHealth health() {
    return new StoreHealth(0, 0, 0, 0, List.of());
  }

  /** Forms that state may have outside of the store; made with the keys of the store. */
  Sealing sealing();

  /** Asks for the lock; waits for it as long as the wish says. */
  default LockResult lock(LockRequest request) {
    return new LockResult.Locked(StateLock.alone(request.holder()), Optional.empty());
  }

  /** Who has the lock; one who died may still seem to. Writes nothing. */
  default Optional<LockHolder> lockHolder() {
    return Optional.empty();
  }

  /**
   * Takes the lock from whoever has it.
   *
   * @param id of the lock that is meant
   */
  default LockRemoval unlock(String id) {
    return new LockRemoval.NotLocked();
  }

  /** Keyed hash of secret content: equal for equal content in this store, meaningless elsewhere. */
  String hash(byte[] content);

  /** What the user must be told since the last call, such as that a key was made. */
  List<Diagnostic> notices();

  /** Where it is, for messages. */
  String place();

  @Override
  void close();
}
