package io.portwright.engine.state.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.portwright.engine.git.Access;
import io.portwright.engine.git.GitWebServer;
import io.portwright.engine.git.Patience;
import io.portwright.engine.git.RemoteAddress;
import io.portwright.engine.state.LockHolder;
import io.portwright.engine.state.LockLoss;
import io.portwright.engine.state.LockRemoval;
import io.portwright.engine.state.LockRequest;
import io.portwright.engine.state.LockResult;
import io.portwright.engine.state.LockTime;
import io.portwright.engine.state.MachineTime;
import io.portwright.engine.state.StateLock;
import io.portwright.engine.state.StoreFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One lock in a repository somewhere else, and several folders that want it. */
class SharedLockTest extends StoreFixture {
  private static final BranchName DEFAULT = BranchName.of("default");
  private static final String REF = "refs/portwright/lock/default";
  private static final String BRANCH = "refs/heads/portwright-lock/default";
  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final Random RANDOM = new Random(20261126);

  private final LockClock annsClock = new LockClock();
  private final LockClock bobsClock = new LockClock();
  private final List<LockHolder> waitedFor = new ArrayList<>();
  private Path bare;

  @BeforeEach
  void emptyRepository() {
    bare = temp.resolve("server/team.git");
    StateRepository.openOrCreate(bare).close();
  }

  private GitStateStore store(String who, String url) {
    Access access =
        new Access(
            new TreeMap<>(),
            temp.resolve("home"),
            new Patience(Duration.ofSeconds(10), Duration.ofSeconds(30)));
    RemoteAddress address = RemoteAddress.read(url, temp).orElseThrow();
    Pace pace = new Pace(_ -> {}, RANDOM);
    SharedPlace place = new SharedPlace(address, SharedPlace.PREFIX, access, pace);
    return GitStateStore.shared(temp.resolve(who), DEFAULT, place, SCHEMAS, identity);
  }

  private static LockHolder holder(String who) {
    return new LockHolder(
        "id-of-" + who, who + "@host", "apply", "1.0", Instant.parse("2026-11-25T09:59:00Z"));
  }

  private LockRequest request(String who, Duration timeout, LockTime time) {
    return new LockRequest(holder(who), LEASE, timeout, time, waitedFor::add);
  }

  private LockResult lock(String who, String url, Duration timeout, LockTime time) {
    try (GitStateStore store = store(who, url)) {
      return store.lock(request(who, timeout, time));
    }
  }

  private LockResult lock(String who, Duration timeout, LockTime time) {
    return lock(who, bare.toString(), timeout, time);
  }

  private StateLock ann() {
    return locked(lock("ann", Duration.ZERO, annsClock));
  }

  private static StateLock locked(LockResult result) {
    assertThat(result).isInstanceOf(LockResult.Locked.class);
    return ((LockResult.Locked) result).lock();
  }

  private Optional<LockHolder> seen(String who) {
    try (GitStateStore store = store(who, bare.toString())) {
      return store.lockHolder();
    }
  }

  private String refs() {
    return GitCommand.run(bare, "for-each-ref", "--format=%(refname)").strip();
  }

  @Test
  void whoeverComesSecondIsToldWhoHasIt() {
    try (StateLock _ = ann()) {
      assertThat(lock("bob", Duration.ZERO, bobsClock))
          .isEqualTo(new LockResult.HeldBy(holder("ann"), Optional.of(LEASE)));
      assertThat(seen("bob")).contains(holder("ann"));
      assertThat(waitedFor).isEmpty();
      assertThat(refs()).isEqualTo(REF);
    }
    assertThat(seen("bob")).isEmpty();
    assertThat(refs()).isEmpty();
    locked(lock("bob", Duration.ZERO, bobsClock)).close();
  }

  @Test
  void aLockFileOfGitThatAKilledHolderHasLeftDoesNotKeepTheLock() throws Exception {
    StateLock _ = ann();
    Path left = bare.resolve(REF + ".lock");
    Files.writeString(left, "");
    StateLock bob = locked(lock("bob", LEASE.multipliedBy(2), bobsClock));
    assertThat(left).doesNotExist();
    bob.close();
    assertThat(refs()).isEmpty();
  }

