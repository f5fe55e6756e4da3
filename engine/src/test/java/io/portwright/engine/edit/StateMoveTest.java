package io.portwright.engine.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.journal.Intent;
import io.portwright.engine.journal.IntentStatus;
import io.portwright.engine.journal.Journal;
import io.portwright.engine.state.Author;
import io.portwright.engine.state.CommitMessage;
import io.portwright.engine.state.InstanceObject;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.Schemas;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.UpdateResult;
import io.portwright.engine.state.crypt.IdentityFile;
import io.portwright.engine.state.git.BranchName;
import io.portwright.engine.state.git.GitStateStore;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may move where, and that a move there and back changes nothing. */
class StateMoveTest {
  private static final Author ANN =
      new Author("Ann", "", Instant.ofEpochSecond(1_800_000_000L), ZoneOffset.UTC);

  @TempDir Path temp;

  private static InstanceAddress address(String text) {
    return InstanceAddress.parse(text).orElseThrow();
  }

  private static ResourceRecord record(String text, String... dependencies) {
    TreeSet<ResourceAddress> needs = new TreeSet<>();
    for (String one : dependencies) {
      needs.add(address(one).resource());
    }
    var attributes =
        Value.object(
            Map.of(
                "id", Value.string("id of " + text),
                "key", Value.string("secret of " + text).withMarks(Marks.SENSITIVE)));
    return ResourceRecord.of(
        address(text), "source", InstanceObject.ready(attributes).withDependencies(needs));
  }

  private static final List<ResourceRecord> RECORDS =
      List.of(
          record("t_a.one"),
          record("t_a.two[0]", "t_a.one"),
          record("t_a.two[1]", "t_a.one", "module.m.t_a.in"),
          record("t_b.set[\"x y\"]", "t_a.two"),
          record("data.t_a.read"),
          record("module.m[0].t_a.in", "t_a.one"),
          record("module.m[0].module.deep.t_a.in", "module.m.t_a.in"),
          record("module.m[1].t_a.in"));

  private GitStateStore store() {
    return new GitStateStore(
        temp.resolve("work"),
        BranchName.of("default"),
        Schemas.NONE,
        new IdentityFile(Map.of(), temp.resolve("home")));
  }

  private static StateSnapshot update(
      GitStateStore store, StateSnapshot state, StateChange change) {
    UpdateResult result = store.update(state, change, CommitMessage.of("Test"), ANN);
    assertThat(result).isInstanceOf(UpdateResult.Updated.class);
    return store.read();
  }

  @Test
  void thereAndBackIsTheSameState() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<List<String>> ways =
        List.of(
            List.of("t_a.one", "t_a.other"),
            List.of("t_a.one", "module.far[\"k\"].t_a.one"),
            List.of("t_a.two", "module.n.t_a.two"),
            List.of("t_a.two[1]", "t_a.two[7]"),
            List.of("t_b.set[\"x y\"]", "t_b.single"),
            List.of("data.t_a.read", "data.t_a.seen"),
            List.of("module.m[0]", "module.p"),
            List.of("module.m[0].module.deep", "module.q[\"a.b\"]"),
            List.of("module.m[1].t_a.in", "t_a.out"));
    try (GitStateStore store = store()) {
      StateSnapshot start = update(store, StateSnapshot.EMPTY, StateChange.NONE.with(RECORDS));
      StateSnapshot state = start;
      for (int i = 0; i < 12; i++) {
        List<String> way = ways.get(random.nextInt(ways.size()));
        state = moved(store, state, way.getFirst(), way.getLast());
        assertThat(state.records()).as("seed " + seed).isNotEqualTo(start.records());
        state = moved(store, state, way.getLast(), way.getFirst());
        assertThat(state.records()).as("seed " + seed + " " + way).isEqualTo(start.records());
      }
      assertThat(store.health().damage()).isEmpty();
    }
  }

  private static StateSnapshot moved(
      GitStateStore store, StateSnapshot state, String from, String to) {
    return update(store, state, StateMove.of(state, from, to).orThrow().change(state));
  }

  @Test
  void dependenciesGoAlong() {
    StateSnapshot state = StateSnapshot.EMPTY;
    try (GitStateStore store = store()) {
      state = update(store, state, StateChange.NONE.with(RECORDS));
      state = moved(store, state, "t_a.two[1]", "t_a.three");
    }
    assertThat(needs(state, "t_b.set[\"x y\"]")).containsExactly("t_a.three", "t_a.two");
    assertThat(needs(state, "t_a.three")).containsExactly("t_a.one", "module.m.t_a.in");
  }

  private static List<String> needs(StateSnapshot state, String text) {
    return state.record(address(text)).orElseThrow().current().orElseThrow().dependencies().stream()
        .map(Object::toString)
        .toList();
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # from                | to               | said
          t_a.nope              | t_a.x            | does not match anything
          t_a.one               | t_a.two[0]       | already a resource instance
          t_a.two               | t_a.one          | already a resource at that address
          t_a.two               | t_a.x[0]         | must also be a whole resource
          t_a.one               | t_b.one          | resource types don't match
          t_a.one               | data.t_a.one     | only to another managed resource
          data.t_a.read         | t_a.read         | only to another data resource
          t_a.one               | module.x         | must also be a resource instance
          module.m[0]           | t_a.x            | must also be a module
          module.m[0]           | module.m[1]      | destination module already exists
          module.nope           | module.x         | does not match anything
          t_a.one               | 5                | is not the address
          """)
  void refusesWhatCannotGoThere(String from, String to, String said) {
    List<ResourceRecord> records = new ArrayList<>(RECORDS);
    StateSnapshot state;
    try (GitStateStore store = store()) {
      state = update(store, StateSnapshot.EMPTY, StateChange.NONE.with(records));
    }
    var result = StateMove.of(state, from, to);
    assertThat(result.hasErrors()).isTrue();
    assertThat(result.diagnostics().getFirst().detail()).contains(said);
  }

  @Test
  void whatAnUnclearOrderIsAboutStaysWhereItIs() {
    Intent intent =
        new Intent(
            "i-1",
            "w-1",
            Intent.Target.current(address("t_a.one")),
            new Intent.Call(Intent.Operation.CREATE, "t_a", "One", "f-1", "hash"),
            new Intent.Scope("production", Optional.empty()),
            Duration.ofMinutes(1),
            List.of(),
            new IntentStatus.Unclear("No answer."));
    StateSnapshot state;
    try (GitStateStore store = store()) {
      state =
          update(
              store,
              StateSnapshot.EMPTY,
              StateChange.NONE
                  .with(RECORDS)
                  .and(Journal.outcome(intent, new IntentStatus.Unclear("No answer."))));
    }
    assertThat(StateMove.of(state, "t_a.one", "t_a.other").hasErrors()).isTrue();
    assertThat(StateRemoval.of(state, List.of("t_a.one", "t_a.two")).hasErrors()).isTrue();
    assertThat(StateRemoval.of(state, List.of("t_a.two")).hasErrors()).isFalse();
  }
}
