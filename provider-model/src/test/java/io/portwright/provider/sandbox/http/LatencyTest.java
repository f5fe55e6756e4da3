package io.portwright.provider.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatencyTest {
  @Test
  void latencyHasItsMedianAndItsTail() {
    Traffic.Latency latency =
        new Traffic.Latency(
            Duration.ofMillis(20), Duration.ofMillis(60), Duration.ofMillis(900), 1);
    Random random = new Random(1);
    List<Long> millis =
        LongStream.range(0, 20_000)
            .map(_ -> latency.draw(random).toMillis())
            .sorted()
            .boxed()
            .toList();
    assertThat(millis.getFirst()).isBetween(20L, 21L);
    assertThat(millis.get(10_000)).isBetween(57L, 63L);
    assertThat(millis.get(19_800)).isBetween(800L, 1100L);
    assertThat(millis.getLast()).isLessThanOrEqualTo(1800L);
  }

  @Test
  void oneTimeIsAlwaysTheSame() {
    Traffic.Latency latency = Traffic.Latency.even(Duration.ofMillis(40), Duration.ofMillis(40), 1);
    Random random = new Random(1);
    assertThat(LongStream.range(0, 1000).map(_ -> latency.draw(random).toMillis()))
        .containsOnly(40L);
  }
}
