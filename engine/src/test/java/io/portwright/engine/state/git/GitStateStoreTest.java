package io.portwright.engine.state.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.state.CommitMessage;
import io.portwright.engine.state.DeposedKey;
import io.portwright.engine.state.InstanceObject;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.Schemas;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.UpdateResult;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GitStateStoreTest extends StoreFixture {
  @Test
  void readingBeforeTheFirstUpdateIsEmptyAndWritesNothing() {
    try (var store = store()) {
      assertThat(store.read()).isEqualTo(StateSnapshot.EMPTY);
      assertThat(store.addresses()).isEmpty();
      assertThat(store.notices()).isEmpty();
    }
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void theFirstUpdateMakesStoreIgnoreFileAndKeyAndSaysSo() {
    try (var store = store()) {
      store.update(StateSnapshot.EMPTY, StateChange.NONE, MESSAGE, ANN);
      assertThat(store.notices())
          .singleElement()
          .extracting(n -> n.code().orElseThrow().text())
          .isEqualTo("STORE-10");
      assertThat(store.notices()).isEmpty();
    }
    assertThat(folder.resolve(".gitignore")).hasContent("*");
    assertThat(read().lineage()).isPresent();
    assertThat(read().resourcesHash()).isEqualTo(StateSnapshot.NO_RESOURCES);
  }

  @Test
  void readsBackRecordsOutputsAndIntents() {
    var current =
        new InstanceObject(
            attributes(
                Map.of(
                    "name", Value.string("ü \"quoted\" \u2028"),
                    "rate", Value.number(1000),
                    "password", Value.string(SECRET).withMarks(Marks.SENSITIVE),
                    "auth_key", Value.string("k"),
                    "peers", peers("pk", 7),
                    "any", Value.object(Map.of("$age", Value.string("x"), "n", Value.number(1))))),
            InstanceObject.Status.TAINTED,
            new java.util.TreeSet<>(List.of(ResourceAddress.managed("megaport_port", "p"))),
            true,
            3,
            new TreeMap<>(Map.of("fingerprint", "pw-1")));
    var record =
        ResourceRecord.of(VXC, SOURCE, current)
            .in(Optional.of("sandbox"), Optional.of("c-1"))
            .withDeposed(
                new DeposedKey("0123abcd"),
                InstanceObject.ready(attributes(Map.of("name", Value.string("old")))));
    SortedMap<String, Value> outputs = new TreeMap<>();
    outputs.put("plain", Value.tuple(List.of(Value.number(1), Value.string("x"))));
    outputs.put("secret", Value.string(SECRET).withMarks(Marks.SENSITIVE));
    var intent = Value.object(Map.of("status", Value.string("open"), "n", Value.number(2)));

    var saved = save(StateChange.NONE.with(record).withOutputs(outputs).withIntent("i-1", intent));

    assertThat(read()).isEqualTo(saved);
    assertThat(saved.records()).containsExactly(Map.entry(VXC, record));
    assertThat(saved.outputs()).isEqualTo(outputs);
    assertThat(saved.intents()).containsExactly(Map.entry("i-1", intent));
  }

  @Test
  void aSensitiveAttributeOfTheSchemaComesBackMarkedAndASealedOneDoesNot() {
    save(
        StateChange.NONE.with(
            record(VXC, Map.of("password", Value.string(SECRET), "auth_key", Value.string("k")))));
    var attributes = read().record(VXC).orElseThrow().current().orElseThrow().attributes();
    assertThat(attributes.attribute("password").isSensitive()).isTrue();
    assertThat(attributes.attribute("password").unmarkedDeep()).isEqualTo(Value.string(SECRET));
    assertThat(attributes.attribute("auth_key")).isEqualTo(Value.string("k"));
  }

  @Test
  void writeOnlyValuesAreNeverStored() {
    save(StateChange.NONE.with(record(VXC, Map.of("once", Value.string(SECRET)))));
    var attributes = read().record(VXC).orElseThrow().current().orElseThrow().attributes();
    assertThat(attributes.attribute("once").isNull()).isTrue();
    assertNoSecret();
  }

  @Test
  void unknownAndEphemeralValuesAreBugs() {
    for (Value bad :
        List.of(Value.unknown(Type.STRING), Value.string("x").withMarks(Marks.EPHEMERAL))) {
      var change = StateChange.NONE.with(record(VXC, Map.of("name", bad)));
      assertThatThrownBy(() -> save(change)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void removingARecordRemovesItsFileAndRestoresTheHash() {
    var first = save(StateChange.NONE.with(record(VXC, Map.of())));
    assertThat(first.resourcesHash()).isNotEqualTo(StateSnapshot.NO_RESOURCES);
    var second = save(StateChange.NONE.without(VXC));
    assertThat(second.resourcesHash()).isEqualTo(StateSnapshot.NO_RESOURCES);
    assertThat(read().records()).isEmpty();
  }

  @Test
  void outputsAndIntentsDoNotMoveTheResourcesHash() {
    var first = save(StateChange.NONE.with(record(VXC, Map.of())));
    var second =
        save(
            StateChange.NONE
                .withOutputs(new TreeMap<>(Map.of("o", Value.number(1))))
                .withIntent("i", Value.object(Map.of())));
    assertThat(second.commit()).isNotEqualTo(first.commit());
    assertThat(second.resourcesHash()).isEqualTo(first.resourcesHash());
  }

  @Test
  void ofTwoWritersTheSecondIsStale() {
    try (var one = store();
        var two = store()) {
      var base = updated(one.update(one.read(), StateChange.NONE, MESSAGE, ANN));
      var seen = two.read();
      var change = StateChange.NONE.with(record(VXC, Map.of("name", Value.string("one"))));
      var winner = updated(one.update(base, change, MESSAGE, ANN));
      assertThat(two.update(seen, change, MESSAGE, ANN))
          .isEqualTo(new UpdateResult.Stale(winner.commit()));
      assertThat(two.update(seen, StateChange.NONE, MESSAGE, ANN))
          .isEqualTo(new UpdateResult.Stale(winner.commit()));
      assertThat(two.update(StateSnapshot.EMPTY, change, MESSAGE, ANN))
          .isEqualTo(new UpdateResult.Stale(winner.commit()));
    }
  }

  @Test
  void anOutcomeLandsOnWhateverIsThere() {
    var other = ResourceAddress.managed("megaport_vxc", "b").instance(InstanceKey.NONE);
    try (var one = store();
        var two = store()) {
      var base = updated(one.update(one.read(), StateChange.NONE, MESSAGE, ANN));
      updated(two.update(two.read(), StateChange.NONE.with(record(VXC, Map.of())), MESSAGE, ANN));
      var change = StateChange.NONE.with(List.of(record(other, Map.of())));
      var landed = one.updateLatest(base, change, MESSAGE, ANN);
      assertThat(landed.records().keySet()).containsExactly(VXC, other);
      assertThat(two.read()).isEqualTo(landed);
    }
  }

  @Test
  void nothingToChangeMakesNoCommit() {
    var first = save(StateChange.NONE.with(record(VXC, Map.of())));
    assertThat(save(StateChange.NONE).commit()).isEqualTo(first.commit());
    assertThat(save(StateChange.NONE.with(record(VXC, Map.of()))).commit())
        .isEqualTo(first.commit());
  }

  @Test
  void aSandboxNeverTouchesRealState() {
    var real = save(StateChange.NONE.with(record(VXC, Map.of())));
    try (var sandbox =
        new GitStateStore(folder, BranchName.sandbox("default"), SCHEMAS, identity)) {
      assertThat(sandbox.read()).isEqualTo(StateSnapshot.EMPTY);
      updated(sandbox.update(sandbox.read(), StateChange.NONE, MESSAGE, ANN));
    }
    assertThat(read()).isEqualTo(real);
  }

  @Test
  void aTypeThatThisProgramDoesNotKnowCanStillBeRead() {
    save(
        StateChange.NONE.with(
            record(VXC, Map.of("name", Value.string("n"), "password", Value.string(SECRET)))));
    try (var store = store(Schemas.NONE)) {
      var attributes = store.read().record(VXC).orElseThrow().current().orElseThrow().attributes();
      assertThat(attributes.attribute("name")).isEqualTo(Value.string("n"));
      assertThat(attributes.attribute("password").isSensitive()).isTrue();
    }
  }

  @Test
  void aThousandRecordsAreOnePackAndHostileAddressesComeBack() throws IOException {
    StateChange change = StateChange.NONE;
    SortedMap<InstanceAddress, ResourceRecord> all = new TreeMap<>();
    for (int i = 0; i < 1000; i++) {
      var address =
          ResourceAddress.managed("megaport_vxc", "r").instance(new InstanceKey.Name(hostile(i)));
      all.put(address, record(address, Map.of("rate", Value.number(i))));
    }
    change =
        new StateChange(
            all,
            change.removedRecords(),
            Optional.empty(),
            change.intents(),
            change.removedIntents());
    save(change);
    assertThat(read().records()).isEqualTo(all);
    Path packs = folder.resolve("store.git/objects/pack");
    try (Stream<Path> files = Files.list(packs)) {
      assertThat(files.filter(p -> p.toString().endsWith(".pack"))).hasSize(1);
    }
    assertThat(GitCommand.run(folder.resolve("store.git"), "fsck", "--full", "--strict")).isEmpty();
  }

  private static String hostile(int i) {
    String[] kinds = {
      "../../etc/passwd", ".git", "a/b", "CON", "x\"]", "ü\n\t", "%2F", "\\", "~", "é".repeat(300)
    };
    return kinds[i % kinds.length] + (i < kinds.length ? "" : i);
  }

  @Test
  void theHistoryReadsLikeAHistoryOfOrders() {
    try (var store = store()) {
      var first =
          updated(
              store.update(
                  store.read(),
                  StateChange.NONE,
                  CommitMessage.of("Create state").operation("init"),
                  ANN));
      var message =
          CommitMessage.of("Order megaport_vxc.a\nand more")
              .operation("apply")
              .plan("abc123")
              .actor("ann")
              .order("o-1")
              .trace("t-1");
      updated(store.update(first, StateChange.NONE.with(record(VXC, Map.of())), message, ANN));
    }
    assertThat(GitCommand.run(folder.resolve("store.git"), "log", "--format=%an: %s%n%(trailers)"))
        .isEqualTo(
            """
            Ann: Order megaport_vxc.a and more
            Operation: apply
            Plan: abc123
            Actor: ann
            Order: o-1
            Trace: t-1

            Ann: Create state
            Operation: init

            """);
  }
}
