package io.portwright.cli.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.cli.order.Rig.Ran;
import io.portwright.engine.plan.PlanOptions;
import io.portwright.provider.sandbox.world.Timings;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A VXC names a prefix list by its description; nothing in the files refers to the list. */
class ImpliedOrderTest {
  private static final String ROUTER =
      """
      resource "megaport_mcr" "r" {
        product_name         = "router"
        location_id          = 3
        port_speed           = 1000
        contract_term_months = 1
      }
      resource "megaport_port" "p" {
        product_name           = "port"
        location_id            = 3
        port_speed             = 1000
        contract_term_months   = 1
        marketplace_visibility = false
      }
      """;

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

  private static String list(String more) {
    return """
    resource "megaport_mcr_prefix_filter_list" "z" {
      mcr_id         = megaport_mcr.r.product_uid
      description    = "inside"
      address_family = "IPv4"
      entries        = [{ action = "permit", prefix = "10.0.0.0/8" }]
      %s
    }
    """
        .formatted(more);
  }

  private static String vxc(String session) {
    return """
    resource "megaport_vxc" "a" {
      product_name         = "link"
      rate_limit           = 100
      contract_term_months = 1
      a_end                = { requested_product_uid = megaport_mcr.r.product_uid }
      b_end                = { requested_product_uid = megaport_port.p.product_uid }
      a_end_partner_config = {
        partner = "vrouter"
        vrouter_config = {
          interfaces = [{
            ip_addresses = ["10.1.0.1/30"]
            bgp_connections = [{
              peer_asn         = 64555
              local_ip_address = "10.1.0.1"
              peer_ip_address  = "10.1.0.2"
              %s
            }]
          }]
        }
      }
    }
    """
        .formatted(session);
  }

  private void applies(String files) {
    Ran ran = rig.main(files).run();
    assertThat(ran.exitCode()).as(ran.text()).isZero();
  }

  private long deletions() {
    return rig.trace.stream()
        .filter(line -> line.startsWith("-> DELETE ") && line.contains("/prefixList/"))
        .count();
  }

  @Test
  void listIsMadeBeforeAndEndedAfterWhatNamesIt() {
    applies(ROUTER + list("") + vxc("import_whitelist = \"inside\""));
    assertThat(rig.plan(PlanOptions.NORMAL).orThrow().hasChanges()).isFalse();
    applies(ROUTER + vxc(""));
    assertThat(deletions()).as("never tried while the VXC used it").isEqualTo(1);
    assertThat(rig.addresses()).doesNotContain("megaport_mcr_prefix_filter_list.z");
  }

  @Test
  void everythingIsEndedInOrder() {
    applies(ROUTER + list("") + vxc("import_whitelist = \"inside\""));
    applies("");
    assertThat(deletions()).isEqualTo(1);
    assertThat(rig.live()).isEmpty();
  }

  @Test
  void writtenOrderWinsOverTheImpliedOne() {
    Ran ran =
        rig.main(
                ROUTER
                    + list("depends_on = [megaport_vxc.a]")
                    + vxc("import_whitelist = \"inside\""))
            .run();
    assertThat(ran.exitCode()).as("it ends, and says what is missing").isEqualTo(1);
    assertThat(ran.text()).contains("Prefix filter list not found");
  }
}
