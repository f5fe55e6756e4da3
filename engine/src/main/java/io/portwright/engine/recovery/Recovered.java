package io.portwright.engine.recovery;

import io.portwright.engine.journal.Intent;
import io.portwright.engine.state.CommitMessage;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StateSnapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of open orders, and what follows from that.
 *
 * @param evidence one for each order that was open, in the order of their addresses
 * @param before state as it is in the store
 * @param change for the store; {@link StateChange#NONE} when nothing could be settled
 * @param state as it is with that change, not stored; where an order stays open its intent says why
 * @param resourcesHash stands for the records of that state
 * @param files emergency files that are over once the change is stored
 */
public record Recovered(
    List<Evidence> evidence,
    StateSnapshot before,
    StateChange change,
    StateSnapshot state,
    String resourcesHash,
    List<Path> files) {

  public Recovered {
    evidence = List.copyOf(evidence);
    files = List.copyOf(files);
  }

  /** Nothing was open. */
  static Recovered nothing(StateSnapshot state) {
    return new Recovered(
        List.of(), state, StateChange.NONE, state, state.resourcesHash(), List.of());
  }

  public boolean isSettled() {
    return evidence.stream().allMatch(one -> one.verdict().settles());
  }

  /** The commit's text: what became of each order. */
  public CommitMessage message() {
    List<String> found = new ArrayList<>();
    List<String> not = new ArrayList<>();
    List<String> ended = new ArrayList<>();
    CommitMessage message = CommitMessage.of("").operation("recover");
    for (Evidence one : evidence) {
      Intent intent = one.intent();
      String address = intent.address().toString();
      switch (one.verdict()) {
        case Verdict.Adopt adopt -> {
          found.add(address);
          message = message.order(intent.id()).with("Service", adopt.candidate().uid());
        }
        case Verdict.Ended gone -> {
          ended.add(address);
          message = message.order(intent.id()).with("Service", gone.candidate().uid());
        }
        case Verdict.NotOrdered _ -> {
          not.add(address);
          message = message.order(intent.id());
        }
        case Verdict.Unclear _, Verdict.TooEarly _ -> {}
      }
    }
    List<String> sentences = new ArrayList<>();
    say(sentences, "Found ", found, " again");
    say(sentences, "Found that ", not, " was never ordered");
    say(sentences, "Found that ", ended, " has ended");
    String summary =
        sentences.isEmpty() ? "Record orders from an emergency file" : String.join("; ", sentences);
    return new CommitMessage(summary, message.trailers());
  }

  private static void say(
      List<String> sentences, String before, List<String> addresses, String after) {
    if (!addresses.isEmpty()) {
      sentences.add(before + CommitMessage.names(addresses) + after);
    }
  }

  /**
   * The same, now that the change is in the store.
   *
   * @param stored as the store has it; what is said about orders that are still open stays
   */
  public Recovered storedAs(StateSnapshot stored) {
    StateSnapshot shown =
        new StateSnapshot(
            stored.commit(),
            stored.lineage(),
            stored.resourcesHash(),
            stored.records(),
            stored.outputs(),
            state.intents());
    return new Recovered(evidence, stored, StateChange.NONE, shown, resourcesHash, files);
  }

  /** To be called when the change is in the store. */
  public void stored() {
    EmergencyFiles.remove(files);
  }
}
