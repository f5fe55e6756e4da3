package io.portwright.engine.recovery;

import io.portwright.engine.account.Accounts;
import io.portwright.engine.journal.Intent;
import io.portwright.engine.journal.IntentStatus;
import io.portwright.engine.journal.Journal;
import io.portwright.engine.recovery.Judge.Finding;
import io.portwright.engine.recovery.KeptOrders.ReadBack;
import io.portwright.engine.recovery.Suspects.Found;
import io.portwright.engine.recovery.Suspects.Suspect;
import io.portwright.engine.state.Lineage;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.StateStore;
import io.portwright.provider.diagnostic.Checked;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settles orders of unknown outcome, as far as that can be done without a person: reads back what
 * the store did not take, waits until nobody can be sending any more, and looks what is there.
 * Orders nothing and writes nothing; the caller commits what it answers.
 */
public final class Recovery {
  /** Clocks round. */
  private static final Duration SLACK = Duration.ofMillis(50);

  private final RecoverySettings settings;
  private final KeptOrders kept;
  private final Watch watch;
  private final Suspects suspects;
  private final Judge judge;

  /** Where time passes. */
  public interface Watch {

    /** Some orders cannot be judged before a while has passed, which is about to be waited for. */
    void waiting(List<Intent> early, Duration time);

    /** Lets time pass; whether it was slept through. */
    boolean pause(Duration time);
  }

  public Recovery(
      Accounts accounts,
      StateStore store,
      RecoverySettings settings,
      KeptOrders kept,
      Watch watch) {
    this.settings = settings;
    this.kept = kept;
    this.watch = watch;
    this.suspects = new Suspects(accounts, store);
    this.judge = new Judge(accounts, settings, watch::pause);
  }

  /**
   * What became of the orders that are open in a state.
   *
   * @param patience longest time to wait for one to become ripe
   */
  public Checked<Recovered> look(StateSnapshot state, Duration patience) {
    return kept.readBack(state).then(back -> Checked.of(look(state, back, patience)));
  }

  private Recovered look(StateSnapshot state, ReadBack back, Duration patience) {
    StateSnapshot known = with(state, back.change(), state.resourcesHash());
    List<Intent> open =
        Journal.of(known).blocking().stream()
            .sorted(Comparator.comparing(Intent::address))
            .toList();
    kept.keep(open);
    if (open.isEmpty() && back.read().isEmpty()) {
      return Recovered.nothing(state);
    }
    Map<Intent, Finding> found = judged(open, known, patience);
    List<Evidence> evidence = new ArrayList<>();
    StateChange change = back.change();
    StateChange shown = StateChange.NONE;
    for (Intent intent : open) {
      Finding finding = found.get(intent);
      if (finding != null) {
        evidence.add(
            new Evidence(intent, kept.age(intent), finding.candidates(), finding.verdict()));
        change = change.and(settled(intent, finding.verdict()));
        shown = shown.and(explained(intent, finding.verdict()));
      }
    }
    StateSnapshot after = with(state, change, hash(state, change, evidence));
    return new Recovered(
        evidence,
        state,
        change,
        with(after, shown, after.resourcesHash()),
        after.resourcesHash(),
        back.read());
  }

  private Map<Intent, Finding> judged(List<Intent> open, StateSnapshot known, Duration patience) {
    Map<Intent, Finding> found = new LinkedHashMap<>();
    List<Intent> ripe = new ArrayList<>();
    boolean awake = waited(open, patience);
    for (Intent intent : open) {
      Duration left = left(intent);
      if (!awake || left.isPositive()) {
        found.put(intent, new Finding(List.of(), new Verdict.TooEarly(left)));
      } else {
        ripe.add(intent);
      }
    }
    List<Suspect> usable = new ArrayList<>();
    for (Intent intent : ripe) {
      switch (suspects.of(intent, known)) {
        case Found.Usable(Suspect suspect) -> usable.add(suspect);
        case Found.Unusable(String why) ->
            found.put(intent, new Finding(List.of(), new Verdict.Unclear(why)));
      }
    }
    found.putAll(judge.judge(usable, known));
    return found;
  }

  private Duration left(Intent intent) {
    Duration left = settings.wait(intent).minus(kept.age(intent));
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Waits for all that become ripe soon enough; whether that was not broken off. */
  private boolean waited(List<Intent> open, Duration patience) {
    List<Intent> early =
        open.stream()
            .filter(intent -> left(intent).isPositive() && left(intent).compareTo(patience) <= 0)
            .toList();
    Optional<Duration> longest = early.stream().map(this::left).max(Comparator.naturalOrder());
    if (longest.isEmpty()) {
      return true;
    }
    watch.waiting(early, longest.get());
    return watch.pause(longest.get().plus(SLACK));
  }

  private static StateChange settled(Intent intent, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Adopt adopt -> Journal.remove(intent).with(adopt.record());
      case Verdict.Ended _, Verdict.NotOrdered _ -> Journal.remove(intent);
      case Verdict.Unclear _, Verdict.TooEarly _ -> StateChange.NONE;
    };
  }

  /** Why an intent stays open, in the intent itself, for whoever refuses its address. */
  private static StateChange explained(Intent intent, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Adopt _, Verdict.Ended _, Verdict.NotOrdered _ -> StateChange.NONE;
      case Verdict.Unclear(String evidence) ->
          Journal.outcome(intent, new IntentStatus.Unclear(evidence));
      case Verdict.TooEarly(Duration left) ->
          Journal.outcome(
              intent,
              new IntentStatus.Unclear(
                  "The run that announced it may still be sending it. That can be judged in "
                      + Math.max(1, left.toSeconds())
                      + " s."));
    };
  }

  private static StateSnapshot with(StateSnapshot state, StateChange change, String hash) {
    return change.isEmpty()
        ? state
        : state.after(
            change, state.commit(), state.lineage().orElseGet(() -> new Lineage("")), hash);
  }

  /**
   * Stands for the records until the store has them: a plan that is made in memory can be carried
   * out when settling leads to the same once more.
   */
  private static String hash(StateSnapshot state, StateChange change, List<Evidence> evidence) {
    if (change.isEmpty()) {
      return state.resourcesHash();
    }
    StringBuilder text = new StringBuilder(state.resourcesHash());
    evidence.forEach(one ->
        text.append('\n')
            .append(one.intent().id())
            .append(' ')
            .append(one.verdict().word())
            .append(' ')
            .append(
                one.verdict() instanceof Verdict.Adopt(var candidate, var _)
                    ? candidate.uid()
                    : ""));
    change.intents().keySet().forEach(id -> text.append("\nread back ").append(id));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return "settled-" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  // ---- what a person decides ----

  /**
   * The change that a person's word leads to: an order has made a service.
   *
   * @param uid as an import names it
   */
  public Checked<StateChange> adopted(Intent intent, String uid, StateSnapshot state) {
    return new Decision(suspects, judge).adopted(intent, uid, state);
  }

  /** The change that a person's word leads to: an order has made nothing. */
  public StateChange notOrdered(Intent intent) {
    return Journal.remove(intent);
  }
}
