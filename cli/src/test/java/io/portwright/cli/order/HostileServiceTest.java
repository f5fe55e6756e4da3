package io.portwright.cli.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.cli.order.Rig.Ran;
import io.portwright.engine.plan.Plan;
import io.portwright.engine.plan.PlanOptions;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.sandbox.http.FaultReader;
import io.portwright.provider.sandbox.world.Timings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs against a service that answers well-formed answers which are not the truth. */
class HostileServiceTest {

  private static final String PORT =
      """
      resource "megaport_port" "a" {
        product_name           = "port-a"
        location_id            = 3
        port_speed             = 1000
        contract_term_months   = 1
        marketplace_visibility = false
      }
      """;

  private static final String VXC =
      PORT
          + """
          resource "megaport_mcr" "b" {
            product_name         = "mcr-b"
            location_id          = 6
            port_speed           = 1000
            contract_term_months = 1
          }

          resource "megaport_vxc" "c" {
            product_name         = "vxc-c"
            rate_limit           = 100
            contract_term_months = 1
            a_end                = { requested_product_uid = megaport_port.a.product_uid }
            b_end                = { requested_product_uid = megaport_mcr.b.product_uid }
          }
          """;

  @TempDir Path folder;

  private static void fault(Rig rig, String line) {
    rig.control().inject(FaultReader.parse(line, 0));
  }

  private static void unchanged(Rig rig) {
    Plan plan = rig.plan(PlanOptions.NORMAL).orThrow();
    assertThat(plan.hasChanges()).isFalse();
    assertThat(plan.drift()).isEmpty();
  }

  @Test
  void listsThatLagBehindOrderNothingTwiceAndLoseNothing() {
    try (Rig rig = new Rig(folder, Timings.INSTANT)) {
      rig.main(VXC);
      fault(rig, "GET ^/v2/products stale writes=1 times=12 percent=60 seed=3");
      fault(rig, "GET ^/v2/product/ stale writes=1 times=6 percent=60 seed=4");
      Ran ran = rig.run();
      rig.calm();
      if (ran.exitCode() != 0) {
        Ran second = rig.run();
        assertThat(second.exitCode()).as(ran.text() + second.text()).isZero();
      }
      assertThat(rig.liveNames()).containsExactly("mcr-b", "port-a", "vxc-c");
      assertThat(rig.known()).hasSize(3);
      unchanged(rig);
      fault(rig, "GET ^/v2/products stale writes=1");
      unchanged(rig);
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {0, -1})
  void vlansThatComeLateAreNoDrift(int shown) {
    try (Rig rig = new Rig(folder, Timings.INSTANT)) {
      rig.main(VXC);
      fault(rig, "GET ^/v2/prod late-vlan times=3 shown=" + shown);
      Ran ran = rig.run();
      assertThat(ran.exitCode()).as(ran.text()).isZero();
      rig.calm();
      Plan plan = rig.plan(PlanOptions.NORMAL).orThrow();
      assertThat(plan.hasChanges()).isFalse();
    }
  }

  @ParameterizedTest(name = "the {0} answer comes back")
  @ValueSource(strings = {"first", "second"})
  void orderThatAProxyRepeatsIsReported(String shown) {
    try (Rig rig = new Rig(folder, Timings.INSTANT)) {
      rig.main(PORT);
      fault(rig, "POST /v4/networkdesign/buy twice shown=" + shown);
      Ran ran = rig.run();
      rig.calm();
      assertThat(ran.exitCode()).isZero();
      assertThat(ran.text()).contains("A service may have been ordered twice", "megaport_port.a");
      for (Product service : rig.live()) {
        boolean known = rig.known().contains(service.uid());
        assertThat(known || ran.text().contains(service.uid())).isTrue();
      }
      assertThat(rig.liveNames()).containsExactly("port-a", "port-a");
      assertThat(rig.known()).hasSize(1);
    }
  }

  @Test
  void answerOfAnEqualOrderLeavesTheOrderUnclear() {
    try (Rig rig = new Rig(folder, Timings.INSTANT)) {
      rig.main(PORT);
      assertThat(rig.run().exitCode()).isZero();
      rig.main(PORT + PORT.replace("\"a\"", "\"z\""));
      fault(rig, "POST /v4/networkdesign/buy again");
      Ran ran = rig.run();
      rig.calm();
      assertThat(ran.exitCode()).isEqualTo(1);
      assertThat(ran.text()).contains("The answer to an order is that of another");
      assertThat(rig.unclear()).hasSize(1);
      assertThat(rig.known()).hasSize(1);
    }
  }

  @Test
  void answerOfAnotherOrderLeavesTheOrderUnclear() {
    try (Rig rig = new Rig(folder, Timings.INSTANT)) {
      rig.main(PORT);
      assertThat(rig.run().exitCode()).isZero();
      rig.main(PORT + PORT.replace("\"a\"", "\"z\"").replace("port-a", "port-z"));
      fault(rig, "POST /v4/networkdesign/buy again");
      Ran ran = rig.run();
      rig.calm();
      assertThat(ran.exitCode()).isEqualTo(1);
      assertThat(rig.unclear()).hasSize(1);
      assertThat(rig.known()).hasSize(1);
      assertThat(rig.liveNames()).containsExactly("port-a");
    }
  }
}
