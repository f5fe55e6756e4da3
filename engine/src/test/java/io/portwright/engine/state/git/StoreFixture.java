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
import io.portwright.engine.state.format.RecordPath;
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
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A store in a folder of its own, with records that have secrets in all the places. */
abstract class StoreFixture {
  static final Author ANN =
      new Author("Ann", "ann@example.com", Instant.ofEpochSecond(1_800_000_000L), ZoneOffset.UTC);
  static final CommitMessage MESSAGE = CommitMessage.of("Change").operation("test");
  static final String SOURCE = "registry.terraform.io/megaport/megaport";
  static final InstanceAddress VXC =
      ResourceAddress.managed("megaport_vxc", "a").instance(InstanceKey.NONE);
  static final String SECRET = "hunter2-very-secret";

  /**
   * A name, a masked password, an authentication key that is only sealed, nested ones, a dynamic.
   */
  static final Schema SCHEMA =
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

  static final Schemas SCHEMAS = _ -> Optional.of(SCHEMA);

  @TempDir Path temp;
  Path folder;
  IdentityFile identity;

  @BeforeEach
  void place() {
    folder = temp.resolve("project/.portwright");
    identity = new IdentityFile(Map.of(), temp.resolve("home"));
  }

  GitStateStore store() {
    return store(SCHEMAS);
  }

  GitStateStore store(Schemas schemas) {
    return new GitStateStore(folder, BranchName.of("default"), schemas, identity);
  }

  static ObjectValue attributes(Map<String, Value> some) {
    SortedMap<String, Value> all = new TreeMap<>();
    SCHEMA.objectType().attributes().forEach((name, type) -> all.put(name, Value.nullOf(type)));
    all.putAll(some);
    return Value.object(all);
  }

  static ResourceRecord record(InstanceAddress address, Map<String, Value> some) {
    return ResourceRecord.of(address, SOURCE, InstanceObject.ready(attributes(some)));
  }

  static Value peers(String key, long vlan) {
    Value one = Value.object(Map.of("key", Value.string(key), "vlan", Value.number(vlan)));
    return Value.list(one.type(), List.of(one));
  }

  static StateSnapshot updated(UpdateResult result) {
    assertThat(result).isInstanceOf(UpdateResult.Updated.class);
    return ((UpdateResult.Updated) result).snapshot();
  }

  StateSnapshot save(StateChange change) {
    try (var store = store()) {
      return updated(store.update(store.read(), change, MESSAGE, ANN));
    }
  }

  StateSnapshot read() {
    try (var store = store()) {
      return store.read();
    }
  }

  StateChange secrets(String name) {
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

  void assertFails(StoreFailure.Reason reason) {
    try (var store = store()) {
      assertThatThrownBy(store::read)
          .isInstanceOfSatisfying(
              StoreFailure.class, f -> assertThat(f.reason()).isEqualTo(reason));
    }
  }

  static String path(InstanceAddress address) {
    return RecordPath.of(address);
  }

  String ciphertext(String path) {
    return file(path).replaceAll("(?s).*\"\\$age\": \"([^\"]+)\".*", "$1");
  }

  /** One file of the branch, or all files of a folder one after the other. */
  String file(String path) {
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

  void rewrite(String path, UnaryOperator<String> change) {
    String changed = change.apply(file(path));
    try (var repository = StateRepository.openOrCreate(folder.resolve("store.git"))) {
      CommitId head = repository.head(BranchName.of("default"));
      SortedMap<String, PathChange> changes = new TreeMap<>();
      changes.put(path, PathChange.write(changed.getBytes(UTF_8)));
      assertThat(repository.commit(BranchName.of("default"), head, changes, "By hand", ANN))
          .isInstanceOf(CommitResult.Committed.class);
    }
  }

  void assertNoSecret() {
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
}
