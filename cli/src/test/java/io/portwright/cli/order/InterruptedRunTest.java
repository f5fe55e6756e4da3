package io.portwright.cli.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.cli.order.Rig.Ran;
import io.portwright.engine.apply.ApplyEvent;
import io.portwright.engine.apply.ApplyResult.Ending;
import io.portwright.engine.apply.ApplyResult.StillWaiting;
import io.portwright.engine.journal.IntentStatus;
import io.portwright.engine.plan.Plan;
import io.portwright.engine.plan.PlanOptions;
import io.portwright.engine.plan.PlanOptions.Refreshing;
import io.portwright.engine.state.Author;
import io.portwright.engine.state.CommitMessage;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StateStore;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.sandbox.http.Fault;
import io.portwright.provider.sandbox.world.Timings;
import io.portwright.provider.spi.Identity;
import io.portwright.provider.value.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that end early, wait, or meet others: what is left, and what the next run makes of it. */
class InterruptedRunTest {
  private static final String PORT = port(1000);
  private static final String MCR =
      """
      resource "megaport_mcr" "b" {
        product_name         = "mcr-b"
        location_id          = 6
        port_speed           = 1000
        contract_term_months = 1
      }
      """;
  private static final String VXC =
      """
      resource "megaport_vxc" "link" {
        product_name         = "link"
        rate_limit           = 100
        contract_term_months = 1
        a_end = {
          requested_product_uid = megaport_port.a.product_uid
          ordered_vlan          = 100
        }
        b_end = {
          requested_product_uid = megaport_mcr.b.product_uid
        }
      }
      """;

  @TempDir Path folder;
  private Rig rig;

  private static String port(int speed) {
    return """
    resource "megaport_port" "a" {
      product_name           = "port-a"
      location_id            = 3
      port_speed             = %d
      contract_term_months   = 1
      marketplace_visibility = false
    }
    """
        .formatted(speed);
  }

  @BeforeEach
  void open() {
    rig = new Rig(folder, Timings.INSTANT);
  }

  @AfterEach
  void close() {
    assertThat(rig.fsck()).isEmpty();
    rig.close();
  }

  private void complete(String... names) {
    rig.calm();
    Ran next = rig.run();
    assertThat(next.exitCode()).as(next.text()).isZero();
    assertThat(rig.liveNames()).containsExactly(names);
    assertThat(rig.plan(PlanOptions.NORMAL).orThrow().hasChanges()).isFalse();
  }

  private void applied(String files) {
    Ran ran = rig.main(files).run();
    assertThat(ran.exitCode()).as(ran.text()).isZero();
  }

  private String uid(String name) {
    return rig.live().stream()
        .filter(service -> service.name().equals(name))
        .findFirst()
        .orElseThrow()
        .uid();
  }

  private void rivalCommits() {
    try (StateStore store = rig.store()) {
      var state = store.read();
      store.update(
          state,
          StateChange.NONE.withOutputs(new TreeMap<>(java.util.Map.of("x", Value.string("y")))),
          CommitMessage.of("Somebody else was here"),
          new Author("rival", "", Instant.EPOCH, ZoneOffset.UTC));
    }
  }

  // ---- other writers ----

