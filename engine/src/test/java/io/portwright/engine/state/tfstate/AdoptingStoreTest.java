package io.portwright.engine.state.tfstate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.fake.MemoryStore;
import io.portwright.engine.state.Author;
import io.portwright.engine.state.CommitMessage;
import io.portwright.engine.state.Lineage;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.StateStore;
import io.portwright.engine.state.StoreFailure;
import io.portwright.engine.state.UpdateResult;
import io.portwright.engine.state.crypt.IdentityFile;
import io.portwright.engine.state.git.BranchName;
import io.portwright.engine.state.git.GitStateStore;
import io.portwright.provider.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that begins with a file: nothing is written before the first commit, nothing twice. */
class AdoptingStoreTest {
  private static final Author AUTHOR = new Author("a", "a@x", Instant.EPOCH, ZoneOffset.UTC);
  private static final CommitMessage MESSAGE =
      CommitMessage.of("Order x").operation("intent").plan("p1");

  private static AdoptedState adopted() throws IOException {
    return Reading.state(
            Files.readString(Path.of("src/test/resources/tfstate/modules-and-marks.tfstate")))
        .orThrow();
  }

  private static ResourceRecord owned(ResourceRecord record) {
    return record.in(Optional.of("staging"), Optional.of("company-1"));
  }

  @Test
  void readsTheFileAndWritesNothing() throws IOException {
    List<String> log = new ArrayList<>();
    try (StateStore store =
        new AdoptingStore(new MemoryStore(log), adopted(), AdoptingStoreTest::owned)) {
      StateSnapshot state = store.read();
      assertThat(state.commit().exists()).isFalse();
      assertThat(state.records()).hasSize(7);
      assertThat(state.outputs()).containsOnlyKeys("obj", "sens");
      assertThat(store.addresses()).containsExactlyElementsOf(state.records().keySet());
      assertThat(store.lineage()).isEmpty();
      assertThat(log).isEmpty();
    }
  }

  @Test
  void theFirstUpdateIsTwoCommits() throws IOException {
    List<String> log = new ArrayList<>();
    MemoryStore memory = new MemoryStore(log);
    AdoptingStore store = new AdoptingStore(memory, adopted(), AdoptingStoreTest::owned);
    StateSnapshot before = store.read();
    InstanceAddress gone = before.records().firstKey();
    StateSnapshot after =
        ((UpdateResult.Updated)
                store.update(before, StateChange.NONE.without(gone), MESSAGE, AUTHOR))
            .snapshot();
    assertThat(log).containsExactly("commit Adopt terraform.tfstate", "commit Order x");
    assertThat(after.records()).hasSize(6).doesNotContainKey(gone);
    assertThat(after.records().values())
        .allSatisfy(record -> {
          assertThat(record.environment()).contains("staging");
          assertThat(record.companyUid()).contains("company-1");
        });
    assertThat(after.outputs()).isEqualTo(before.outputs());
    assertThat(store.read()).isEqualTo(after);
    store.update(after, StateChange.NONE.withOutputs(new TreeMap<>()), MESSAGE, AUTHOR);
    assertThat(log).hasSize(3);
  }

  @Test
  void anUpdateWithoutAChangeTakesTheFileOver() throws IOException {
    List<String> log = new ArrayList<>();
    AdoptingStore store =
        new AdoptingStore(new MemoryStore(log), adopted(), AdoptingStoreTest::owned);
    store.update(store.read(), StateChange.NONE, MESSAGE, AUTHOR);
    assertThat(log).containsExactly("commit Adopt terraform.tfstate");
  }

  @Test
  void whoComesSecondIsStale() throws IOException {
    MemoryStore memory = new MemoryStore(new ArrayList<>());
    AdoptingStore one = new AdoptingStore(memory, adopted(), AdoptingStoreTest::owned);
    AdoptingStore other = new AdoptingStore(memory, adopted(), AdoptingStoreTest::owned);
    StateSnapshot seen = other.read();
    one.update(one.read(), StateChange.NONE, MESSAGE, AUTHOR);
    assertThat(other.update(seen, StateChange.NONE, MESSAGE, AUTHOR))
        .isInstanceOf(UpdateResult.Stale.class);
    assertThat(memory.commits()).isEqualTo(1);
  }

  @Test
  void aRunThatDiesInBetweenLeavesTheFileTakenOver() throws IOException {
    MemoryStore memory = new MemoryStore(new ArrayList<>());
    AdoptingStore store = new AdoptingStore(memory, adopted(), AdoptingStoreTest::owned);
    StateSnapshot seen = store.read();
    memory.failOn(message -> message.summary().equals("Order x"));
    StateChange change = StateChange.NONE.withOutputs(new TreeMap<>(Map.of("o", Value.TRUE)));
    assertThatThrownBy(() -> store.update(seen, change, MESSAGE, AUTHOR))
        .isInstanceOf(StoreFailure.class);
    memory.failOn(_ -> false);
    StateSnapshot now = store.read();
    assertThat(now.records().keySet()).isEqualTo(seen.records().keySet());
    assertThat(now.outputs()).isEqualTo(seen.outputs());
    assertThat(now.commit().exists()).isTrue();
    assertThat(store.update(seen, change, MESSAGE, AUTHOR)).isInstanceOf(UpdateResult.Stale.class);
  }

  @Test
  void theRealStoreRemembersLineageAndSerialAndNoSecret(@TempDir Path folder) throws IOException {
    IdentityFile identity = new IdentityFile(new TreeMap<>(), folder.resolve("home"));
    GitStateStore git =
        new GitStateStore(folder.resolve("s"), BranchName.of("default"), Reading.SCHEMAS, identity);
    try (StateStore store = new AdoptingStore(git, adopted(), AdoptingStoreTest::owned)) {
      StateSnapshot before = store.read();
      store.update(before, StateChange.NONE, MESSAGE, AUTHOR);
      assertThat(store.lineage())
          .contains(
              new Lineage("96d160ea-830f-bc00-d8b4-42ccc7c3de78", java.util.OptionalLong.of(6)));
      StateSnapshot after = store.read();
      before
          .records()
          .forEach((address, record) -> assertThat(after.record(address)).contains(owned(record)));
      assertThat(after.outputs()).isEqualTo(before.outputs());
    }
  }

  @Test
  void aRehearsalKeepsWhatLivesNowhere() throws IOException {
    AdoptedState state = adopted();
    assertThat(state.onlyOf("terraform.io/builtin/terraform")).isEqualTo(state);
    AdoptedState nothing = state.onlyOf("registry.terraform.io/megaport/megaport");
    assertThat(nothing.isEmpty()).isTrue();
  }
}
