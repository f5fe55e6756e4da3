package io.portwright.cli.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.cli.order.Rig.Ran;
import io.portwright.provider.sandbox.http.Fault;
import io.portwright.provider.sandbox.world.Timings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many changes are under way at a time. */
class ParallelismTest {
  private static final int PORTS = 8;

  @TempDir Path folder;
  private Rig rig;

  @BeforeEach
  void open() {
    rig = new Rig(folder, Timings.INSTANT);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private static String ports(String costCentre) {
    return """
    resource "megaport_port" "p" {
      count                  = %d
      product_name           = "port-${count.index}"
      location_id            = 3
      port_speed             = 1000
      contract_term_months   = 1
      marketplace_visibility = false
      cost_centre            = "%s"
    }
    """
        .formatted(PORTS, costCentre);
  }

  @ParameterizedTest(name = "-parallelism={0}")
  @CsvSource({"1, 1, 1", "3, 2, 3", "10, 4, 8"})
  void noMoreChangesAreUnderWayThanWereAskedFor(int parallelism, int least, int most) {
    rig.batch = 20;
    assertThat(rig.main(ports("one")).run().exitCode()).isZero();
    rig.trace.clear();
    rig.parallelism = parallelism;
    rig.control()
        .inject(
            Fault.always("PUT", "/v2/product/megaport/", new Fault.Delay(Duration.ofMillis(100))));
    Ran ran = rig.main(ports("two")).run();
    assertThat(ran.exitCode()).as(ran.text()).isZero();
    assertThat(underWay(List.copyOf(rig.trace))).isBetween(least, most);
  }

  private static int underWay(List<String> trace) {
    int now = 0;
    int most = 0;
    for (String line : trace) {
      if (line.startsWith("-> PUT ")) {
        now++;
      } else if (line.startsWith("<- ") && line.contains(" PUT ")) {
        now--;
      }
      most = Math.max(most, now);
    }
    assertThat(now).isZero();
    return most;
  }
}