  @Test
  void aStoreThatMovedAfterThePlanStopsBeforeTheFirstOrder() {
    rig.main(PORT);
    rig.onEvent =
        event -> {
          if (event instanceof ApplyEvent.WaveStarted) {
            rivalCommits();
          }
        };
    Ran ran = rig.run();
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.text()).contains("State was changed by another run");
    assertThat(rig.buys()).isZero();
    assertThat(rig.live()).isEmpty();
    complete("port-a");
  }

  @Test
  void aStoreThatMovedStopsEndsAndChangesToo() {
    applied(PORT);
    rig.main("");
    Plan plan = rig.plan(PlanOptions.NORMAL).orThrow();
    rig.wrap =
        store ->
            new FailingStore(
                store,
                new FailingStore.Trap() {
                  private boolean sprung;

                  @Override
                  public void before(CommitMessage message) {
                    if (!sprung) {
                      sprung = true;
                      rivalCommits();
                    }
                  }
                });
    Ran ran = rig.apply(plan);
    assertThat(ran.text()).contains("State was changed by another run");
    assertThat(rig.liveNames()).containsExactly("port-a");
    complete();
  }

  @Test
  void nothingIsOrderedWhenServicesCannotBeListed() {
    rig.main(PORT);
    Plan plan = rig.plan(PlanOptions.NORMAL).orThrow();
    rig.control().inject(Fault.always("GET", "/v2/products", new Fault.Answer(503, "Down", 0)));
    Ran ran = rig.apply(plan);
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.text()).contains("list the services of the account");
    assertThat(rig.buys()).isZero();
    complete("port-a");
  }

  @Test
  void nothingIsOrderedAfterTheMachineWasSuspended() {
    rig.main(PORT);
    rig.onEvent =
        event -> {
          if (event instanceof ApplyEvent.IntentRecorded) {
            rig.suspend(Duration.ofSeconds(10));
          }
        };
    Ran ran = rig.run();
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.text()).contains("Too much time has passed before an order was sent");
    assertThat(rig.buys()).isZero();
    complete("port-a");
  }

  // ---- a store that fails ----

  @Test
  void whenStateCannotBeWrittenAfterAnOrderTheUidsAreShown() {
    rig.main(PORT);
    rig.wrap = store -> new FailingStore(store, FailingStore.failOn("ordered"));
    Ran ran = rig.run();
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.text())
        .contains("Orders are not recorded", "megaport_port.a " + uid("port-a"), "cost money")
        .doesNotContain("Nothing was changed");
    assertThat(rig.addresses()).isEmpty();
    foundAgain("port-a");
  }

  @Test
  void aStoreThatFailsOnceRecordsTheOrderInTheEndAndSaysSo() {
    rig.main(PORT);
    rig.wrap = store -> new FailingStore(store, FailingStore.failOnceOn("ordered"));
    Ran ran = rig.run();
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.text()).doesNotContain("Orders are not recorded");
    assertThat(rig.known()).containsExactly(uid("port-a"));
    complete("port-a");
  }

  @Test
  void whenTheIntentCannotBeWrittenNothingIsOrdered() {
    rig.main(PORT);
    rig.wrap = store -> new FailingStore(store, FailingStore.failOn("Order "));
    assertThat(rig.run().exitCode()).isEqualTo(1);
    assertThat(rig.buys()).isZero();
    complete("port-a");
  }

  /** The process is gone right after the service took the order. */
  @Test
  void anOrderOfAKilledRunIsFoundAgain() {
    rig.main(PORT);
    rig.wrap = store -> new FailingStore(store, FailingStore.dieOn("ordered"));
    try {
      var _ = rig.run();
    } catch (FailingStore.Died _) {
      // nothing of this process is left
    }
    assertThat(rig.unclear())
        .singleElement()
        .satisfies(intent -> assertThat(intent.status()).isInstanceOf(IntentStatus.Open.class));
    foundAgain("port-a");
  }

  private void foundAgain(String name) {
    final long buys = rig.buys();
    complete(name);
    assertThat(rig.buys()).isEqualTo(buys);
    assertThat(rig.known()).containsExactly(uid(name));
  }

  // ---- the user stops ----

  @Test
  void stoppingBetweenIntentAndOrderSendsNothingAndBlocksNothing() {
    rig.main(PORT);
    rig.onEvent =
        event -> {
          if (event instanceof ApplyEvent.IntentRecorded) {
            rig.cancellation.cancel();
          }
        };
    Ran ran = rig.run();
    assertThat(ran.ending()).isEqualTo(Ending.CANCELLED);
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.text()).contains("Nothing that was sent is still under way");
    assertThat(rig.buys()).isZero();
    complete("port-a");
  }

  @Test
  void stoppingWhileWaitingNamesWhatGoesOnAndTheNextRunCompletesIt() {
    rig.control().use(Timings.INSTANT.withProvisioning(Duration.ofHours(1)));
    rig.main(PORT + MCR + VXC);
    rig.onEvent =
        event -> {
          if (event instanceof ApplyEvent.Waiting) {
            rig.cancellation.cancel();
          }
        };
    Ran ran = rig.run();
    assertThat(ran.ending()).isEqualTo(Ending.CANCELLED);
    assertThat(ran.text())
        .contains("megaport_port.a " + uid("port-a"), "megaport_mcr.b " + uid("mcr-b"));
    assertThat(ran.result().orElseThrow().waiting())
        .extracting(one -> one.address().toString())
        .containsExactlyInAnyOrder("megaport_port.a", "megaport_mcr.b");
    assertThat(rig.known()).containsExactlyInAnyOrder(uid("port-a"), uid("mcr-b"));
    rig.control().advance(Duration.ofHours(2));
    rig.control().use(Timings.INSTANT);
    complete("link", "mcr-b", "port-a");
    assertThat(rig.buys()).isEqualTo(3);
  }

  @Test
  void aRunAfterAKillRightAfterOrderedOrdersNothingAgain() {
    rig.control().use(Timings.INSTANT.withProvisioning(Duration.ofHours(1)));
    rig.main(PORT + MCR + VXC);
    rig.onEvent =
        event -> {
          if (event instanceof ApplyEvent.StateCommitted && rig.known().size() == 2) {
            throw new FailingStore.Died();
          }
        };
    try {
      var _ = rig.run();
    } catch (FailingStore.Died _) {
      // nothing of this process is left
    }
    rig.control().advance(Duration.ofHours(2));
    rig.control().use(Timings.INSTANT);
    complete("link", "mcr-b", "port-a");
    assertThat(rig.buys()).isEqualTo(3);
  }

  // ---- equal names ----

  @Test
  void anUnclearOrderHoldsBackOthersOfItsName() {
    rig.main(PORT.replace("\"a\" {", "\"a\" {\n  count = 2"));
    rig.batch = 20;
    rig.control().inject(Fault.once("POST", "/buy", new Fault.DropAfter()));
    Ran ran = rig.run();
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(rig.buys()).isEqualTo(1);
    assertThat(rig.liveNames()).containsExactly("port-a");
    assertThat(ran.text())
        .contains("Order of the same name with unknown outcome", "megaport_port.a[1]");
    complete("port-a", "port-a");
    assertThat(rig.buys()).isEqualTo(2);
  }

  @Test
  void equalNamesGoOneAtATimeAndAreAllRecorded() {
    rig.batch = 20;
    applied(PORT.replace("\"a\" {", "\"a\" {\n  count = 3"));
    assertThat(rig.buys()).isEqualTo(3);
    assertThat(rig.known()).hasSize(3);
    complete("port-a", "port-a", "port-a");
  }

  // ---- replacements and ends ----

  @ParameterizedTest(name = "a replacement whose {0} fails is finished by the next run")
  @CsvSource({
    "buy,      POST, /v4/networkdesign/buy, 400",
    "validate, POST, /v3/networkdesign/validate, 400",
    "move,     PUT,  /v3/product/vxc/, 400",
    "end,      POST, CANCEL_NOW, 503",
  })
  void aReplacementIsFinishedByTheNextRun(String step, String method, String path, int status) {
    applied(PORT + MCR + VXC);
    final String old = uid("port-a");
    final String vxc = uid("link");
    rig.main(port(10_000) + MCR + VXC);
    Plan plan = rig.plan(PlanOptions.NORMAL).orThrow();
    rig.control()
        .inject(
            Fault.always(
                method,
                step.equals("end") ? old + "/action/CANCEL_NOW" : path,
                new Fault.Answer(status, "Not now", 0)));
    Ran ran = rig.apply(plan);
    assertThat(ran.exitCode()).as(step).isEqualTo(1);
    assertThat(rig.known()).contains(old, vxc);
    List<String> live = rig.live().stream().map(service -> service.uid()).toList();
    assertThat(rig.known()).containsAll(live);
    complete("link", "mcr-b", "port-a");
    assertThat(uid("port-a")).isNotEqualTo(old);
    assertThat(uid("link")).isEqualTo(vxc);
  }

  @Test
  void anEndThatIsRefusedForWhatHangsOnItIsTriedAgain() {
    applied(PORT + MCR + VXC);
    String port = uid("port-a");
    rig.control()
        .inject(
            Fault.once(
                "POST",
                port + "/action/CANCEL_NOW",
                new Fault.Answer(400, "Service has 1 attached services: end them first", 0)));
    Ran ran = rig.run(PlanOptions.DESTROY);
    assertThat(ran.exitCode()).as(ran.text()).isZero();
    assertThat(rig.live()).isEmpty();
    assertThat(rig.addresses()).isEmpty();
  }

  @Test
  void aLagStaysInStateUntilItsLastMemberHasEnded() {
    String lag =
        """
        resource "megaport_lag_port" "l" {
          product_name           = "lag"
          location_id            = 3
          port_speed             = 10000
          contract_term_months   = 1
          marketplace_visibility = false
          lag_count              = 3
        }
        """;
    applied(lag);
    assertThat(rig.known()).hasSize(3);
    rig.control()
        .inject(
            Fault.always("POST", "CANCEL_NOW", new Fault.Answer(503, "Unavailable", 0)).after(1));
    assertThat(rig.run(PlanOptions.DESTROY).exitCode()).isEqualTo(1);
    assertThat(rig.live()).hasSize(2);
    assertThat(rig.known()).containsAll(rig.live().stream().map(service -> service.uid()).toList());
    Ran next = rig.calm().run(PlanOptions.DESTROY);
    assertThat(next.exitCode()).as(next.text()).isZero();
    assertThat(rig.live()).isEmpty();
    assertThat(rig.addresses()).isEmpty();
  }

  @Test
  void aPortThatNeverGetsLightIsAGoodEnd() {
    rig.control().use(Timings.INSTANT.withoutLight());
    Ran ran = rig.main(PORT).run();
    assertThat(ran.exitCode()).as(ran.text()).isZero();
    assertThat(ran.result().orElseThrow().waiting())
        .extracting(StillWaiting::reason)
        .containsExactly("waits for its cross connect");
    assertThat(rig.plan(PlanOptions.NORMAL).orThrow().hasChanges()).isFalse();
    assertThat(rig.buys()).isEqualTo(1);
  }

  // ---- plans ----

  @Test
  void aPlanWritesNothing() {
    rig.main(PORT);
    assertThat(rig.plan(PlanOptions.NORMAL).hasErrors()).isFalse();
    assertThat(rig.hasStore()).isFalse();
    applied(PORT);
    rig.main(port(10_000));
    String before = rig.head();
    for (Refreshing refreshing : Refreshing.values()) {
      assertThat(rig.plan(PlanOptions.NORMAL.withRefreshing(refreshing)).hasErrors()).isFalse();
    }
    assertThat(rig.head()).isEqualTo(before);
  }

  @ParameterizedTest(name = "a plan is refused when {0} has moved, and orders nothing")
  @CsvSource({
    "state,         Saved plan is stale",
    "configuration, Saved plan is for another configuration",
    "environment,   Saved plan is for another account",
    "company,       Saved plan is for another account",
  })
  void aPlanThatDoesNotFitAnyMoreIsRefused(String what, String summary) {
    rig.main(PORT);
    Plan plan = rig.plan(PlanOptions.NORMAL).orThrow();
    switch (what) {
      case "state" -> applied(PORT);
      case "configuration" -> rig.main(PORT + MCR);
      case "environment" -> rig.identity = identity("staging", Optional.empty());
      case "company" -> rig.identity = identity("sandbox", Optional.of("other"));
      default -> throw new IllegalArgumentException(what);
    }
    final long buys = rig.buys();
    Ran ran = rig.apply(plan);
    assertThat(ran.ending()).isEqualTo(Ending.REFUSED);
    assertThat(ran.diagnostics()).extracting(Diagnostic::summary).contains(summary);
    assertThat(rig.buys()).isEqualTo(buys);
  }

  @ParameterizedTest(name = "state of another {0} is refused, refreshing: {1}")
  @CsvSource({"environment, READ", "environment, SKIP", "company, READ", "company, SKIP"})
  void stateOfSomebodyElseIsRefused(String what, Refreshing refreshing) {
    rig.identity = identity("sandbox", Optional.of("ours"));
    applied(PORT);
    rig.main("");
    rig.identity =
        what.equals("environment")
            ? identity("staging", Optional.of("ours"))
            : identity("sandbox", Optional.of("theirs"));
    Ran ran = rig.run(PlanOptions.DESTROY.withRefreshing(refreshing));
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.text()).contains("State belongs to another " + what);
    assertThat(rig.liveNames()).containsExactly("port-a");
  }

  private static Identity identity(String environment, Optional<String> company) {
    return new Identity(environment, company, Optional.empty(), Optional.empty());
  }
}
