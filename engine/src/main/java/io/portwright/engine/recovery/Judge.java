package io.portwright.engine.recovery;

import io.portwright.engine.account.Accounts;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.journal.Intent;
import io.portwright.engine.plan.SensitiveParts;
import io.portwright.engine.recovery.Suspects.Suspect;
import io.portwright.engine.state.InstanceObject;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.provider.spi.Account;
import io.portwright.provider.spi.Reading;
import io.portwright.provider.spi.Search;
import io.portwright.provider.spi.Search.Candidate;
import io.portwright.provider.spi.Search.Life;
import io.portwright.provider.spi.Search.Mark;
import io.portwright.provider.value.Value.ObjectValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Says from the accounts' lists what became of orders. Finding is quick; that an order was never
 * made is believed only after several fresh lists that are known to be whole.
 */
final class Judge {
  private final Accounts accounts;
  private final RecoverySettings settings;
  private final Pauses pauses;

  Judge(Accounts accounts, RecoverySettings settings, Pauses pauses) {
    this.accounts = accounts;
    this.settings = settings;
    this.pauses = pauses;
  }

  /** What is known of one intent while lists are being read. */
  private static final class Case {
    private final Suspect suspect;
    private List<Candidate> candidates = List.of();
    private String doubt = "";
    private int cleanLooks;

    Case(Suspect suspect) {
      this.suspect = suspect;
    }
  }

  /** What was found about an intent. */
  record Finding(List<Candidate> candidates, Verdict verdict) {}

  /** Judges intents that are ripe, all of one account with the same lists. */
  Map<Intent, Finding> judge(List<Suspect> suspects, StateSnapshot state) {
    Map<Intent, Finding> found = new LinkedHashMap<>();
    List<Case> open = new ArrayList<>();
    suspects.forEach(suspect -> open.add(new Case(suspect)));
    for (int round = 1; round <= 2 * settings.looks() && !open.isEmpty(); round++) {
      if (round > 1 && !pauses.pause(settings.pause())) {
        break;
      }
      Set<Account> fresh = Collections.newSetFromMap(new IdentityHashMap<>());
      for (Case one : List.copyOf(open)) {
        if (fresh.add(one.suspect.account())) {
          one.suspect.account().refresh();
        }
        Optional<Verdict> verdict = look(one, state);
        verdict.ifPresent(v -> {
          found.put(one.suspect.intent(), new Finding(one.candidates, v));
          open.remove(one);
        });
      }
    }
    open.forEach(one ->
        found.put(
            one.suspect.intent(), new Finding(one.candidates, new Verdict.Unclear(one.doubt))));
    return found;
  }

  /** One look; empty when more are needed. */
  private Optional<Verdict> look(Case one, StateSnapshot state) {
    return switch (one.suspect.account().search(one.suspect.order())) {
      case Search.Failed failed -> {
        one.doubt = failed.why().detail();
        one.cleanLooks = 0;
        yield Optional.empty();
      }
      case Search.Looked looked -> {
        one.candidates = looked.candidates();
        List<Candidate> real =
            looked.candidates().stream().filter(c -> c.mark() != Mark.ANOTHERS).toList();
        yield real.isEmpty()
            ? nothing(one, looked.doubts())
            : Optional.of(identified(one.suspect, real, state));
      }
    };
  }

  private Optional<Verdict> nothing(Case one, List<String> doubts) {
    if (!doubts.isEmpty()) {
      one.doubt = String.join(" ", doubts.subList(0, Math.min(3, doubts.size())));
      one.cleanLooks = 0;
      return Optional.empty();
    }
    one.cleanLooks++;
    one.doubt = "The lists could not be read often enough.";
    return one.cleanLooks < settings.looks()
        ? Optional.empty()
        : Optional.of(
            new Verdict.NotOrdered(
                settings.looks()
                    + " fresh lists, each with everything that state knows, have nothing that this"
                    + " order could have made."));
  }

  private Verdict identified(Suspect suspect, List<Candidate> candidates, StateSnapshot state) {
    List<Candidate> ours = candidates.stream().filter(c -> c.mark() == Mark.OURS).toList();
    List<Candidate> running = ours.stream().filter(c -> c.life() == Life.RUNNING).toList();
    if (running.size() == 1) {
      return adopted(suspect, running.getFirst(), state);
    }
    if (running.isEmpty() && !ours.isEmpty()) {
      return new Verdict.Ended(ours.getFirst());
    }
    if (running.isEmpty() && candidates.size() == 1 && candidates.getFirst().mark() == Mark.ALIKE) {
      return adopted(suspect, candidates.getFirst(), state);
    }
    String names = String.join(", ", candidates.stream().map(Candidate::uid).toList());
    return new Verdict.Unclear(
        running.size() > 1
            ? "More than one service carries the fingerprint of this order: " + names + "."
            : "Since the order was announced there is something new that it may have made, but"
                + " nothing proves it: "
                + names
                + ".");
  }

  /** The candidate as the object of the intent's address, as the service has it now. */
  Verdict adopted(Suspect suspect, Candidate candidate, StateSnapshot state) {
    return switch (suspect.account().found(suspect.order(), candidate.uid())) {
      case Reading.Present present ->
          new Verdict.Adopt(candidate, record(suspect, candidate, present.state(), state));
      case Reading.Gone _ -> new Verdict.Ended(candidate);
      case Reading.Unreadable unreadable -> new Verdict.Unclear(unreadable.why().detail());
    };
  }

  private ResourceRecord record(
      Suspect suspect, Candidate candidate, ObjectValue read, StateSnapshot state) {
    Intent intent = suspect.intent();
    Optional<ResourceRecord> there = state.record(intent.address());
    InstanceObject planned = suspect.planned().current().orElseThrow();
    ObjectValue value = marked(intent.address().resource(), read, planned.attributes());
    if (intent.call().operation() == Intent.Operation.UPDATE && there.isPresent()) {
      InstanceObject larger = there.get().current().orElse(planned).withAttributes(value);
      return there.get().withCurrent(larger);
    }
    SortedMap<String, String> data = new TreeMap<>(planned.providerData());
    data.put(InstanceObject.UID, candidate.uid());
    InstanceObject made =
        new InstanceObject(
            value,
            InstanceObject.Status.READY,
            planned.dependencies(),
            planned.createBeforeDestroy(),
            planned.schemaVersion(),
            data);
    return Merged.with(
        there.orElseGet(() -> suspect.planned().withoutCurrent()), made, intent.id());
  }

  private ObjectValue marked(ResourceAddress resource, ObjectValue read, ObjectValue like) {
    return accounts
        .schema(resource)
        .map(schema -> SensitiveParts.marked(schema, read, like))
        .orElse(read);
  }

  /** Lets time pass. */
  interface Pauses {
    /** Whether it was slept through. */
    boolean pause(Duration time);
  }
}
