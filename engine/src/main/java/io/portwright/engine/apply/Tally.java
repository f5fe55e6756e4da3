package io.portwright.engine.apply;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.apply.ApplyEvent.Doing;
import io.portwright.engine.apply.ApplyEvent.Fate;
import io.portwright.engine.apply.ApplyResult.Counts;
import io.portwright.engine.apply.ApplyResult.StillWaiting;
import io.portwright.engine.state.StoreFailure;
import io.portwright.provider.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Keeps count of what has happened, and tells the listener. */
final class Tally {
  private final Clock clock;
  private final ApplyListener listener;
  private final Instant start;
  private final Map<Step, Instant> started = new HashMap<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final List<StillWaiting> waiting = new ArrayList<>();
  private final SortedSet<String> skipped = new TreeSet<>();
  private final SortedMap<String, List<String>> unrecorded = new TreeMap<>();
  private Optional<StoreFailure> storeFailure = Optional.empty();
  private Optional<Path> kept = Optional.empty();
  private int created;
  private int updated;
  private int ended;

  Tally(Clock clock, ApplyListener listener) {
    this.clock = clock;
    this.listener = listener;
    this.start = clock.instant();
  }

  void tell(ApplyEvent event) {
    listener.on(event);
  }

  void started(Step step, Doing doing) {
    started.put(step, clock.instant());
    tell(new ApplyEvent.Started(step.address(), doing));
  }

  Duration elapsed(Step step) {
    Instant now = clock.instant();
    return Duration.between(started.getOrDefault(step, now), now);
  }

  Duration elapsed() {
    return Duration.between(start, clock.instant());
  }

  /**
   * @param status of the service; empty for what is no service
   */
  void done(Step step, Doing doing, Optional<String> status) {
    switch (doing) {
      case CREATE -> created++;
      case UPDATE -> updated++;
      case END -> ended++;
      case READ -> {}
    }
    tell(new ApplyEvent.Done(step.address(), doing, status, elapsed(step)));
  }

  void failed(Step step, Doing doing, Fate fate, List<Diagnostic> why, List<Step> lost) {
    for (Diagnostic one : why) {
      Diagnostic about = one.address().isPresent() ? one : one.about(step.address().toString());
      diagnostics.add(about);
      if (about.isError()) {
        tell(new ApplyEvent.Failed(step.address(), doing, fate, about));
      }
    }
    lost.forEach(this::skipped);
  }

  void skipped(Step step) {
    skipped.add(step.address().toString());
    Doing doing = step.kind() == Step.Kind.END ? Doing.END : Doing.CREATE;
    tell(new ApplyEvent.Skipped(step.address(), doing));
  }

  void found(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
  }

  void waiting(StillWaiting service) {
    waiting.add(service);
  }

  /** Orders that the service took and the store does not have yet. */
  void accepted(InstanceAddress address, List<String> uids) {
    unrecorded.put(address.toString(), uids);
    tell(new ApplyEvent.OrderAccepted(address, uids));
  }

  void recorded() {
    unrecorded.clear();
  }

  /** The store failed; only the first failure is told. */
  void storeFailed(StoreFailure failure) {
    storeFailure = storeFailure.or(() -> Optional.of(failure));
  }

  /** Names every order that only this process knows, if the store was not written in the end. */
  private Diagnostic told(StoreFailure failure) {
    List<String> lines = new ArrayList<>();
    if (unrecorded.isEmpty()) {
      return kept.map(file -> OrderProblems.outcomesKept(failure, file))
          .orElseGet(failure::diagnostic);
    }
    unrecorded.forEach((address, uids) -> lines.add(address + " " + String.join(" ", uids)));
    return OrderProblems.unrecorded(failure, lines, kept);
  }

  /** Where is kept what the store did not take. */
  void keptIn(Path file) {
    kept = Optional.of(file);
  }

  boolean hasErrors() {
    return storeFailure.isPresent() || diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  Counts counts() {
    return new Counts(created, updated, ended);
  }

  List<StillWaiting> stillWaiting() {
    return waiting;
  }

  /** Everything that was found, and at the end what was not done because of it. */
  List<Diagnostic> diagnostics() {
    List<Diagnostic> all = new ArrayList<>(diagnostics);
    storeFailure.ifPresent(failure -> all.add(told(failure)));
    if (!skipped.isEmpty()) {
      all.add(
          Diagnostic.warning(
                  "Some changes were not made",
                  "These depend on something that was not done, and were left as they are:\n\n    "
                      + String.join("\n    ", skipped)
                      + "\n\nWhen the cause is mended, run apply again: it goes on where this run"
                      + " has ended.")
              .withCode("APPLY-9"));
    }
    return all;
  }
}