  @Test
  void aHolderThatBeatsIsNeverTakenOver() {
    StateLock ann = ann();
    LockTime impatient =
        new LockClock() {
          @Override
          public void pause(Duration duration) {
            annsClock.beat();
            super.pause(duration);
          }
        };
    LockResult bob = lock("bob", LEASE.multipliedBy(3), impatient);
    assertThat(bob).isEqualTo(new LockResult.HeldBy(holder("ann"), Optional.of(LEASE)));
    assertThat(waitedFor).hasSizeGreaterThan(30).containsOnly(holder("ann"));
    assertThat(ann.confirm()).isEmpty();
    ann.close();
  }

  @Test
  void aHolderThatShowsNoLifeIsTakenOverAfterOneLeaseAsSeenByTheOther() {
    StateLock ann = ann();
    long before = bobsClock.nanos();
    LockResult result = lock("bob", LEASE.multipliedBy(2), bobsClock);
    assertThat(((LockResult.Locked) result).from()).contains(holder("ann"));
    assertThat(Duration.ofNanos(bobsClock.nanos() - before))
        .isBetween(LEASE, LEASE.plusSeconds(10));
    StateLock bob = locked(result);
    assertThat(bob.confirm()).isEmpty();

    annsClock.pass(LEASE);
    assertThat(ann.isHeld()).isFalse();
    assertThat(ann.confirm()).contains(new LockLoss.TakenOver(holder("bob")));
    ann.close();
    assertThat(seen("cid")).contains(holder("bob"));
    bob.close();
    assertThat(seen("cid")).isEmpty();
  }

  @Test
  void aMachineThatSleptAsksBeforeItGoesOn() {
    StateLock ann = ann();
    annsClock.sleep(Duration.ofMinutes(10));
    assertThat(ann.isHeld()).isFalse();
    assertThat(ann.confirm()).isEmpty();
    assertThat(ann.isHeld()).isTrue();

    annsClock.sleep(Duration.ofMinutes(-10));
    assertThat(ann.isHeld()).isFalse();
    assertThat(ann.confirm()).isEmpty();
    StateLock bob = locked(lock("bob", LEASE.multipliedBy(2), bobsClock));
    annsClock.sleep(Duration.ofMinutes(10));
    assertThat(ann.confirm()).contains(new LockLoss.TakenOver(holder("bob")));
    bob.close();
  }

  @Test
  void aYoungBeatIsNotConfirmedAgain() throws IOException {
    try (GitWebServer server = new GitWebServer(temp.resolve("server"))) {
      StateLock ann = locked(lock("ann", server.url("/git/team.git"), Duration.ZERO, annsClock));
      int asked = server.seen().size();
      annsClock.pass(LEASE.dividedBy(3).minusSeconds(1));
      assertThat(ann.confirm()).isEmpty();
      assertThat(server.seen()).hasSize(asked);
      annsClock.pass(Duration.ofSeconds(1));
      assertThat(ann.confirm()).isEmpty();
      assertThat(server.seen()).hasSizeGreaterThan(asked);
      ann.close();
      assertThat(annsClock.beats()).isFalse();
      assertThat(ann.confirm()).as("a lock that was given back").isPresent();
    }
  }

  @Test
  void withoutTheRemoteNothingIsConfirmed() throws IOException {
    GitWebServer server = new GitWebServer(temp.resolve("server"));
    StateLock ann = locked(lock("ann", server.url("/git/team.git"), Duration.ZERO, annsClock));
    server.close();
    annsClock.beat();
    assertThat(ann.confirm()).isEmpty();
    annsClock.pass(LEASE.dividedBy(2));
    assertThat(ann.isHeld()).isTrue();
    assertThat(ann.confirm().orElseThrow()).isInstanceOf(LockLoss.Unconfirmed.class);
    StoreFailure failure = catchThrowableOfType(StoreFailure.class, ann::close);
    assertThat(failure.reason()).isEqualTo(StoreFailure.Reason.UNREACHABLE);
    ann.close();
  }

