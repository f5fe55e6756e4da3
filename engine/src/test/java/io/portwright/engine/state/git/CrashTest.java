package io.portwright.engine.state.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.state.Author;
import io.portwright.engine.state.CommitId;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed at any moment leaves a whole repository with all it said was committed.
 */
class CrashTest {
  private static final BranchName MAIN = BranchName.of("default");
  private static final Author ANN = new Author("Ann", "", Instant.EPOCH, ZoneOffset.UTC);

  @TempDir Path temp;

  /** Commits a growing counter for ever and prints each value once it is committed. */
  static final class Committer {
    private Committer() {}

    public static void main(String[] arguments) {
      try (var repository = StateRepository.openOrCreate(Path.of(arguments[0]))) {
        while (true) {
          System.out.println(commitNext(repository));
        }
      }
    }
  }

  private static int counter(StateRepository repository) {
    CommitId head = repository.head(MAIN);
    return head.exists()
        ? Integer.parseInt(new String(repository.tree(head).read("n").orElseThrow(), UTF_8))
        : 0;
  }

  private static int commitNext(StateRepository repository) {
    CommitId head = repository.head(MAIN);
    int next = counter(repository) + 1;
    SortedMap<String, PathChange> changes = new TreeMap<>();
    changes.put("n", PathChange.write(Integer.toString(next).getBytes(UTF_8)));
    // every third commit is large enough for a pack
    for (int i = 0; next % 3 == 0 && i < 80; i++) {
      changes.put("r/" + i, PathChange.write((next + "-" + i).getBytes(UTF_8)));
    }
    assertThat(repository.commit(MAIN, head, changes, "Commit " + next, ANN))
        .isInstanceOf(CommitResult.Committed.class);
    return next;
  }

  @Test
  void nothingThatWasCommittedIsLostAndTheNextRunGoesOn() throws IOException, InterruptedException {
    Path folder = temp.resolve("store.git");
    int said = 0;
    for (int lines : new int[] {1, 7, 30}) {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Committer.class.getName(),
                  folder.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (BufferedReader out = process.inputReader(UTF_8)) {
        for (int i = 0; i < lines; i++) {
          said = Integer.parseInt(String.valueOf(out.readLine()));
        }
        process.destroyForcibly().waitFor();
      }
      try (var repository = StateRepository.openOrCreate(folder)) {
        int kept = counter(repository);
        assertThat(kept).isGreaterThanOrEqualTo(said);
        assertThat(commitNext(repository)).isEqualTo(kept + 1);
      }
      assertThat(GitCommand.run(folder, "fsck", "--full", "--strict", "--no-dangling")).isEmpty();
    }
  }
}
