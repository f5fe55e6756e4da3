package io.portwright.cli.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.cli.order.Rig.Ran;
import io.portwright.engine.apply.ApplyResult.Ending;
import io.portwright.engine.journal.Intent;
import io.portwright.engine.plan.Plan;
import io.portwright.engine.plan.PlanOptions;
import io.portwright.engine.recovery.Recovered;
import io.portwright.engine.recovery.Verdict;
import io.portwright.engine.state.StateStore;
import io.portwright.engine.state.StoredCommit;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.sandbox.http.Fault;
import io.portwright.provider.sandbox.world.Rewind;
import io.portwright.provider.sandbox.world.Timings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is believed about orders of unknown outcome, and what is not. */
class RecoveryTest {
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

  /** An order that is there, whose answer was lost. */
  private void lostAnswer(String files) {
    rig.control().inject(Fault.once("POST", "/v4/networkdesign/buy", new Fault.DropAfter()));
    assertThat(rig.main(files).run().exitCode()).isEqualTo(1);
    rig.calm();
    assertThat(rig.unclear()).hasSize(1);
  }

  private void completed(String... names) {
    Ran ran = rig.run();
    assertThat(ran.exitCode()).as(ran.text()).isZero();
    assertThat(rig.liveNames()).containsExactly(names);
    assertThat(rig.unclear()).isEmpty();
    assertThat(rig.plan(PlanOptions.NORMAL).orThrow().hasChanges()).isFalse();
  }

  private String uid(String name) {
    return rig.live().stream()
        .filter(service -> service.name().equals(name))
        .findFirst()
        .orElseThrow()
        .uid();
  }

  /** As if somebody had changed the tags by hand. */
  private void withoutTags(String uid) {
    Json none = new Json.Obj(new TreeMap<>(Map.of("resourceTags", Json.array(List.of()))));
    Reply reply = rig.call(api -> api.put("/v2/product/" + uid + "/tags", none));
    assertThat(reply).isInstanceOf(Reply.Ok.class);
  }

  private static Verdict only(Recovered recovered) {
    assertThat(recovered.evidence()).hasSize(1);
    return recovered.evidence().getFirst().verdict();
  }

  // ---- when ----

  @Test
  void anOrderThatMayStillBeOnItsWayIsLeftAlone() {
    lostAnswer(Rig.PORT);
    final long buys = rig.buys();
    rig.patience = Duration.ZERO;
    assertThat(only(rig.recover())).isInstanceOf(Verdict.TooEarly.class);
    Ran ran = rig.run();
    assertThat(ran.ending()).isEqualTo(Ending.REFUSED);
    assertThat(ran.text())
        .contains("Earlier order with unknown outcome", "may still be sending", "recover");
    rig.suspend(Duration.ofMinutes(5));
    assertThat(only(rig.recover())).isInstanceOf(Verdict.Adopt.class);
    completed("port-a");
    assertThat(rig.buys()).isEqualTo(buys);
  }

  /** What another machine's clock said about it proves nothing. */
  @Test
  void timeIsCountedFromWhenThisClientFirstSawTheOrder() {
    rig.main(Rig.PORT);
    rig.wrap = store -> new FailingStore(store, FailingStore.dieOn("ordered"));
    try {
      var _ = rig.run();
    } catch (FailingStore.Died _) {
      // nothing of this process is left, and it has noted nothing
    }
    rig.calm();
    rig.suspend(Duration.ofDays(1));
    rig.patience = Duration.ZERO;
    assertThat(only(rig.recover())).isInstanceOf(Verdict.TooEarly.class);
    Path notes = rig.unsaved().getFirst().resolve("intents");
    assertThat(notes).exists();
    rig.suspend(Duration.ofSeconds(31));
    assertThat(only(rig.recover())).isInstanceOf(Verdict.TooEarly.class);
    rig.suspend(Duration.ofSeconds(2));
    assertThat(only(rig.recover())).isInstanceOf(Verdict.Adopt.class);
    completed("port-a");
    assertThat(notes).doesNotExist();
  }

  // ---- what ----

  @Test
  void aPlanSettlesInMemoryAndItsFileCanBeCarriedOut() {
    lostAnswer(Rig.PORT + Rig.MCR);
    final String head = rig.head();
    final long buys = rig.buys();
    Plan plan = rig.plan(PlanOptions.NORMAL).orThrow();
    assertThat(plan.blocking()).isEmpty();
    assertThat(rig.head()).isEqualTo(head);
    assertThat(rig.unclear()).hasSize(1);
    // what apply does with a plan file
    Recovered recovered = rig.recover();
    assertThat(plan.basis().resources()).isEqualTo(recovered.resourcesHash());
    assertThat(rig.apply(plan).text()).contains("Saved plan is stale");
    Ran ran = rig.apply(plan.onTopOf(rig.state()));
    assertThat(ran.exitCode()).as(ran.text()).isZero();
    completed("mcr-b", "port-a");
    assertThat(rig.buys()).isEqualTo(buys);
  }

