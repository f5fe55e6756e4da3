package io.portwright.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.apply.ApplyResult.Ending;
import io.portwright.engine.fake.Bench;
import io.portwright.engine.fake.FakeWorld.Script;
import io.portwright.engine.journal.IntentStatus;
import io.portwright.engine.journal.Journal;
import io.portwright.engine.plan.Plan;
import io.portwright.engine.state.LockHolder;
import io.portwright.engine.state.LockLoss;
import io.portwright.engine.state.StateLock;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.spi.Finding;
import io.portwright.provider.spi.Identity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Never two orders for one intent, never a service that nobody knows. */
class OrderSafetyTest {
  private static final String TWO =
      """
      resource "fake_port" "a" {
        name = "a"
      }

      resource "fake_port" "b" {
        name = "b"
      }

      resource "fake_link" "on_a" {
        name = "link-a"
        on   = fake_port.a.uid
      }

      resource "fake_link" "on_b" {
        name = "link-b"
        on   = fake_port.b.uid
      }
      """;
  private static final String ONE = "resource \"fake_port\" \"a\" {\n  name = \"a\"\n}\n";

  private static List<String> sent(Bench bench) {
    return bench.log.stream().filter(line -> line.startsWith("send")).toList();
  }

  @Test
  void everyOrderIsInTheStoreBeforeItIsSentAndItsOutcomeRightAfter() {
    Bench bench = new Bench(TWO);
    bench.world.batchLimit(1);
    bench.apply(bench.plan());

    for (int i = 0; i < bench.log.size(); i++) {
      if (bench.log.get(i).startsWith("send")) {
        assertThat(bench.log.get(i - 1)).startsWith("commit Order");
        assertThat(bench.log.get(i + 1)).endsWith(": ordered");
      }
    }
    assertThat(sent(bench)).hasSize(4);
  }

  @Test
  void anUnclearOrderBlocksItsAddressForever() {
    Bench bench = new Bench(TWO);
    bench.world.script("a", Script.UNCLEAR_BUT_MADE);
    ApplyResult first = bench.apply(bench.plan());

    assertThat(first.ending()).isEqualTo(Ending.FAILED);
    assertThat(bench.state()).containsExactly("fake_link.on_b uid-3", "fake_port.b uid-2");
    assertThat(Bench.summaries(first.diagnostics()))
        .containsExactly("Answer was lost", "Some changes were not made");
    assertThat(Journal.of(bench.store.read()).blocking())
        .singleElement()
        .satisfies(intent -> {
          assertThat(intent.address()).hasToString("fake_port.a");
          assertThat(intent.status()).isInstanceOf(IntentStatus.Unclear.class);
        });

    bench.world.unscript("a");
    bench.log.clear();
    Plan again = bench.plan();
    assertThat(again.blocking()).extracting(Finding::code).containsExactly("JOURNAL-1");
    ApplyResult second = bench.apply(again);

    assertThat(second.ending()).isEqualTo(Ending.REFUSED);
    assertThat(bench.log).isEmpty();
    assertThat(bench.world.names()).containsExactly("a", "b", "link-b");
  }

  @Test
  void whoeverHasLostTheLockSendsNothingMoreAndRecordsWhatWasSent() {
    Bench bench = new Bench(TWO);
    bench.world.batchLimit(1);
    bench.lease = Lease.of(new LostLock(() -> sent(bench).size() >= 2));
    ApplyResult result = bench.apply(bench.plan());

    assertThat(sent(bench)).hasSize(2);
    assertThat(result.ending()).isEqualTo(Ending.FAILED);
    assertThat(result.diagnostics())
        .filteredOn(found -> found.summary().equals("Lock of the state is lost"))
        .singleElement()
        .satisfies(found -> assertThat(found.detail()).contains("bob@host", "destroy"));
    assertThat(bench.state()).containsExactly("fake_port.a uid-1", "fake_port.b uid-2");
    assertThat(Journal.of(bench.store.read()).intents()).isEmpty();

    bench.lease = Lease.NONE;
    assertThat(bench.apply(bench.plan()).isComplete()).isTrue();
    assertThat(bench.state()).hasSize(4);
  }

  @Test
  void whoeverHasLostTheLockEndsNothingEither() {
    Bench bench = new Bench(ONE).applied();
    bench.main("");
    bench.lease = Lease.of(new LostLock(() -> true));
    ApplyResult result = bench.apply(bench.plan());

    assertThat(Bench.summaries(result.diagnostics())).contains("Lock of the state is lost");
    assertThat(bench.world.names()).containsExactly("a");
    assertThat(bench.state()).containsExactly("fake_port.a uid-1");
  }

  /** A lock that somebody takes over at some moment. */
  private record LostLock(BooleanSupplier lost) implements StateLock {
    @Override
    public LockHolder holder() {
      return new LockHolder("1", "ann@host", "apply", "1.0", Instant.EPOCH);
    }

    @Override
    public boolean isHeld() {
      return !lost.getAsBoolean();
    }

