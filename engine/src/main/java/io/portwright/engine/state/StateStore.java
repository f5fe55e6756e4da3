package io.portwright.engine.state;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.List;

/**
 * Where state lives. Reading writes nothing, not even when there is no store yet. Every update is
 * one commit with compare-and-swap: it lands whole on the state it was made from, or not at all.
 *
 * <p>What disk, damage or a missing key prevent is thrown as {@link StoreFailure}.
 */
public interface StateStore extends AutoCloseable {

  /** State as of now; {@link StateSnapshot#EMPTY} when nothing was ever stored. */
  StateSnapshot read();

  /** Addresses in state, in order; needs no key. */
  List<InstanceAddress> addresses();

  /**
   * Commits a change on top of the state that was read. The first update makes the store.
   *
   * @param expected the state the change was made from
   */
  UpdateResult update(
      StateSnapshot expected, StateChange change, CommitMessage message, Author author);

  /** Keyed hash of secret content: equal for equal content in this store, meaningless elsewhere. */
  String hash(byte[] content);

  /** What the user must be told since the last call, such as that a key was made. */
  List<Diagnostic> notices();

  /** Where it is, for messages. */
  String place();

  @Override
  void close();
}
