package io.portwright.engine.state.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwright.engine.state.Author;
import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.StoreFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateRepositoryTest {
  private static final BranchName MAIN = BranchName.of("default");
  private static final Author ANN =
      new Author("Ann", "ann@example.com", Instant.ofEpochSecond(1_800_000_000L), ZoneOffset.UTC);

  @TempDir Path temp;
  private Path folder;

  @BeforeEach
  void place() {
    folder = temp.resolve("store.git");
  }

  private static SortedMap<String, PathChange> write(String... pathsAndTexts) {
    SortedMap<String, PathChange> changes = new TreeMap<>();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      changes.put(pathsAndTexts[i], PathChange.write(pathsAndTexts[i + 1].getBytes(UTF_8)));
    }
    return changes;
  }

  private static CommitId committed(CommitResult result) {
    assertThat(result).isInstanceOf(CommitResult.Committed.class);
    return ((CommitResult.Committed) result).commit();
  }

  private static String text(CommittedTree tree, String path) {
    return new String(tree.read(path).orElseThrow(), UTF_8);
  }

  @Test
  void readsBackWhatWasCommittedAndKeepsUntouchedFolders() {
    try (var repository = StateRepository.openOrCreate(folder)) {
      var first =
          committed(
              repository.commit(
                  MAIN, CommitId.NONE, write("a/1", "one", "b/2", "two", "c", "x"), "First", ANN));
      var changes = write("a/1", "uno", "a-b", "sorted before the folder a");
      changes.put("c", PathChange.delete());
      var second = committed(repository.commit(MAIN, first, changes, "Second", ANN));

      var before = repository.tree(first);
      var after = repository.tree(second);
      assertThat(text(before, "a/1")).isEqualTo("one");
      assertThat(text(after, "a/1")).isEqualTo("uno");
      assertThat(after.read("c")).isEmpty();
      assertThat(after.idOf("b")).isEqualTo(before.idOf("b")).isPresent();
      assertThat(after.idOf("a")).isNotEqualTo(before.idOf("a"));
    }
    assertThat(fsck()).isEmpty();
  }

  @Test
  void openingAMissingRepositoryWritesNothing() {
    assertThat(StateRepository.open(folder)).isEmpty();
    assertThat(folder).doesNotExist();
  }

  @Test
  void removingTheLastFileOfAFolderRemovesTheFolder() {
    try (var repository = StateRepository.openOrCreate(folder)) {
      var first = committed(repository.commit(MAIN, CommitId.NONE, write("a/b/c", "x"), "1", ANN));
      SortedMap<String, PathChange> gone = new TreeMap<>();
      gone.put("a/b/c", PathChange.delete());
      var second = committed(repository.commit(MAIN, first, gone, "2", ANN));
      assertThat(repository.tree(second).idOf("a")).isEmpty();
    }
    assertThat(fsck()).isEmpty();
  }

  @Test
  void theSameCommitsHaveTheSameIdsOnEveryMachine() {
    List<CommitId> ids = new ArrayList<>();
    for (String name : List.of("x.git", "y.git")) {
      try (var repository = StateRepository.openOrCreate(temp.resolve(name))) {
        ids.add(committed(repository.commit(MAIN, CommitId.NONE, write("a", "1"), "One", ANN)));
      }
    }
    assertThat(ids.get(0)).isEqualTo(ids.get(1));
  }

  @Test
  void aWriterWithAnOldCommitIsStaleAndChangesNothing() {
    try (var repository = StateRepository.openOrCreate(folder)) {
      var first = committed(repository.commit(MAIN, CommitId.NONE, write("a", "1"), "1", ANN));
      var second = committed(repository.commit(MAIN, first, write("a", "2"), "2", ANN));
      assertThat(repository.commit(MAIN, first, write("a", "3"), "3", ANN))
          .isEqualTo(new CommitResult.Stale(second));
      assertThat(repository.commit(MAIN, CommitId.NONE, write("a", "3"), "3", ANN))
          .isEqualTo(new CommitResult.Stale(second));
      assertThat(repository.head(MAIN)).isEqualTo(second);
    }
  }

  @Test
  void ofManyWritersNoneLosesACommit() throws Exception {
    int writers = 4;
    int each = 6;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> all = new ArrayList<>();
      for (int w = 0; w < writers; w++) {
        Callable<Integer> job = writer("w" + w, each);
        all.add(threads.submit(job));
      }
      for (Future<Integer> one : all) {
        assertThat(one.get()).isEqualTo(each);
      }
    }
    try (var repository = StateRepository.openOrCreate(folder)) {
      var tree = repository.tree(repository.head(MAIN));
      List<String> paths = new ArrayList<>();
      tree.readAll("r", (path, _) -> paths.add(path));
      assertThat(paths).hasSize(writers * each).isSorted();
    }
    assertThat(fsck()).isEmpty();
    assertThat(git("rev-list", "--count", MAIN.text()).strip()).isEqualTo("" + writers * each);
  }

  private Callable<Integer> writer(String name, int commits) {
    return () -> {
      int made = 0;
      try (var repository = StateRepository.openOrCreate(folder)) {
        while (made < commits) {
          var change = write("r/" + name + "-" + made, name);
          var result = repository.commit(MAIN, repository.head(MAIN), change, name, ANN);
          made += result instanceof CommitResult.Committed ? 1 : 0;
        }
      }
      return made;
    };
  }

  @Test
  void aLargeCommitIsOnePackAndASmallOneIsLoose() throws IOException {
    try (var repository = StateRepository.openOrCreate(folder)) {
      SortedMap<String, PathChange> many = new TreeMap<>();
      for (int i = 0; i < 1000; i++) {
        many.put("r/%02x/%d".formatted(i % 256, i), PathChange.write(("v" + i).getBytes(UTF_8)));
      }
      var first = committed(repository.commit(MAIN, CommitId.NONE, many, "Many", ANN));
      assertThat(files("objects/pack", ".pack")).hasSize(1);
      assertThat(looseObjects()).isZero();
      var second = committed(repository.commit(MAIN, first, write("r/00/0", "new"), "One", ANN));
      assertThat(files("objects/pack", ".pack")).hasSize(1);
      assertThat(looseObjects()).isBetween(1L, 5L);
      assertThat(text(repository.tree(second), "r/00/0")).isEqualTo("new");
      assertThat(text(repository.tree(second), "r/e7/999")).isEqualTo("v999");
    }
    assertThat(fsck()).isEmpty();
  }

  @Test
  void plainGitLogShowsTheFirstBranchAndARealOneBeforeASandbox() {
    try (var repository = StateRepository.openOrCreate(folder)) {
      var sandbox = BranchName.sandbox("default");
      committed(repository.commit(sandbox, CommitId.NONE, write("a", "1"), "Rehearse", ANN));
      assertThat(git("log", "--format=%s|%an|%ae|%at"))
          .isEqualTo("Rehearse|Ann|ann@example.com|1800000000\n");
      committed(repository.commit(MAIN, CommitId.NONE, write("a", "1"), "Order", ANN));
      assertThat(git("log", "--format=%s")).isEqualTo("Order\n");
      committed(
          repository.commit(BranchName.of("b"), CommitId.NONE, write("a", "1"), "Other", ANN));
      assertThat(git("log", "--format=%s")).isEqualTo("Order\n");
    }
  }

  @Test
  void hostileMessagesAndNamesMakeValidCommits() {
    var odd = new Author("A <x>\nB", "a>b<c\n", Instant.MIN, ZoneOffset.ofHours(14));
    try (var repository = StateRepository.openOrCreate(folder)) {
      committed(
          repository.commit(
              MAIN, CommitId.NONE, write("a", "1"), "Tab\tnul\0 esc\u001b[1m \ud800 ü", odd));
    }
    assertThat(fsck()).isEmpty();
    assertThat(git("log", "--format=%s")).isEqualTo("Tab nul  esc [1m   ü\n");
  }

  @Test
  void noChildProcessIsStarted() throws IOException {
    Path file = temp.resolve("processes.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.ProcessStart");
      recording.start();
      try (var repository = StateRepository.openOrCreate(folder)) {
        var id = committed(repository.commit(MAIN, CommitId.NONE, write("a", "1"), "1", ANN));
        assertThat(text(repository.tree(id), "a")).isEqualTo("1");
      }
      recording.stop();
      recording.dump(file);
    }
    assertThat(RecordingFile.readAllEvents(file)).isEmpty();
  }

  @Test
  void aLockFileOfADeadWriterIsRemoved() throws IOException {
    try (var repository = StateRepository.openOrCreate(folder)) {
      var first = committed(repository.commit(MAIN, CommitId.NONE, write("a", "1"), "1", ANN));
      Files.createFile(folder.resolve("refs/heads/portwright/default.lock"));
      committed(repository.commit(MAIN, first, write("a", "2"), "2", ANN));
    }
  }

  @ParameterizedTest(name = "workspace {0} has branch {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          default     | portwright/default
          a@sandbox   | portwright/a%40sandbox
          a/b         | portwright/a%2Fb
          ..          | portwright/%2E%2E
          a..b        | portwright/a.%2Eb
          v1.2        | portwright/v1.2
          x.lock      | portwright/x%2Elock
          ü           | portwright/%C3%BC
          100%        | portwright/100%25
          -x          | portwright/-x
          """)
  void everyWorkspaceHasItsOwnBranch(String workspace, String branch) {
    assertThat(BranchName.of(workspace).text()).isEqualTo(branch);
    try (var repository = StateRepository.openOrCreate(folder)) {
      committed(
          repository.commit(
              BranchName.of(workspace), CommitId.NONE, write("a", "1"), workspace, ANN));
    }
    assertThat(git("check-ref-format", "refs/heads/" + branch)).isEmpty();
    assertThat(git("for-each-ref", "--format=%(refname)").strip())
        .isEqualTo("refs/heads/" + branch);
  }

  // ---- damage -------------------------------------------------------------------------------

  private CommitId oneCommit() {
    try (var repository = StateRepository.openOrCreate(folder)) {
      return committed(
          repository.commit(MAIN, CommitId.NONE, write("a/b", "secret-free"), "1", ANN));
    }
  }

  private void assertDamaged(org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            StoreFailure.class,
            failure -> {
              assertThat(failure.reason()).isEqualTo(StoreFailure.Reason.DAMAGED);
              assertThat(failure.getMessage()).startsWith("cannot read ").contains("store.git");
              assertThat(failure.diagnostic().detail()).contains("Restore the store");
            });
  }

  @Test
  void everyDamagedObjectIsReportedAsDamage() throws IOException {
    oneCommit();
    for (Path object : objects()) {
      byte[] good = Files.readAllBytes(object);
      object.toFile().setWritable(true);
      List<byte[]> bad =
          List.of(new byte[0], java.util.Arrays.copyOf(good, good.length / 2), flipped(good));
      for (byte[] content : bad) {
        Files.write(object, content);
        assertDamaged(this::readEverything);
      }
      Files.delete(object);
      assertDamaged(this::readEverything);
      Files.write(object, good);
      readEverything();
    }
  }

  private static byte[] flipped(byte[] good) {
    byte[] bad = good.clone();
    for (int i = 2; i < bad.length; i++) {
      bad[i] ^= 0x55;
    }
    return bad;
  }

  private void readEverything() {
    try (var repository = StateRepository.openOrCreate(folder)) {
      var tree = repository.tree(repository.head(MAIN));
      assertThat(tree.read("a/b")).isPresent();
      tree.readAll("a", (_, content) -> assertThat(content).isNotEmpty());
    }
  }

  @ParameterizedTest(name = "reference file holds \"{0}\"")
  @CsvSource({"''", "3f2a", "zzzz", "'ref: refs/heads/portwright/default'"})
  void aDamagedReferenceIsNeverTakenForAMissingBranch(String content) throws IOException {
    oneCommit();
    Files.writeString(folder.resolve("refs/heads/portwright/default"), content);
    try (var repository = StateRepository.openOrCreate(folder)) {
      assertDamaged(() -> repository.head(MAIN));
      assertDamaged(() -> repository.commit(MAIN, CommitId.NONE, write("a", "1"), "1", ANN));
    }
  }

  @Test
  void aFolderThatIsNoRepositoryIsLeftAlone() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("notes.txt"), "mine");
    assertDamaged(() -> StateRepository.openOrCreate(folder));
    assertThat(folder.resolve("notes.txt")).hasContent("mine");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsAFailureWithAdvice() throws IOException {
    Path file = Files.createFile(temp.resolve("plain-file"));
    assertThatThrownBy(() -> StateRepository.openOrCreate(file.resolve("store.git")))
        .isInstanceOfSatisfying(
            StoreFailure.class,
            failure -> {
              assertThat(failure.reason()).isEqualTo(StoreFailure.Reason.NOT_WRITABLE);
              assertThat(failure.advice()).contains("Nothing was changed");
            });
  }

  @Test
  void aRepositoryThatCannotTakeObjectsKeepsItsBranch() throws IOException {
    var first = oneCommit();
    Path blocked = folder.resolve("refs/heads/portwright/default.lock");
    Files.createDirectories(blocked.resolve("inside"));
    try (var repository = StateRepository.openOrCreate(folder)) {
      assertThatThrownBy(() -> repository.commit(MAIN, first, write("a", "2"), "2", ANN))
          .isInstanceOf(StoreFailure.class);
      assertThat(repository.head(MAIN)).isEqualTo(first);
    }
  }

  // ---- tools --------------------------------------------------------------------------------

  private List<Path> objects() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("objects"))) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private long looseObjects() throws IOException {
    return objects().stream().filter(p -> !p.startsWith(folder.resolve("objects/pack"))).count();
  }

  private List<Path> files(String inside, String suffix) throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve(inside))) {
      return all.filter(p -> p.toString().endsWith(suffix)).toList();
    }
  }

  private String fsck() {
    return GitCommand.run(folder, "fsck", "--full", "--strict", "--no-dangling");
  }

  private String git(String... arguments) {
    return GitCommand.run(folder, arguments);
  }
}
