package io.portwright.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.fake.Bench;
import io.portwright.engine.graph.Digraph;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoveIndexTest {
  private static final List<String> MODULES =
      List.of(
          "module.m", "module.m[0]", "module.n", "module.m.module.n", "module.m[0].module.n[1]");
  private static final List<String> RESOURCES =
      List.of("fake_port.a", "fake_port.b", "fake_port.a[0]", "fake_port.b[\"k\"]", "fake_port.c");

  private static String statement(String from, String to) {
    return "moved {\n  from = " + from + "\n  to = " + to + "\n}\n";
  }

  private static String any(List<String> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }

  private static String statement(Random random) {
    if (random.nextBoolean()) {
      return statement(any(MODULES, random), any(MODULES, random));
    }
    String from = random.nextBoolean() ? "" : any(MODULES, random) + ".";
    String to = random.nextBoolean() ? "" : any(MODULES, random) + ".";
    return statement(from + any(RESOURCES, random), to + any(RESOURCES, random));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void findsWhatComparingAllWithAllFinds(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 40; round++) {
      StringBuilder program = new StringBuilder();
      for (int i = 0; i < 12; i++) {
        program.append(statement(random));
      }
      List<MoveStatement> all =
          MoveStatement.all(new Bench(program.toString()).module().configuration());
      Digraph<MoveStatement> chains = MoveIndex.chains(all);
      for (MoveStatement one : all) {
        assertThat(chains.dependencies(one))
            .as("seed %s round %s statement %s of\n%s", seed, round, one.number(), program)
            .containsExactlyElementsOf(
                all.stream()
                    .filter(other -> one.number() != other.number() && one.follows(other))
                    .toList());
      }
    }
  }

  /** Each compared with each other would be 400 million comparisons. */
  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void aLongChainLeadsFromItsStartToItsEnd() {
    int length = 20_000;
    Bench bench = new Bench("resource \"fake_port\" \"p0\" {\n  name = \"port\"\n}\n").applied();
    StringBuilder program = new StringBuilder();
    for (int i = 0; i < length; i++) {
      program.append(statement("fake_port.p" + i, "fake_port.p" + (i + 1)));
    }
    program
        .append("resource \"fake_port\" \"p")
        .append(length)
        .append("\" {\n  name = \"port\"\n}\n");
    Plan plan = bench.main(program.toString()).plan();
    assertThat(plan.changes()).singleElement().isInstanceOf(Change.NoOp.class);
    assertThat(plan.refactored().moved()).hasToString("{fake_port.p" + length + "=fake_port.p0}");
  }
}
