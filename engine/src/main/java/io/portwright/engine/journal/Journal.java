package io.portwright.engine.journal;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The intents in one state, and the changes of state that announce and settle them. Pure: commit
 * the change on top of the very snapshot it was made from, and send nothing before that has
 * succeeded.
 */
public final class Journal {
  private final List<Intent> intents;

  private Journal(List<Intent> intents) {
    this.intents = intents;
  }

  /** The journal as of a snapshot. */
  public static Journal of(StateSnapshot snapshot) {
    List<Intent> intents = new ArrayList<>();
    snapshot.intents().forEach((id, document) -> intents.add(IntentDocument.read(id, document)));
    return new Journal(List.copyOf(intents));
  }

  /** All intents, by id. */
  public List<Intent> intents() {
    return intents;
  }

  /** Intents that block their address: open, unclear, awaiting approval. */
  public List<Intent> blocking() {
    return intents.stream().filter(intent -> intent.status().blocks()).toList();
  }

  /** Intents that block this address. */
  public List<Intent> blocking(InstanceAddress address) {
    return blocking().stream().filter(intent -> intent.address().equals(address)).toList();
  }

  /**
   * One error for each intent that blocks one of these addresses, with its evidence; for a plan
   * that wants to say early what an apply will refuse.
   */
  public List<Diagnostic> refusals(Collection<InstanceAddress> addresses) {
    Set<InstanceAddress> wanted = new HashSet<>(addresses);
    return blocking().stream()
        .filter(intent -> wanted.contains(intent.address()))
        .map(Refusal::of)
        .toList();
  }

  /**
   * The intent commit of a wave. Refused as a whole when one of its addresses is blocked, or when
   * an order of the same type and name for another address is. Intents that are settled leave the
   * tree with it; the history keeps them.
   *
   * @param wave open intents with new ids, one address each
   */
  public Checked<StateChange> announce(List<Intent> wave) {
    Set<InstanceAddress> addresses = new HashSet<>();
    Set<String> ids = new HashSet<>();
    intents.forEach(intent -> ids.add(intent.id()));
    for (Intent intent : wave) {
      if (!(intent.status() instanceof IntentStatus.Open)) {
        throw new IllegalArgumentException("only an open intent is announced: " + intent.id());
      }
      if (!addresses.add(intent.address()) || !ids.add(intent.id())) {
        throw new IllegalArgumentException("announced twice: " + intent.address());
      }
    }
    List<Diagnostic> refusals = new ArrayList<>(refusals(addresses));
    for (Intent intent : wave) {
      refusals.addAll(namesakes(intent));
    }
    if (!refusals.isEmpty()) {
      return Checked.failed(refusals);
    }
    StateChange change = withoutSettled();
    for (Intent intent : wave) {
      change = change.withIntent(intent.id(), IntentDocument.write(intent));
    }
    return Checked.of(change);
  }

  /**
   * While an order of the same kind and name is unclear, another one would hide what became of it.
   */
  private List<Diagnostic> namesakes(Intent intent) {
    return blocking().stream()
        .filter(other -> !other.address().equals(intent.address()))
        .filter(other -> other.call().resourceType().equals(intent.call().resourceType()))
        .filter(other -> other.call().serviceName().equals(intent.call().serviceName()))
        .filter(other -> other.scope().equals(intent.scope()))
        .map(other -> Refusal.ofNamesake(other, intent.address()))
        .toList();
  }

  /** What the user can do about an intent whose outcome nobody knows: full sentences. */
  public static String advice(Intent intent) {
    return Refusal.advice(intent);
  }

  /**
   * The outcome of one call. Combine it with the record that holds the UIDs ({@link
   * StateChange#with}) into one commit, made as soon as the answer is there.
   */
  public static StateChange outcome(Intent intent, IntentStatus status) {
    return StateChange.NONE.withIntent(
        intent.id(), IntentDocument.write(intent.withStatus(status)));
  }

  /** Removes an intent that is over. */
  public static StateChange remove(Intent intent) {
    return StateChange.NONE.withoutIntent(intent.id());
  }

  /** Removes every intent whose outcome is known: accepted or refused. */
  public StateChange withoutSettled() {
    StateChange change = StateChange.NONE;
    for (Intent intent : intents) {
      if (!intent.status().blocks()) {
        change = change.withoutIntent(intent.id());
      }
    }
    return change;
  }
}
