package io.portwright.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.fake.Bench;
import io.portwright.engine.fake.FakeWorld.Script;
import io.portwright.engine.plan.Plan;
import io.portwright.engine.plan.PlanOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws that hold for any program and any sequence of changes to it. */
class RandomProgramsTest {
  private static final String[] TYPES = {"fake_port", "fake_slot", "fake_port"};
  private static final int BLOCKS = 7;

  /** A program in which later blocks may hang on earlier ones; names never change. */
  private static String program(Random random) {
    StringBuilder text = new StringBuilder();
    List<String> uids = new ArrayList<>();
    for (int i = 0; i < BLOCKS; i++) {
      if (random.nextInt(5) == 0) {
        continue;
      }
      String type = TYPES[i % TYPES.length];
      String name = "n" + i;
      boolean counted = random.nextInt(3) == 0;
      text.append("resource \"%s\" \"%s\" {\n".formatted(type, name));
      if (counted) {
        text.append("  count = %d\n".formatted(1 + random.nextInt(3)));
      }
      text.append("  name = \"%s%s\"\n".formatted(name, counted ? "-${count.index}" : ""));
      text.append("  speed = %d\n".formatted(1 + random.nextInt(2)));
      text.append("  rate = %d\n".formatted(random.nextInt(3)));
      if (!uids.isEmpty() && random.nextBoolean()) {
        text.append("  tags = { on = %s }\n".formatted(uids.get(random.nextInt(uids.size()))));
      }
      text.append("}\n\n");
      uids.add(type + "." + name + (counted ? "[0]" : "") + ".uid");
      if (random.nextBoolean()) {
        text.append(
            "resource \"fake_link\" \"l%d\" {\n  name = \"link%d\"\n  on = %s\n}\n\n"
                .formatted(i, i, uids.get(random.nextInt(uids.size()))));
      }
    }
    return text.toString();
  }

  private static void assertStateIsTheWorld(Bench bench, String about) {
    List<String> uids = new ArrayList<>();
    bench.state().forEach(line -> uids.add(line.substring(line.lastIndexOf(' ') + 1)));
    assertThat(new TreeSet<>(uids)).as(about).isEqualTo(bench.world.services().keySet());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void applyingLeavesNothingToDoAndDestroyingLeavesNothing(long seed) {
    Random random = new Random(seed);
    Bench bench = new Bench("");
    for (int round = 0; round < 4; round++) {
      String program = program(random);
      String about = "seed " + seed + " round " + round + "\n" + program;
      bench.main(program);
      ApplyResult result = bench.apply(bench.plan());
      assertThat(result.diagnostics()).as(about).isEmpty();
      assertStateIsTheWorld(bench, about);
      Plan again = bench.plan();
      assertThat(Bench.shown(again)).as(about).isEmpty();
      assertThat(again.drift()).as(about).isEmpty();
    }
    assertThat(bench.apply(bench.plan(PlanOptions.DESTROY)).diagnostics()).isEmpty();
    assertThat(bench.state()).isEmpty();
    assertThat(bench.world.services()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112})
  void aStopAtAnyCommitLosesNothingAndTheNextRunGoesOn(long seed) {
    Random random = new Random(seed);
    Bench bench = new Bench(program(random)).applied();
    String program = program(random);
    bench.main(program);
    int[] left = {1 + random.nextInt(6)};
    Bench running = bench;
    bench.store.failOn(_ -> {
      if (--left[0] == 0) {
        running.cancellation.cancel();
      }
      return false;
    });
    bench.apply(bench.plan());
    String about = "seed " + seed + "\n" + program;
    assertThat(bench.state().stream().map(line -> line.substring(line.lastIndexOf(' ') + 1)))
        .as(about)
        .containsAll(bench.world.services().keySet());

    bench.afterwards();
    assertThat(bench.apply(bench.plan()).diagnostics()).as(about).isEmpty();
    assertThat(Bench.shown(bench.plan())).as(about).isEmpty();
    assertStateIsTheWorld(bench, about);
  }

  @ParameterizedTest
  @ValueSource(longs = {201, 202, 203, 204, 205, 206, 207, 208})
  void aRefusedOrderIsMadeUpForByTheNextRun(long seed) {
    Random random = new Random(seed);
    String program = program(random);
    Bench bench = new Bench(program);
    for (int i = 0; i < BLOCKS; i++) {
      if (random.nextInt(3) == 0) {
        bench.world.script("n" + i, Script.REFUSED);
        bench.world.script("link" + i, Script.REFUSED);
      }
    }
    bench.apply(bench.plan());
    String about = "seed " + seed + "\n" + program;
    assertStateIsTheWorld(bench, about);
    for (int i = 0; i < BLOCKS; i++) {
      bench.world.unscript("n" + i);
      bench.world.unscript("link" + i);
    }
    assertThat(bench.apply(bench.plan()).diagnostics()).as(about).isEmpty();
    assertStateIsTheWorld(bench, about);
  }
}
