package io.portwright.engine.apply;

import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.Timeouts;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.spi.Account;
import io.portwright.provider.spi.Account.Goal;
import io.portwright.provider.spi.Account.Patience;
import io.portwright.provider.spi.Progress;
import io.portwright.provider.value.Value.ObjectValue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is waited for. One look fetches the lists of each account once, however many services are on
 * their way; looks become rarer as the youngest of them grows older.
 */
final class Waits {
  private static final Duration SHORTEST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Duration SLICE = Duration.ofMillis(250);

  /**
   * One service on its way.
   *
   * @param state as recorded when the call was accepted, without marks
   * @param since when this call was accepted
   * @param until when it is late
   * @param limit that {@code until} comes from
   */
  record Await(
      Prepared.Call call,
      Goal goal,
      ObjectValue state,
      Instant since,
      Instant until,
      Duration limit,
      Patience patience) {

    Step step() {
      return call.step();
    }

    Diagnostic late(String status) {
      return Diagnostic.error(
              "Service is not ready in time",
              step().address()
                  + " is "
                  + status
                  + " after "
                  + shown(limit)
                  + ". It is in state with its UID and nothing is ordered again.\n\nRun"
                  + " plan later to see how far it is.")
          .withCode("APPLY-10");
    }

    private static String shown(Duration time) {
      boolean whole = time.toMinutes() > 0 && time.toSecondsPart() == 0;
      long number = whole ? time.toMinutes() : time.toSeconds();
      return number + (whole ? " minute" : " second") + (number == 1 ? "" : "s");
    }
  }

  /** What blocks say about waiting. */
  interface Limits {
    Timeouts of(ResourceAddress address);
  }

  /** What one look has shown. */
  record Seen(Await await, Progress progress, Duration elapsed) {

    boolean isLate() {
      return await.since().plus(elapsed).isAfter(await.until());
    }
  }

  private final Clock clock;
  private final Sleeper sleeper;
  private final Cancellation cancellation;
  private final Limits limits;
  private final List<Await> open = new ArrayList<>();

  /** When the first call of a step was accepted; a step that takes several has one limit. */
  private final Map<Step, Instant> begun = new HashMap<>();

  Waits(Clock clock, Sleeper sleeper, Cancellation cancellation, Limits limits) {
    this.limits = limits;
    this.clock = clock;
    this.sleeper = sleeper;
    this.cancellation = cancellation;
  }

  void add(Prepared.Call call, Goal goal, ObjectValue state) {
    Patience patience = call.account().patience(call.step().address().resource().type(), goal);
    Instant now = clock.instant();
    Instant first = begun.computeIfAbsent(call.step(), _ -> now);
    Optional<Duration> written = written(call);
    Duration limit = written.orElse(patience.longest());
    Instant from = written.isPresent() ? first : now;
    open.add(new Await(call, goal, state, now, from.plus(limit), limit, patience));
  }

  private Optional<Duration> written(Prepared.Call call) {
    Timeouts own = limits.of(call.step().address().resource());
    return switch (call.doing()) {
      case CREATE -> own.create();
      case UPDATE -> own.update();
      case END -> own.delete();
      case READ -> Optional.empty();
    };
  }

  void remove(Await await) {
    open.remove(await);
  }

  boolean isEmpty() {
    return open.isEmpty();
  }

  List<Await> open() {
    return List.copyOf(open);
  }

  /** Sleeps, then looks once. Comes back early and empty-handed when the user wants to stop. */
  List<Seen> look() throws InterruptedException {
    pause();
    if (cancellation.isCancelled()) {
      return List.of();
    }
    Set<Account> fresh = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Seen> seen = new ArrayList<>();
    for (Await await : open()) {
      Account account = await.call().account();
      if (fresh.add(account)) {
        account.refresh();
      }
      String type = await.step().address().resource().type();
      Progress progress = account.progress(type, await.state(), await.goal());
      seen.add(new Seen(await, progress, Duration.between(await.since(), clock.instant())));
    }
    return seen;
  }

  private void pause() throws InterruptedException {
    Duration left = interval();
    while (left.isPositive() && !cancellation.isCancelled()) {
      Duration slice = left.compareTo(SLICE) < 0 ? left : SLICE;
      sleeper.sleep(slice);
      left = left.minus(slice);
    }
  }

  private Duration interval() {
    Instant now = clock.instant();
    Duration youngest =
        open.stream()
            .map(await -> Duration.between(await.since(), now))
            .min(Duration::compareTo)
            .orElse(Duration.ZERO);
    Duration quarter = youngest.dividedBy(4);
    if (quarter.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return quarter.compareTo(LONGEST) > 0 ? LONGEST : quarter;
  }
}