  @Test
  void aHostThatTakesOnlyBranchesGetsOne() throws IOException {
    try (GitWebServer server = new GitWebServer(temp.resolve("server"))) {
      String url = server.url("/git/team.git");
      AtomicInteger refusals = new AtomicInteger();
      server.refuse(change ->
          !change.getRefName().startsWith("refs/heads/") && refusals.incrementAndGet() > 0);
      try (StateLock ann = locked(lock("ann", url, Duration.ZERO, annsClock))) {
        assertThat(refs()).isEqualTo(BRANCH);
        assertThat(lock("bob", url, Duration.ZERO, bobsClock))
            .isEqualTo(new LockResult.HeldBy(holder("ann"), Optional.of(LEASE)));
        annsClock.pass(LEASE.dividedBy(2));
        assertThat(ann.confirm()).isEmpty();
      }
      assertThat(refs()).isEmpty();
      assertThat(refusals).hasValue(1);
      locked(lock("ann", url, Duration.ZERO, annsClock)).close();
      assertThat(refusals).as("it is remembered").hasValue(1);
    }
  }

  @Test
  void aHostThatRemovesNothingGetsAMark() throws IOException {
    try (GitWebServer server = new GitWebServer(temp.resolve("server"))) {
      String url = server.url("/git/team.git");
      server.refuse(change -> change.getType() == ReceiveCommand.Type.DELETE);
      locked(lock("ann", url, Duration.ZERO, annsClock)).close();
      assertThat(refs()).isEqualTo(REF);
      assertThat(seen("bob")).isEmpty();
      StateLock bob = locked(lock("bob", url, Duration.ZERO, bobsClock));
      assertThat(seen("ann")).contains(holder("bob"));
      bob.close();
      assertThat(seen("ann")).isEmpty();
    }
  }

  @Test
  void aHostThatTakesNothingIsNotLocked() throws IOException {
    try (GitWebServer server = new GitWebServer(temp.resolve("server"))) {
      server.refuse(_ -> true);
      StoreFailure failure =
          catchThrowableOfType(
              StoreFailure.class,
              () -> lock("ann", server.url("/git/team.git"), Duration.ZERO, annsClock));
      assertThat(failure.reason()).isEqualTo(StoreFailure.Reason.REFUSED);
      assertThat(failure).hasMessageContaining("not allowed here");
      assertThat(failure.advice()).contains("-lock=false");
    }
  }

  @Test
  void unlockingTakesTheLockThatIsMeant() {
    StateLock ann = ann();
    try (GitStateStore bob = store("bob", bare.toString())) {
      assertThat(bob.unlock("another")).isEqualTo(new LockRemoval.OtherLock(holder("ann")));
      assertThat(bob.unlock("id-of-ann")).isEqualTo(new LockRemoval.Removed(holder("ann")));
      assertThat(bob.unlock("id-of-ann")).isEqualTo(new LockRemoval.NotLocked());
    }
    annsClock.beat();
    assertThat(ann.isHeld()).isFalse();
    assertThat(ann.confirm()).contains(new LockLoss.Removed());
    ann.close();
  }

  @Test
  void beatsLeaveNothingInTheClone() throws IOException {
    StateLock ann = ann();
    for (int i = 0; i < 20; i++) {
      annsClock.pass(LEASE.dividedBy(3));
      annsClock.beat();
    }
    assertThat(GitCommand.run(bare, "rev-list", "--count", REF).strip()).isEqualTo("21");
    ann.close();
    Path locks = temp.resolve("ann/store.git/portwright-lock");
    try (Stream<Path> left = Files.list(locks)) {
      assertThat(left).isEmpty();
    }
    assertThat(GitCommand.run(temp.resolve("ann/store.git"), "count-objects").strip())
        .startsWith("0 objects");
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "http"})
  void rivalsHaveItOneAtATime(String kind) throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    LockTime real = new MachineTime(Clock.systemUTC());
    try (GitWebServer server = new GitWebServer(temp.resolve("server"));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      String url = kind.equals("file") ? bare.toString() : server.url("/git/team.git");
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        String who = "rival" + i;
        running.add(
            threads.submit(() -> {
              LockRequest wish =
                  new LockRequest(
                      holder(who), Duration.ofSeconds(15), Duration.ofSeconds(60), real, _ -> {});
              try (GitStateStore store = store(who, url);
                  StateLock lock = locked(store.lock(wish))) {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                assertThat(lock.confirm()).isEmpty();
                inside.decrementAndGet();
              }
            }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
    assertThat(most).hasValue(1);
    assertThat(refs()).isEmpty();
  }
}
