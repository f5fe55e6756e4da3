package io.portwright.engine.state.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.state.LockHolder;
import io.portwright.engine.state.LockRemoval;
import io.portwright.engine.state.LockRequest;
import io.portwright.engine.state.LockResult;
import io.portwright.engine.state.StateLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The lock of a store that one folder uses. */
class LocalLockTest extends StoreFixture {
  private static final LockHolder ANN_APPLIES =
      new LockHolder("one", "ann@host", "apply", "1.0", Instant.parse("2026-11-25T09:59:00Z"));
  private static final LockHolder BOB =
      new LockHolder("two", "bob@host", "destroy", "1.0", Instant.parse("2026-11-25T09:59:30Z"));

  private final LockClock clock = new LockClock();
  private final List<LockHolder> waitedFor = new ArrayList<>();

  private GitStateStore store(String workspace) {
    return new GitStateStore(temp.resolve("here"), BranchName.of(workspace), SCHEMAS, identity);
  }

  private LockResult lock(String workspace, LockHolder who, Duration timeout) {
    try (GitStateStore store = store(workspace)) {
      return store.lock(
          new LockRequest(who, Duration.ofSeconds(60), timeout, clock, waitedFor::add));
    }
  }

  private static StateLock locked(LockResult result) {
    assertThat(result).isInstanceOf(LockResult.Locked.class);
    return ((LockResult.Locked) result).lock();
  }

  @Test
  void whoeverComesSecondWaitsAndIsToldWhoHasIt() {
    try (StateLock ann = locked(lock("default", ANN_APPLIES, Duration.ZERO));
        GitStateStore store = store("default")) {
      assertThat(ann.isHeld()).isTrue();
      assertThat(ann.confirm()).isEmpty();
      assertThat(lock("default", BOB, Duration.ofSeconds(2)))
          .isEqualTo(new LockResult.HeldBy(ANN_APPLIES, Optional.empty()));
      assertThat(waitedFor).hasSize(10).containsOnly(ANN_APPLIES);
      assertThat(store.lockHolder()).contains(ANN_APPLIES);
      assertThat(store.unlock("one")).isEqualTo(new LockRemoval.Alive(ANN_APPLIES));
      assertThat(store.unlock("two")).isEqualTo(new LockRemoval.OtherLock(ANN_APPLIES));
    }
    StateLock closed = locked(lock("default", ANN_APPLIES, Duration.ZERO));
    closed.close();
    assertThat(closed.confirm()).isPresent();
    try (GitStateStore store = store("default")) {
      assertThat(store.lockHolder()).isEmpty();
      assertThat(store.unlock("one")).isEqualTo(new LockRemoval.NotLocked());
    }
  }

  @Test
  void workspacesDoNotWaitForEachOther() {
    try (StateLock _ = locked(lock("default", ANN_APPLIES, Duration.ZERO));
        StateLock other = locked(lock("lab", BOB, Duration.ZERO))) {
      assertThat(other.isHeld()).isTrue();
    }
  }

  @Test
  void lookingAtALockMakesNoStore() {
    try (GitStateStore store = store("default")) {
      assertThat(store.lockHolder()).isEmpty();
    }
    assertThat(temp.resolve("here")).doesNotExist();
  }

  @Test
  void aProcessThatIsKilledBlocksNobody() throws Exception {
    locked(lock("default", ANN_APPLIES, Duration.ZERO)).close();
    Path here = temp.resolve("here");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                here.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(process.inputReader().readLine()).isEqualTo("locked");
      LockResult.HeldBy held = (LockResult.HeldBy) lock("default", BOB, Duration.ZERO);
      assertThat(held.holder().who()).isEqualTo("other@process");
      assertThat(held.lease()).isEmpty();
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(here.resolve("store.git/portwright-lock/default.holder")).exists();
    try (GitStateStore store = store("default")) {
      assertThat(store.lockHolder()).isEmpty();
    }
    try (StateLock bob = locked(lock("default", BOB, Duration.ZERO))) {
      assertThat(bob.isHeld()).isTrue();
    }
    assertThat(here.resolve("store.git/portwright-lock/default.holder")).doesNotExist();
  }

  /** Takes the lock of a folder and dies with it. */
  static final class OtherProcess {
    private OtherProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
      LockHolder holder = new LockHolder("three", "other@process", "apply", "1.0", Instant.EPOCH);
      new LocalLocks(Path.of(arguments[0]), BranchName.of("default"))
          .lock(
              new LockRequest(
                  holder, Duration.ofSeconds(60), Duration.ZERO, new LockClock(), _ -> {}));
      System.out.println("locked");
      Thread.sleep(Duration.ofMinutes(2));
    }
  }

  @Test
  void whatIsSaidOfAHolderIsOnlyText() throws IOException {
    try (StateLock _ = locked(lock("default", ANN_APPLIES, Duration.ZERO))) {
      Path description = temp.resolve("here/store.git/portwright-lock/default.holder");
      Files.writeString(description, "x\n\nWho: \u001b[31mred\nSince: never\nLease: -PT1S\n");
      LockResult.HeldBy held = (LockResult.HeldBy) lock("default", BOB, Duration.ZERO);
      assertThat(held.holder())
          .isEqualTo(new LockHolder("unknown", "?[31mred", "unknown", "unknown", Instant.EPOCH));
    }
  }
}