    @Override
    public Optional<LockLoss> confirm() {
      return isHeld()
          ? Optional.empty()
          : Optional.of(
              new LockLoss.TakenOver(
                  new LockHolder("2", "bob@host", "destroy", "1.0", Instant.EPOCH)));
    }

    @Override
    public void close() {
      // nothing to give back
    }
  }

  @Test
  void aRefusedOrderStopsOnlyWhatDependsOnIt() {
    Bench bench = new Bench(TWO);
    bench.world.script("a", Script.REFUSED);
    ApplyResult result = bench.apply(bench.plan());

    assertThat(result.ending()).isEqualTo(Ending.FAILED);
    assertThat(bench.state()).containsExactly("fake_link.on_b uid-2", "fake_port.b uid-1");
    assertThat(result.diagnostics().getLast().detail()).contains("fake_link.on_a");
    assertThat(bench.events).anyMatch(ApplyEvent.Skipped.class::isInstance);

    bench.world.unscript("a");
    assertThat(bench.apply(bench.plan()).isComplete()).isTrue();
    assertThat(bench.state()).hasSize(4);
  }

  @Test
  void anOrderThatTheServiceFindsInvalidIsNotSentAndTheOthersAre() {
    Bench bench = new Bench(TWO);
    bench.world.script("a", Script.INVALID);
    ApplyResult result = bench.apply(bench.plan());

    assertThat(sent(bench)).containsExactly("send [b]", "send [link-b]");
    assertThat(Bench.summaries(result.diagnostics())).contains("Order is not valid");
    assertThat(bench.store.read().intents()).isEmpty();
  }

  @Test
  void stopsBeforeItOrdersWhenSomebodyElseHasWritten() {
    Bench bench = new Bench(ONE);
    Plan plan = bench.plan();
    bench.store.rivalBefore(message -> message.summary().startsWith("Order"));
    ApplyResult result = bench.apply(plan);

    assertThat(sent(bench)).isEmpty();
    assertThat(bench.world.services()).isEmpty();
    assertThat(Bench.summaries(result.diagnostics()))
        .containsExactly("State was changed by another run", "Some changes were not made");
  }

  @Test
  void outcomesLandOnWhateverIsThereAndNothingIsOrderedAfterThat() {
    Bench bench = new Bench(TWO);
    bench.world.batchLimit(1);
    Plan plan = bench.plan();
    bench.store.rivalBefore(message -> message.summary().endsWith(": ordered"));
    ApplyResult result = bench.apply(plan);

    assertThat(sent(bench)).containsExactly("send [a]");
    assertThat(bench.state()).containsExactly("fake_port.a uid-1");
    assertThat(Bench.summaries(result.diagnostics())).contains("State was changed by another run");
  }

  @Test
  void whatAnotherRunHasImportedMeanwhileIsOneObjectAndNotEnded() {
    Bench bench = new Bench(ONE);
    Plan plan = bench.plan();
    bench.store.rivalImports(message -> message.summary().endsWith(": ordered"));
    bench.apply(plan);

    assertThat(bench.state()).containsExactly("fake_port.a uid-1");
    assertThat(bench.store.read().records().values())
        .allSatisfy(record ->
            assertThat(record.current().orElseThrow().providerData()).containsKey("fingerprint"));
    assertThat(Bench.shown(bench.plan())).isEmpty();
  }

  @Test
  void aStoreThatFailsBeforeTheOrderMeansNoOrder() {
    Bench bench = new Bench(ONE);
    Plan plan = bench.plan();
    bench.store.failOn(message -> message.summary().startsWith("Order"));
    ApplyResult result = bench.apply(plan);

    assertThat(sent(bench)).isEmpty();
    assertThat(Bench.summaries(result.diagnostics())).contains("No space left for the state store");
  }

  @Test
  void aStoreThatFailsAfterTheOrderNeverHidesAUid() {
    Bench bench = new Bench(TWO);
    bench.world.batchLimit(1);
    Plan plan = bench.plan();
    bench.store.failOn(message -> !message.summary().startsWith("Order"));
    ApplyResult result = bench.apply(plan);

    assertThat(sent(bench)).containsExactly("send [a]");
    Diagnostic told = result.diagnostics().getFirst();
    assertThat(told.summary()).isEqualTo("Orders are not recorded");
    assertThat(told.detail()).contains("fake_port.a uid-1");
    assertThat(Journal.of(bench.store.read()).blocking()).hasSize(1);
  }

  @Test
  void blockingFindingsStopBeforeTheFirstOrder() {
    Bench bench = new Bench(ONE);
    bench.world.finding(
        new Finding(
            "ROLE-3",
            Finding.Weight.BLOCKING,
            "Role may not order",
            "A Tech Contact cannot complete orders.",
            List.of("fake_port.a"),
            Optional.of("portwright save x")));
    Plan plan = bench.plan();
    assertThat(plan.isApplyable()).isFalse();
    ApplyResult result = bench.apply(plan);

    assertThat(result.ending()).isEqualTo(Ending.REFUSED);
    assertThat(result.diagnostics())
        .singleElement()
        .satisfies(d -> {
          assertThat(d.code().orElseThrow()).hasToString("ROLE-3");
          assertThat(d.detail()).endsWith("    portwright save x");
        });
    assertThat(bench.log).isEmpty();
  }

