package io.portwright.engine.apply;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.state.CommitId;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Value;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of a plan.
 *
 * @param commit of state at the end; {@link CommitId#NONE} when nothing was ever stored
 * @param waiting services that are not as wanted yet
 * @param outputs as stored
 */
public record ApplyResult(
    Ending ending,
    Counts counts,
    Duration duration,
    CommitId commit,
    List<StillWaiting> waiting,
    SortedMap<String, Value> outputs,
    List<Diagnostic> diagnostics) {

  public ApplyResult {
    waiting = List.copyOf(waiting);
    outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
    diagnostics = List.copyOf(diagnostics);
  }

  /** How it ended. */
  public enum Ending {
    /** Everything was done; services may still wait for other people. */
    COMPLETE,
    /** Something failed; the rest was done as far as it did not depend on it. */
    FAILED,
    /** The user stopped it. */
    CANCELLED,
    /** Nothing was sent at all: the plan may not be carried out. */
    REFUSED
  }

  /** What was done, replacements counted as one created and one ended. */
  public record Counts(int created, int updated, int ended) {}

  /**
   * @param uid empty when the service has none that is known
   * @param status as last seen
   * @param reason what it waits for
   */
  public record StillWaiting(
      InstanceAddress address, Optional<String> uid, String status, String reason) {}

  public boolean isComplete() {
    return ending == Ending.COMPLETE;
  }
}