  @Test
  void somethingNewWithoutOurFingerprintIsNeitherOursNorNot() {
    lostAnswer(Rig.PORT);
    final String uid = uid("port-a");
    withoutTags(uid);
    final long buys = rig.buys();
    for (int run = 0; run < 2; run++) {
      Ran ran = rig.run();
      assertThat(ran.ending()).isEqualTo(Ending.REFUSED);
      assertThat(ran.text()).contains("nothing proves it", uid);
    }
    Recovered recovered = rig.recover();
    assertThat(only(recovered)).isInstanceOf(Verdict.Unclear.class);
    assertThat(recovered.evidence().getFirst().candidates())
        .extracting(one -> one.uid())
        .containsExactly(uid);
    assertThat(rig.buys()).isEqualTo(buys);
    assertThat(rig.liveNames()).containsExactly("port-a");
  }

  @Test
  void aPersonCanSayWhatAnOrderHasMade() {
    lostAnswer(Rig.PORT);
    final String uid = uid("port-a");
    withoutTags(uid);
    assertThat(rig.decide(Optional.of("11111111-2222-3333-4444-555555555555")).diagnostics())
        .singleElement()
        .satisfies(why -> assertThat(why.detail()).contains("no such service"));
    assertThat(rig.decide(Optional.of(uid)).hasErrors()).isFalse();
    assertThat(rig.known()).containsExactly(uid);
    completed("port-a");
    assertThat(rig.buys()).isEqualTo(1);
  }

  @Test
  void whatStateHasCannotBeTakenForAnOrder() {
    assertThat(rig.main(Rig.MCR).run().exitCode()).isZero();
    final String router = uid("mcr-b");
    lostAnswer(Rig.MCR + Rig.PORT);
    assertThat(rig.decide(Optional.of(router)).diagnostics())
        .singleElement()
        .satisfies(
            why -> assertThat(why.detail()).contains("State has it already, as megaport_mcr.b"));
  }

  @Test
  void aServiceOfAnotherTypeCannotBeTakenForAnOrder() {
    assertThat(rig.main(Rig.MCR).run().exitCode()).isZero();
    final String router = uid("mcr-b");
    rig.main("removed {\n  from = megaport_mcr.b\n  lifecycle {\n    destroy = false\n  }\n}\n");
    assertThat(rig.run().exitCode()).isZero();
    lostAnswer(Rig.PORT);
    assertThat(rig.decide(Optional.of(router)).hasErrors()).isTrue();
    assertThat(rig.unclear()).hasSize(1);
  }

  @Test
  void aPersonCanSayThatNothingWasOrdered() {
    lostAnswer(Rig.PORT);
    final String others = uid("port-a");
    withoutTags(others);
    assertThat(rig.decide(Optional.empty()).hasErrors()).isFalse();
    completed("port-a", "port-a");
    assertThat(rig.buys()).isEqualTo(2);
    assertThat(rig.known()).hasSize(1).doesNotContain(others);
  }

  @Test
  void whatFailedAfterItWasOrderedIsNotWaitedForAndOrderedAnew() {
    lostAnswer(Rig.PORT);
    rig.control().fail(uid("port-a"));
    assertThat(only(rig.recover())).isInstanceOf(Verdict.Ended.class);
    assertThat(rig.unclear()).isEmpty();
  }

  // ---- lists that cannot prove anything ----

  @Test
  void aListThatLacksWhatStateHasProvesNothing() {
    assertThat(rig.main(Rig.MCR).run().exitCode()).isZero();
    rig.control().inject(Fault.once("POST", "/v4/networkdesign/buy", new Fault.DropBefore()));
    assertThat(rig.main(Rig.MCR + Rig.PORT).run().exitCode()).isEqualTo(1);
    rig.calm();
    rig.control()
        .inject(Fault.always("GET", "/v2/products$", new Fault.Stale(new Rewind.Writes(1_000))));
    Recovered doubted = rig.recover();
    assertThat(only(doubted))
        .isInstanceOfSatisfying(
            Verdict.Unclear.class,
            unclear -> assertThat(unclear.evidence()).contains("lacks", "in state"));
    assertThat(rig.unclear()).hasSize(1);
    rig.calm();
    completed("mcr-b", "port-a");
    assertThat(rig.buys()).isEqualTo(3);
  }

