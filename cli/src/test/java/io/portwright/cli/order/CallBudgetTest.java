package io.portwright.cli.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.plan.Plan;
import io.portwright.engine.plan.PlanOptions;
import io.portwright.provider.sandbox.world.Timings;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * HTTP calls do not grow with the number of services: design §8. Prints what it counted.
 *
 * <p>The account has 1,000 services: 100 ports with managed tags, 180 without, 20 MCRs with a
 * prefix list each and 700 VXCs between ports.
 */
class CallBudgetTest {
  private static final int TAGGED = 100;
  private static final int LISTS = 20;
  private static final int DEPTH = 2;

  private static final String ACCOUNT =
      """
      resource "megaport_port" "tagged" {
        count                  = 100
        product_name           = "tagged-${count.index}"
        location_id            = 3
        port_speed             = 10000
        contract_term_months   = 1
        marketplace_visibility = false
        resource_tags          = { owner = "net" }
      }
      resource "megaport_port" "plain" {
        count                  = 180
        product_name           = "plain-${count.index}"
        location_id            = 3
        port_speed             = 10000
        contract_term_months   = 1
        marketplace_visibility = false
      }
      resource "megaport_mcr" "router" {
        count                = 20
        product_name         = "router-${count.index}"
        location_id          = 3
        port_speed           = 1000
        contract_term_months = 1
      }
      resource "megaport_mcr_prefix_filter_list" "list" {
        count          = 20
        mcr_id         = megaport_mcr.router[count.index].product_uid
        description    = "list"
        address_family = "IPv4"
        entries        = [{ action = "permit", prefix = "10.0.0.0/8" }]
      }
      resource "megaport_vxc" "link" {
        count                = 700
        product_name         = "link-${count.index}"
        rate_limit           = 10
        contract_term_months = 1
        a_end = { requested_product_uid = megaport_port.tagged[count.index % 100].product_uid }
        b_end = { requested_product_uid = megaport_port.plain[count.index % 180].product_uid }
      }
      """;

  @TempDir Path folder;

  /** Requests by method and path, identifiers left out. */
  private static TreeMap<String, Integer> requests(List<String> trace) {
    TreeMap<String, Integer> requests = new TreeMap<>();
    trace.stream()
        .filter(line -> line.startsWith("-> "))
        .map(line -> line.split(" ", 4)[1] + " " + line.split(" ", 4)[2])
        .map(line -> line.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "UID"))
        .map(line -> line.replaceAll("http://[^/]+", "").replaceAll("/\\d+$", "/ID"))
        .forEach(line -> requests.merge(line, 1, Integer::sum));
    return requests;
  }

  private static int sum(TreeMap<String, Integer> requests) {
    return requests.values().stream().mapToInt(Integer::intValue).sum();
  }

  @Test
  void aThousandServicesAreOrderedAndReadWithFewCalls() {
    try (Rig rig = new Rig(folder, Timings.INSTANT).main(ACCOUNT)) {
      rig.batch = 20;
      Rig.Ran ran = rig.run();
      assertThat(ran.exitCode()).as(ran.text()).isZero();
      assertThat(rig.live()).hasSize(1000);
      TreeMap<String, Integer> ordering = requests(rig.trace);
      int polls = ordering.getOrDefault("GET /v2/products", 0);
      int waves = 1000 / 20;
      System.out.printf("Ordering 1,000 services: %d calls %s%n", sum(ordering), ordering);
      assertThat(sum(ordering) - polls)
          .as(
              "validation and buy of each batch, the lists by calls of their own, what does not"
                  + " grow")
          .isLessThanOrEqualTo(4 + 3 * DEPTH + 2 * waves + 5 * LISTS);

      rig.trace.clear();
      Plan plan = rig.plan(PlanOptions.NORMAL).orThrow();
      TreeMap<String, Integer> reading = requests(rig.trace);
      System.out.printf("Refresh and plan of 1,000 services: %d calls %s%n", sum(reading), reading);
      assertThat(plan.hasChanges()).isFalse();
      assertThat(sum(reading)).isLessThanOrEqualTo(6 + TAGGED + LISTS);
    }
  }
}
