package io.portwright.engine.state.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.git.Access;
import io.portwright.engine.git.GitWebServer;
import io.portwright.engine.git.Patience;
import io.portwright.engine.git.RemoteAddress;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.StoreFailure;
import io.portwright.engine.state.StoreFailure.Reason;
import io.portwright.engine.state.UpdateResult;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One store in a repository somewhere else, and several folders that use it. */
class SharedStoreTest extends StoreFixture {
  private static final BranchName DEFAULT = BranchName.of("default");
  private static final String REF = "refs/heads/portwright/default";
  private static final int RIVALS = 6;
  private static final int COMMITS = 5;
  private static final Random RANDOM = new Random(20261125);

  private Path bare;

  @BeforeEach
  void emptyRepositoryAndOneIdentity() {
    bare = temp.resolve("server/team.git");
    StateRepository.openOrCreate(bare).close();
    identity.readOrCreate();
  }

  private GitStateStore store(String who, String url) {
    Access access =
        new Access(
            new TreeMap<>(),
            temp.resolve("home"),
            new Patience(Duration.ofSeconds(10), Duration.ofSeconds(30)));
    RemoteAddress address = RemoteAddress.read(url, temp).orElseThrow();
    SharedPlace place = new SharedPlace(address, SharedPlace.PREFIX, access, Pace.of(RANDOM));
    return GitStateStore.shared(temp.resolve(who), DEFAULT, place, SCHEMAS, identity);
  }

  private GitStateStore store(String who) {
    return store(who, bare.toString());
  }

  private static InstanceAddress vxc(String name) {
    return ResourceAddress.managed("megaport_vxc", name).instance(InstanceKey.NONE);
  }

  private static StateChange adds(String name) {
    return StateChange.NONE.with(record(vxc(name), Map.of("name", Value.string(name))));
  }

  private StateSnapshot save(String who, String name) {
    try (GitStateStore store = store(who)) {
      return updated(store.update(store.read(), adds(name), MESSAGE, ANN));
    }
  }