  @Test
  void listsThatCannotBeReadProveNothing() {
    rig.control().inject(Fault.once("POST", "/v4/networkdesign/buy", new Fault.DropBefore()));
    assertThat(rig.main(Rig.PORT).run().exitCode()).isEqualTo(1);
    rig.calm();
    rig.control().inject(Fault.always("GET", "/v2/products$", new Fault.Answer(503, "Down", 0)));
    assertThat(only(rig.recover())).isInstanceOf(Verdict.Unclear.class);
    rig.calm();
    completed("port-a");
    assertThat(rig.buys()).isEqualTo(2);
  }

  // ---- a store that fails ----

  private List<Path> kept() {
    List<Path> files = new ArrayList<>();
    for (Path place : rig.unsaved()) {
      if (Files.isDirectory(place)) {
        try (Stream<Path> all = Files.list(place)) {
          all.filter(file -> file.toString().endsWith(".unsaved")).forEach(files::add);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return files;
  }

  /** An order that was accepted, and that the store did not take. */
  private void unrecorded(String files) {
    rig.main(files);
    rig.wrap = store -> new FailingStore(store, FailingStore.failOn("ordered"));
    Ran ran = rig.run();
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.text()).contains("Orders are not recorded", ".unsaved");
    rig.calm();
    assertThat(kept()).hasSize(1);
  }

  @Test
  void whatTheStoreDidNotTakeIsReadBackFromAFileThatNobodyElseCanRead() throws IOException {
    unrecorded(Rig.PORT.replace("port-a", "port-canary-4711"));
    final String uid = uid("port-canary-4711");
    assertThat(Files.readString(kept().getFirst(), StandardCharsets.ISO_8859_1))
        .startsWith("portwright-unsaved 1\n")
        .doesNotContain("canary", uid);
    // no tag is needed for what the file says
    rig.control().inject(Fault.always("GET", "/tags", new Fault.Answer(503, "Down", 0)));
    assertThat(rig.recover().evidence()).isEmpty();
    assertThat(rig.known()).containsExactly(uid);
    assertThat(kept()).isEmpty();
    rig.calm();
    completed("port-canary-4711");
    assertThat(rig.buys()).isEqualTo(1);
  }

  @Test
  void aFileThatCannotBeReadStopsEverything() throws IOException {
    unrecorded(Rig.PORT);
    Path file = kept().getFirst();
    Files.writeString(file, "portwright-unsaved 1\nnothing");
    assertThat(rig.plan(PlanOptions.NORMAL).diagnostics())
        .singleElement()
        .satisfies(why -> {
          assertThat(why.summary()).isEqualTo("Orders that are not in state cannot be read");
          assertThat(why.detail()).contains(file.toString());
        });
    Files.delete(file);
    completed("port-a");
    assertThat(rig.buys()).isEqualTo(1);
  }

  /** Somebody settles the order before the file is read: the file says nothing new any more. */
  @Test
  void aFileThatComesLateChangesNothing() throws IOException {
    unrecorded(Rig.PORT);
    Path file = kept().getFirst();
    final byte[] content = Files.readAllBytes(file);
    Files.delete(file);
    completed("port-a");
    Ran end = rig.run(PlanOptions.DESTROY);
    assertThat(end.exitCode()).as(end.text()).isZero();
    Files.write(file, content);
    assertThat(rig.recover().change().isEmpty()).isTrue();
    assertThat(rig.addresses()).isEmpty();
    assertThat(kept()).isEmpty();
  }

  @Test
  void aFolderThatTakesNoFileIsMadeUpForByAnother() throws IOException {
    Path first = rig.unsaved().getFirst();
    Files.createDirectories(first.getParent());
    Files.writeString(first, "a file is in the way");
    unrecorded(Rig.PORT);
    assertThat(kept().getFirst()).hasParent(rig.unsaved().getLast());
    completed("port-a");
    assertThat(rig.buys()).isEqualTo(1);
    assertThat(kept()).isEmpty();
  }

  @Test
  void aSettledOrderLeavesTheTreeAndItsHistoryTellsWhy() {
    lostAnswer(Rig.PORT);
    Intent intent = rig.recover().evidence().getFirst().intent();
    assertThat(rig.state().intents()).isEmpty();
    List<StoredCommit> commits = new ArrayList<>();
    try (StateStore store = rig.store()) {
      store.history().walk(commits::add);
    }
    StoredCommit last = commits.getFirst();
    assertThat(last.message().summary()).isEqualTo("Found megaport_port.a again");
    assertThat(last.trailer("Operation")).contains("recover");
    assertThat(last.trailers("Order")).containsExactly(intent.id());
    assertThat(last.trailers("Service")).containsExactly(uid("port-a"));
  }
}
