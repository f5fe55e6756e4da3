package io.portwright.cli.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random designs, edits and troubles end where their last design says, without a second order. */
class RandomRunTest {
  private static final Path KEPT = Path.of("src/test/resources/torture/kept");

  @TempDir Path folder;

  @Test
  void randomDesignsAndTroublesEndWhereTheLastDesignSays()
      throws InterruptedException, ExecutionException {
    Extent extent = Extent.given();
    Rehearsal rehearsal = new Rehearsal(folder);
    List<Future<List<String>>> running = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    try (ExecutorService workers = Executors.newFixedThreadPool(Cuts.AT_ONCE)) {
      for (int i = 0; i < extent.scenarios(); i++) {
        Scenario scenario = Scenario.random(new Random(extent.seed() + i));
        running.add(workers.submit(() -> rehearsal.violations(scenario)));
      }
      for (int i = 0; i < running.size(); i++) {
        List<String> violations = running.get(i).get();
        if (!violations.isEmpty() && wrong.size() < 10) {
          Scenario small = rehearsal.shrunk(Scenario.random(new Random(extent.seed() + i)));
          wrong.add("seed " + (extent.seed() + i) + "\n" + small + violations);
        }
      }
    }
    System.out.printf(
        "random scenarios from seed %d: %d, wrong: %d%n",
        extent.seed(), extent.scenarios(), wrong.size());
    assertThat(wrong).isEmpty();
  }

  /** What was wrong once. */
  static Stream<Path> kept() throws IOException {
    try (Stream<Path> files = Files.list(KEPT)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("kept")
  void whatWasWrongOnceIsRight(Path file) throws IOException {
    Scenario scenario = Scenario.parse(Files.readString(file, StandardCharsets.UTF_8));
    assertThat(new Rehearsal(folder).violations(scenario)).isEmpty();
  }

  @Test
  void aScenarioIsReadAsItIsWritten() {
    for (int seed = 0; seed < 50; seed++) {
      Scenario scenario = Scenario.random(new Random(seed));
      assertThat(Scenario.parse(scenario.toString())).isEqualTo(scenario);
    }
  }
}
