package io.portwright.engine.recovery;

import io.portwright.engine.state.DeposedKey;
import io.portwright.engine.state.InstanceObject;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StateSnapshot;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** A record with an object that was found again. */
final class Merged {
  private Merged() {}

  /**
   * The object becomes the current one. One that is there is the one that the order replaces, and
   * is put aside; the next plan ends it.
   *
   * @param cause decides the key of what is put aside, so that settling twice gives the same
   */
  static ResourceRecord with(ResourceRecord record, InstanceObject made, String cause) {
    boolean same = record.current().filter(made::isSameAs).isPresent();
    return same || record.current().isEmpty()
        ? record.withCurrent(made)
        : record.depose(key(cause)).withCurrent(made);
  }

  /**
   * A change that was made for an earlier state. Objects that others have recorded meanwhile stay;
   * where both have one, ours is put aside. What was ended is removed only if it still is the same.
   */
  static StateChange onTop(StateSnapshot state, StateChange unsaved) {
    StateChange change =
        new StateChange(
            new TreeMap<>(),
            new TreeSet<>(),
            Optional.empty(),
            unsaved.intents(),
            unsaved.removedIntents());
    for (ResourceRecord ours : unsaved.records().values()) {
      Optional<ResourceRecord> theirs = state.record(ours.address());
      change =
          change.with(
              theirs.map(record -> record.joined(ours, () -> key(identity(ours)))).orElse(ours));
    }
    return change;
  }

  private static String identity(ResourceRecord record) {
    return record.current().flatMap(InstanceObject::uid).orElse(record.address().toString());
  }

  private static DeposedKey key(String cause) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(cause.getBytes(StandardCharsets.UTF_8));
      return new DeposedKey(HexFormat.of().formatHex(hash, 0, 4));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