  private static StoreFailure failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(StoreFailure.class, call);
  }

  private String tip() {
    return GitCommand.run(bare, "rev-parse", REF).strip();
  }

  @Test
  void whatOneWritesTheOtherReads() {
    StateSnapshot saved = save("ann", "a");
    try (GitStateStore bob = store("bob")) {
      assertThat(bob.read()).isEqualTo(saved);
      assertThat(bob.notices()).isEmpty();
    }
    assertThat(tip()).isEqualTo(saved.commit().hex());
    assertThat(GitCommand.run(bare, "for-each-ref", "--format=%(refname)").strip()).isEqualTo(REF);
  }

  @Test
  void whoeverIsSlowerIsToldAndWritesNothing() {
    try (GitStateStore ann = store("ann");
        GitStateStore bob = store("bob")) {
      StateSnapshot both = updated(ann.update(ann.read(), adds("a"), MESSAGE, ANN));
      assertThat(bob.read()).isEqualTo(both);
      StateSnapshot first = updated(ann.update(both, adds("b"), MESSAGE, ANN));
      assertThat(bob.update(both, adds("c"), MESSAGE, ANN))
          .isEqualTo(new UpdateResult.Stale(first.commit()));
      assertThat(bob.update(both, StateChange.NONE, MESSAGE, ANN))
          .isEqualTo(new UpdateResult.Stale(first.commit()));
      assertThat(bob.updateLatest(both, adds("c"), MESSAGE, ANN).records())
          .containsOnlyKeys(vxc("a"), vxc("b"), vxc("c"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "http"})
  void rivalsOnOneRemoteLoseNothing(String kind) throws Exception {
    try (GitWebServer server = new GitWebServer(temp.resolve("server"));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      String url = kind.equals("file") ? bare.toString() : server.url("/git/team.git");
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < RIVALS; i++) {
        String who = "rival" + i;
        running.add(
            threads.submit(() -> {
              try (GitStateStore store = store(who, url)) {
                StateSnapshot known = store.read();
                for (int n = 0; n < COMMITS; n++) {
                  known = store.updateLatest(known, adds(who + "-" + n), MESSAGE, ANN);
                }
              }
            }));
      }
      for (Future<?> one : running) {
        one.get();
      }
      try (GitStateStore last = store("last", url)) {
        assertThat(last.read().records()).hasSize(RIVALS * COMMITS);
      }
    }
    assertThat(GitCommand.run(bare, "rev-list", "--count", REF).strip())
        .isEqualTo(String.valueOf(RIVALS * COMMITS));
    assertThat(GitCommand.run(bare, "rev-list", "--min-parents=2", REF)).isEmpty();
    assertThat(GitCommand.run(bare, "fsck", "--full", "--strict"))
        .doesNotContain("missing", "error", "broken");
  }

  @Test
  void aBranchThatWasSetBackIsRefusedUntilItsHistoryIsThereAgain() {
    StateSnapshot first = save("ann", "a");
    StateSnapshot second = save("ann", "b");
    GitCommand.run(bare, "update-ref", REF, first.commit().hex());
    try (GitStateStore ann = store("ann")) {
      StoreFailure failure = failure(ann::read);
      assertThat(failure.reason()).isEqualTo(Reason.REWRITTEN);
      assertThat(failure.advice())
          .contains("set back", "portwright init -accept-history=" + first.commit().brief());
      assertThat(failure(() -> ann.update(second, adds("c"), MESSAGE, ANN)).reason())
          .isEqualTo(Reason.REWRITTEN);
    }
    assertThat(tip()).isEqualTo(first.commit().hex());
    try (GitStateStore newcomer = store("bob")) {
      assertThat(newcomer.read().commit()).isEqualTo(first.commit());
    }
    GitCommand.run(bare, "update-ref", REF, second.commit().hex());
    try (GitStateStore ann = store("ann")) {
      assertThat(ann.read()).isEqualTo(second);
    }
  }

  /** The process that pushes to a folder is also the one that locks in there. */
  @Test
  void locksThatAKilledProcessHasLeftStandInNobodysWay() throws Exception {
    save("ann", "a");
    Path there = bare.resolve(REF + ".lock");
    Files.createDirectories(there.getParent());
    Files.writeString(there, "");
    try (Stream<Path> files = Files.walk(temp.resolve("ann"))) {
      Path seen =
          files
              .filter(file -> file.toString().contains("refs/portwright/seen/"))
              .filter(Files::isRegularFile)
              .findFirst()
              .orElseThrow();
      Files.writeString(seen.resolveSibling(seen.getFileName() + ".lock"), "");
    }
    StateSnapshot second = save("ann", "b");
    assertThat(tip()).isEqualTo(second.commit().hex());
    assertThat(there).doesNotExist();
  }

  @Test
  void aBranchThatIsGoneIsNotAnEmptyState() {
    save("ann", "a");
    GitCommand.run(bare, "update-ref", "-d", REF);
    try (GitStateStore ann = store("ann")) {
      StoreFailure failure = failure(ann::read);
      assertThat(failure.reason()).isEqualTo(Reason.REWRITTEN);
      assertThat(failure.advice()).contains("-accept-history=none");
    }
  }

  @Test
  void stateOfThisFolderAloneIsNeverPassedOver() {
    try (GitStateStore alone = new GitStateStore(temp.resolve("ann"), DEFAULT, SCHEMAS, identity)) {
      updated(alone.update(alone.read(), adds("a"), MESSAGE, ANN));
    }
    try (GitStateStore ann = store("ann")) {
      StoreFailure failure = failure(ann::read);
      assertThat(failure.reason()).isEqualTo(Reason.UNSHARED);
      assertThat(failure.advice()).contains("portwright init -migrate-state");
    }
  }

  @Test
  void withoutTheRemoteStateCanBeReadAndNotWritten() throws IOException {
    GitWebServer server = new GitWebServer(temp.resolve("server"));
    String url = server.url("/git/team.git");
    StateSnapshot saved;
    try (GitStateStore ann = store("ann", url)) {
      saved = updated(ann.update(ann.read(), adds("a"), MESSAGE, ANN));
    }
    server.close();
    try (GitStateStore ann = store("ann", url)) {
      assertThat(ann.read()).isEqualTo(saved);
      assertThat(ann.notices())
          .extracting(Diagnostic::summary)
          .containsExactly("Shared store cannot be reached");
      assertThat(failure(() -> ann.update(saved, adds("b"), MESSAGE, ANN)).reason())
          .isEqualTo(Reason.UNREACHABLE);
      assertThat(failure(() -> ann.update(saved, StateChange.NONE, MESSAGE, ANN)).reason())
          .isEqualTo(Reason.UNREACHABLE);
    }
    try (GitStateStore bob = store("bob", url)) {
      assertThat(failure(bob::read).reason()).isEqualTo(Reason.UNREACHABLE);
    }
  }

  @Test
  void aSharedStoreMakesNoKey() throws IOException {
    Files.delete(identity.path());
    try (GitStateStore ann = store("ann")) {
      assertThat(failure(() -> ann.update(ann.read(), adds("a"), MESSAGE, ANN)).reason())
          .isEqualTo(Reason.NO_KEY);
    }
    assertThat(identity.path()).doesNotExist();
  }
}
