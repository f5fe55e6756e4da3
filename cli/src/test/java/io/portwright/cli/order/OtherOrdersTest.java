package io.portwright.cli.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.cli.order.Rig.Ran;
import io.portwright.engine.plan.PlanOptions;
import io.portwright.provider.sandbox.http.Fault;
import io.portwright.provider.sandbox.world.Timings;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Orders that are no purchases of new services: prefix filter lists, inside an MCR too, IPsec
 * add-ons, service keys, more ports for a LAG. They are sent once like any other.
 */
class OtherOrdersTest {
  private static final String MCR =
      """
      resource "megaport_mcr" "r" {
        product_name         = "router"
        location_id          = 3
        port_speed           = 1000
        contract_term_months = 1
        %s
      }
      """;
  private static final String LIST =
      """
      {
        description    = "list"
        address_family = "IPv4"
        entries        = [{ action = "permit", prefix = "10.0.0.0/8" }]
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
    assertThat(rig.fsck()).isEmpty();
    rig.close();
  }

  private static String lag(int count) {
    return """
    resource "megaport_lag_port" "l" {
      product_name           = "lag"
      location_id            = 3
      port_speed             = 10000
      contract_term_months   = 1
      marketplace_visibility = false
      lag_count              = %d
    }
    """
        .formatted(count);
  }

  private static String files(String what) {
    return switch (what) {
      case "list" ->
          MCR.formatted("")
              + "resource \"megaport_mcr_prefix_filter_list\" \"x\" {\n"
              + "  mcr_id = megaport_mcr.r.product_uid\n"
              + LIST.strip().substring(1);
      case "inline list" -> MCR.formatted("prefix_filter_lists = [" + LIST + "]");
      case "add-on" ->
          MCR.formatted("")
              + """
              resource "megaport_mcr_ipsec_addon" "x" {
                mcr_id       = megaport_mcr.r.product_uid
                tunnel_count = 10
              }
              """;
      case "key" ->
          MCR.formatted("")
              + """
              resource "megaport_service_key" "x" {
                product_uid = megaport_mcr.r.product_uid
                max_speed   = 100
                single_use  = false
                active      = true
              }
              """;
      case "growth" -> lag(4);
      default -> throw new IllegalArgumentException(what);
    };
  }

  /** Prices are asked for by POST too, under a path that ends as the order's does. */
  private static String ordering(String path) {
    return "(?<!pricebook)" + path;
  }

  private long sent(String path) {
    return rig.trace.stream()
        .filter(line -> line.startsWith("-> POST ") && !line.contains("pricebook"))
        .filter(line -> (line + " ").contains(path + " "))
        .count();
  }

  @ParameterizedTest(name = "{0} whose request is lost is made by the next run")
  @CsvSource({
    "list, /prefixList",
    "inline list, /prefixList",
    "add-on, /addon",
    "key, /v2/service/key",
    "growth, /v4/networkdesign/buy"
  })
  void lostRequestIsMadeUpFor(String what, String path) {
    prepare(what);
    rig.control().inject(Fault.once("POST", ordering(path), new Fault.DropBefore()));
    assertThat(settledByTheNextRun(what, path)).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0} whose answer is lost is found again")
  @CsvSource({
    "list, /prefixList",
    "inline list, /prefixList",
    "add-on, /addon",
    "key, /v2/service/key",
    "growth, /v4/networkdesign/buy"
  })
  void lostAnswerIsNotOrderedAgain(String what, String path) {
    prepare(what);
    rig.control().inject(Fault.once("POST", ordering(path), new Fault.DropAfter()));
    assertThat(settledByTheNextRun(what, path)).isZero();
  }

  /** How many more requests it takes. */
  private long settledByTheNextRun(String what, String path) {
    Ran first = rig.main(files(what)).run();
    assertThat(first.exitCode()).as(first.text()).isEqualTo(1);
    assertThat(rig.unclear()).hasSize(1);
    assertThat(rig.addresses()).isNotEmpty();
    final long before = sent(path);
    Ran second = rig.calm().run();
    assertThat(second.exitCode()).as(second.text()).isZero();
    assertThat(rig.unclear()).isEmpty();
    final long more = sent(path) - before;
    assertThat(rig.plan(PlanOptions.NORMAL).orThrow().hasChanges()).isFalse();
    Ran end = rig.run(PlanOptions.DESTROY);
    assertThat(end.exitCode()).as(end.text()).isZero();
    assertThat(rig.live()).isEmpty();
    return more;
  }

  @Test
  void growthThatShowsThoughItsAnswerWasLostIsNotOrderedAgain() {
    prepare("growth");
    rig.control().inject(Fault.once("POST", "/v4/networkdesign/buy", new Fault.DropAfter()));
    Ran first = rig.main(lag(4)).run();
    assertThat(first.exitCode()).as(first.text()).isEqualTo(1);
    assertThat(rig.live()).hasSize(4);
    Ran second = rig.calm().run();
    assertThat(second.exitCode()).as(second.text()).isZero();
    assertThat(sent("/v4/networkdesign/buy")).isEqualTo(1);
    assertThat(rig.known()).hasSize(4);
  }

  @ParameterizedTest(name = "{0} that is refused is made by the next run")
  @CsvSource({
    "list, /prefixList",
    "inline list, /prefixList",
    "add-on, /addon",
    "key, /v2/service/key",
    "growth, /v4/networkdesign/buy"
  })
  void refusalIsMadeUpForByTheNextRun(String what, String path) {
    prepare(what);
    rig.control().inject(Fault.once("POST", ordering(path), new Fault.Answer(400, "Not now", 0)));
    Ran first = rig.main(files(what)).run();
    assertThat(first.exitCode()).as(first.text()).isEqualTo(1);
    assertThat(rig.unclear()).isEmpty();
    assertThat(rig.addresses()).isNotEmpty();
    Ran second = rig.calm().run();
    assertThat(second.exitCode()).as(second.text()).isZero();
    assertThat(rig.plan(PlanOptions.NORMAL).orThrow().hasChanges()).isFalse();
    Ran end = rig.run(PlanOptions.DESTROY);
    assertThat(end.exitCode()).as(end.text()).isZero();
    assertThat(rig.live()).isEmpty();
    assertThat(rig.addresses()).isEmpty();
  }

  /** A LAG must be there before it can grow. */
  private void prepare(String what) {
    if (what.equals("growth")) {
      Ran ran = rig.main(lag(2)).run();
      assertThat(ran.exitCode()).as(ran.text()).isZero();
      rig.trace.clear();
    }
  }
}