  @Test
  void aPlanIsRefusedWhenStateHasMoved() {
    Bench bench = new Bench(ONE);
    Plan early = bench.plan();
    bench.applied();
    ApplyResult result = bench.apply(early);

    assertThat(Bench.summaries(result.diagnostics())).containsExactly("Saved plan is stale");
    assertThat(bench.world.services()).hasSize(1);
  }

  @Test
  void aPlanIsRefusedWhenTheConfigurationHasMoved() {
    Bench bench = new Bench(ONE);
    Plan plan = bench.plan();
    bench.main(ONE + "# another comment\n");

    assertThat(Bench.summaries(bench.apply(plan).diagnostics()))
        .containsExactly("Saved plan is for another configuration");
  }

  @Test
  void aPlanIsRefusedForAnotherCompany() {
    Bench bench = new Bench(ONE);
    Plan plan = bench.plan();
    bench.world.actAs(
        new Identity("sandbox", Optional.of("company-2"), Optional.empty(), Optional.empty()));

    assertThat(Bench.summaries(bench.apply(plan).diagnostics()))
        .containsExactly("Saved plan is for another account");
  }

  @Test
  void stoppingSendsNothingNewAndSaysWhatGoesOn() {
    Bench bench = new Bench(TWO);
    bench.world.batchLimit(1);
    Plan plan = bench.plan();
    bench.store.failOn(message -> {
      if (message.summary().endsWith("ordered")) {
        bench.cancellation.cancel();
      }
      return false;
    });
    ApplyResult result = bench.apply(plan);

    assertThat(result.ending()).isEqualTo(Ending.CANCELLED);
    assertThat(sent(bench)).containsExactly("send [a]");
    assertThat(bench.state()).containsExactly("fake_port.a uid-1");
    assertThat(result.waiting()).extracting(one -> one.uid().orElse("")).containsExactly("uid-1");
    assertThat(result.diagnostics())
        .anySatisfy(d -> {
          assertThat(d.summary()).isEqualTo("Apply was stopped");
          assertThat(d.detail()).contains("fake_port.a uid-1");
        });
    assertThat(Journal.of(bench.store.read()).blocking()).isEmpty();
  }

  @Test
  void stoppingBetweenIntentAndOrderWithdrawsTheIntent() {
    Bench bench = new Bench(ONE);
    Plan plan = bench.plan();
    bench.store.failOn(message -> {
      if (message.summary().startsWith("Order")) {
        bench.cancellation.cancel();
      }
      return false;
    });
    ApplyResult result = bench.apply(plan);

    assertThat(result.ending()).isEqualTo(Ending.CANCELLED);
    assertThat(sent(bench)).isEmpty();
    assertThat(bench.store.read().intents()).isEmpty();
  }

  @Test
  void aServiceThatFailsIsTaintedAndReplacedNextTime() {
    Bench bench = new Bench(ONE);
    bench.world.script("a", Script.FAILS_LATER);
    assertThat(bench.apply(bench.plan()).ending()).isEqualTo(Ending.FAILED);
    assertThat(bench.state()).containsExactly("fake_port.a uid-1 tainted");

    bench.world.unscript("a");
    Plan again = bench.plan();
    assertThat(Bench.shown(again)).containsExactly("+/- fake_port.a");
    assertThat(bench.apply(again).isComplete()).isTrue();
    assertThat(bench.state()).containsExactly("fake_port.a uid-2");
  }

  @Test
  void anInterruptedReplacementIsCompletedByTheNextRun() {
    Bench bench = new Bench(ONE).applied();
    bench.main(ONE.replace("\"a\"\n}", "\"a\"\n  speed = 5\n}"));
    Plan plan = bench.plan();
    bench.store.failOn(message -> {
      if (message.summary().endsWith("ordered")) {
        bench.cancellation.cancel();
      }
      return false;
    });
    bench.apply(plan);
    assertThat(bench.state()).containsExactly("fake_port.a uid-2", "fake_port.a deposed uid-1");

    Bench next = bench.afterwards();
    Plan rest = next.plan();
    assertThat(Bench.shown(rest)).containsExactly("- deposed fake_port.a");
    assertThat(next.apply(rest).isComplete()).isTrue();
    assertThat(next.state()).containsExactly("fake_port.a uid-2");
    assertThat(next.world.services().keySet()).containsExactly("uid-2");
  }

  @Test
  void aServiceThatTakesTooLongStaysInStateAndIsNeverOrderedAgain() {
    Bench bench = new Bench(ONE);
    bench.world.looksNeeded(Integer.MAX_VALUE);
    ApplyResult result = bench.apply(bench.plan());

    assertThat(Bench.summaries(result.diagnostics())).contains("Service is not ready in time");
    assertThat(bench.state()).containsExactly("fake_port.a uid-1");
    assertThat(Bench.shown(bench.plan())).isEmpty();
  }
}
