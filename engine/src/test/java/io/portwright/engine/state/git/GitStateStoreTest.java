package io.portwright.engine.state.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.state.Author;
import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.CommitMessage;
import io.portwright.engine.state.DeposedKey;
import io.portwright.engine.state.InstanceObject;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.Schemas;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.StoreFailure;
import io.portwright.engine.state.UpdateResult;
import io.portwright.engine.state.crypt.IdentityFile;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Attribute.Flag;
import io.portwright.provider.schema.Attribute.Nesting;
import io.portwright.provider.schema.Attribute.Presence;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitStateStoreTest {
  private static final Author ANN =
      new Author("Ann", "ann@example.com", Instant.ofEpochSecond(1_800_000_000L), ZoneOffset.UTC);
  private static final CommitMessage MESSAGE = CommitMessage.of("Change").operation("test");
  private static final String SOURCE = "registry.terraform.io/megaport/megaport";
  private static final InstanceAddress VXC =
      ResourceAddress.managed("megaport_vxc", "a").instance(InstanceKey.NONE);
  private static final String SECRET = "hunter2-very-secret";

  /**
   * A name, a masked password, an authentication key that is only sealed, nested ones, a dynamic.
   */
  private static final Schema SCHEMA =
      Schema.of(
          List.of(
              Attribute.plain("name", Type.STRING, Presence.REQUIRED),
              Attribute.plain("rate", Type.NUMBER, Presence.OPTIONAL),
              Attribute.plain("password", Type.STRING, Presence.OPTIONAL, Flag.SENSITIVE),
              Attribute.plain("auth_key", Type.STRING, Presence.OPTIONAL, Flag.SEALED),
              Attribute.plain("once", Type.STRING, Presence.OPTIONAL, Flag.WRITE_ONLY),
              Attribute.plain("any", Type.DYNAMIC, Presence.OPTIONAL),
              Attribute.nested(
                  "peers",
                  Nesting.LIST,
                  Map.of(
                      "key", Attribute.plain("key", Type.STRING, Presence.OPTIONAL, Flag.SEALED),
                      "vlan", Attribute.plain("vlan", Type.NUMBER, Presence.OPTIONAL)),
                  Presence.OPTIONAL)));

  private static final Schemas SCHEMAS = _ -> Optional.of(SCHEMA);

  @TempDir Path temp;
  private Path folder;
  private IdentityFile identity;

  @BeforeEach
  void place() {
    folder = temp.resolve("project/.portwright");
    identity = new IdentityFile(Map.of(), temp.resolve("home"));
  }

  private GitStateStore store() {
    return store(SCHEMAS);
  }

  private GitStateStore store(Schemas schemas) {
    return new GitStateStore(folder, BranchName.of("default"), schemas, identity);
  }

  private static ObjectValue attributes(Map<String, Value> some) {
    SortedMap<String, Value> all = new TreeMap<>();
    SCHEMA.objectType().attributes().forEach((name, type) -> all.put(name, Value.nullOf(type)));
    all.putAll(some);
    return Value.object(all);
  }

  private static ResourceRecord record(InstanceAddress address, Map<String, Value> some) {
    return ResourceRecord.of(address, SOURCE, InstanceObject.ready(attributes(some)));
  }

  private static Value peers(String key, long vlan) {
    Value one = Value.object(Map.of("key", Value.string(key), "vlan", Value.number(vlan)));
    return Value.list(one.type(), List.of(one));
  }

  private static StateSnapshot updated(UpdateResult result) {
    assertThat(result).isInstanceOf(UpdateResult.Updated.class);
    return ((UpdateResult.Updated) result).snapshot();
  }

  private StateSnapshot save(StateChange change) {
    try (var store = store()) {
      return updated(store.update(store.read(), change, MESSAGE, ANN));
    }
  }

  private StateSnapshot read() {
    try (var store = store()) {
      return store.read();
    }
  }

  // ---- reading and writing ------------------------------------------------------------------

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

  // ---- secrets ------------------------------------------------------------------------------

  private StateChange secrets(String name) {
    var one =
        record(
            VXC,
            Map.of(
                "name", Value.string(name),
                "password", Value.string(SECRET),
                "auth_key", Value.string(SECRET + "-auth"),
                "peers", peers(SECRET + "-peer", 1),
                "any",
                    Value.object(Map.of("deep", Value.string(SECRET).withMarks(Marks.SENSITIVE)))));
    return StateChange.NONE
        .with(one.withDeposed(new DeposedKey("00000001"), one.current().orElseThrow()))
        .withOutputs(new TreeMap<>(Map.of("o", Value.string(SECRET).withMarks(Marks.SENSITIVE))));
  }

  @Test
  void noSecretIsInAnyFileOrObjectAlsoNotAsBase64() {
    save(secrets("one"));
    save(secrets("two"));
    save(StateChange.NONE.without(VXC));
    assertNoSecret();
  }

  private void assertNoSecret() {
    Path git = folder.resolve("store.git");
    String objects = GitCommand.run(git, "cat-file", "--batch", "--batch-all-objects");
    assertThat(objects).contains("megaport_vxc.a", "\"format\": 1");
    assertClean(objects, "objects");
    try (Stream<Path> files = Files.walk(temp)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertClean(Files.readString(file, ISO_8859_1), file.toString());
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void assertClean(String content, String where) {
    for (int shift = 0; shift < 3; shift++) {
      // base64 of a text at each of the three alignments shares this middle part
      byte[] shifted = (" ".repeat(shift) + SECRET).getBytes(UTF_8);
      String base64 = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      assertThat(content).as(where).doesNotContain(base64.substring(4, base64.length() - 2));
    }
    assertThat(content).as(where).doesNotContain(SECRET);
  }

  @Test
  void anUnrelatedChangeKeepsEveryCiphertext() {
    save(secrets("one"));
    String before = file("resources");
    save(secrets("two"));
    assertThat(file("resources").replace("\"two\"", "\"one\"")).isEqualTo(before);
    assertThat(before).contains("$age");
  }

  @Test
  void aCiphertextThatWasMovedToAnotherRecordIsRefused() {
    save(StateChange.NONE.with(record(VXC, Map.of("password", Value.string(SECRET)))));
    var other = ResourceAddress.managed("megaport_vxc", "b").instance(InstanceKey.NONE);
    save(StateChange.NONE.with(record(other, Map.of("password", Value.string("mine")))));
    String stolen = ciphertext(path(VXC));
    rewrite(path(other), text -> text.replace(ciphertext(path(other)), stolen));
    assertFails(StoreFailure.Reason.MOVED_SECRET);
  }

  @Test
  void movingARecordSealsItsSecretsForTheNewPlace() {
    save(secrets("one"));
    var target = ResourceAddress.managed("megaport_vxc", "moved").instance(InstanceKey.NONE);
    var record = read().record(VXC).orElseThrow();
    save(StateChange.NONE.without(VXC).with(record.movedTo(target)));
    assertThat(read().record(target).orElseThrow().current()).isEqualTo(record.current());
  }

  @Test
  void withoutTheKeyAddressesAreListedAndValuesAreRefused() {
    save(secrets("one"));
    identity = new IdentityFile(Map.of(), temp.resolve("elsewhere"));
    try (var store = store()) {
      assertThat(store.addresses()).containsExactly(VXC);
    }
    assertFails(StoreFailure.Reason.NO_IDENTITY);
    try (var store = store()) {
      assertThatThrownBy(() -> store.hash(new byte[1])).isInstanceOf(StoreFailure.class);
    }
    assertThat(temp.resolve("elsewhere")).doesNotExist();
  }

  @Test
  void theKeyedHashIsTheSameInEveryRunAndBeforeTheFirstCommit() {
    String early;
    try (var store = store()) {
      early = store.hash(SECRET.getBytes(UTF_8));
      updated(store.update(StateSnapshot.EMPTY, StateChange.NONE, MESSAGE, ANN));
      assertThat(store.hash(SECRET.getBytes(UTF_8))).isEqualTo(early);
    }
    try (var store = store()) {
      assertThat(store.hash(SECRET.getBytes(UTF_8))).isEqualTo(early);
    }
  }

  // ---- damage and foreign formats -----------------------------------------------------------

  @Test
  void aNewerFormatIsRefused() {
    save(StateChange.NONE.with(record(VXC, Map.of())));
    rewrite("format.json", text -> text.replace("\"format\": 1", "\"format\": 2"));
    assertFails(StoreFailure.Reason.NEWER);
    try (var store = store()) {
      assertThatThrownBy(store::addresses)
          .hasMessageContaining("format 2 is newer than this program understands (1)");
    }
  }

  @Test
  void everyBrokenFileIsDamageAndNamesItself() {
    save(secrets("one").withIntent("i-1", Value.object(Map.of())));
    for (String path :
        List.of("format.json", "keys.json", "outputs.json", path(VXC), "intents/i-1.json")) {
      String good = file(path);
      for (String bad : List.of("", "{", "[]", "null", "{\"a\":1,\"a\":2}", good + "x")) {
        rewrite(path, _ -> bad);
        try (var store = store()) {
          assertThatThrownBy(store::read)
              .as("%s holding %s", path, bad)
              .isInstanceOfSatisfying(
                  StoreFailure.class,
                  f -> assertThat(f.reason()).isEqualTo(StoreFailure.Reason.DAMAGED))
              .hasMessageContaining(path);
        }
      }
      rewrite(path, _ -> good);
    }
    read();
  }

  @Test
  void aRecordInTheWrongFileIsDamage() {
    save(StateChange.NONE.with(record(VXC, Map.of())));
    rewrite(path(VXC), text -> text.replace("megaport_vxc.a\"", "megaport_vxc.b\""));
    assertFails(StoreFailure.Reason.DAMAGED);
  }

  private void assertFails(StoreFailure.Reason reason) {
    try (var store = store()) {
      assertThatThrownBy(store::read)
          .isInstanceOfSatisfying(
              StoreFailure.class, f -> assertThat(f.reason()).isEqualTo(reason));
    }
  }

  // ---- scale and history --------------------------------------------------------------------

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

  // ---- tools --------------------------------------------------------------------------------

  private static String path(InstanceAddress address) {
    return io.portwright.engine.state.format.RecordPath.of(address);
  }

  private String ciphertext(String path) {
    return file(path).replaceAll("(?s).*\"\\$age\": \"([^\"]+)\".*", "$1");
  }

  /** One file of the branch, or all files of a folder one after the other. */
  private String file(String path) {
    try (var repository = StateRepository.openOrCreate(folder.resolve("store.git"))) {
      var tree = repository.tree(repository.head(BranchName.of("default")));
      StringBuilder all = new StringBuilder();
      if (path.contains(".")) {
        return new String(tree.read(path).orElseThrow(), UTF_8);
      }
      tree.readAll(path, (_, content) -> all.append(new String(content, UTF_8)));
      return all.toString();
    }
  }

  private void rewrite(String path, java.util.function.UnaryOperator<String> change) {
    String changed = change.apply(file(path));
    try (var repository = StateRepository.openOrCreate(folder.resolve("store.git"))) {
      CommitId head = repository.head(BranchName.of("default"));
      SortedMap<String, PathChange> changes = new TreeMap<>();
      changes.put(path, PathChange.write(changed.getBytes(UTF_8)));
      assertThat(repository.commit(BranchName.of("default"), head, changes, "By hand", ANN))
          .isInstanceOf(CommitResult.Committed.class);
    }
  }
}
