package io.portwright.engine.state.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.state.Author;
import io.portwright.engine.state.CommitMessage;
import io.portwright.engine.state.InstanceObject;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.Schemas;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.crypt.IdentityFile;
import io.portwright.provider.value.Value;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workspaces as branches: found by name, told apart from rehearsals, removed only as seen. */
class StoredWorkspacesTest {
  private static final Author AUTHOR = new Author("a", "a@x", Instant.EPOCH, ZoneOffset.UTC);

  @TempDir Path folder;

  private void write(BranchName branch, StateChange change) {
    IdentityFile identity = new IdentityFile(new TreeMap<>(), folder.resolve("home"));
    try (GitStateStore store = new GitStateStore(folder, branch, Schemas.NONE, identity)) {
      store.update(store.read(), change, CommitMessage.of("Test"), AUTHOR);
    }
  }

  private static StateChange record(String address) {
    return StateChange.NONE.with(
        ResourceRecord.of(
            InstanceAddress.parse(address).orElseThrow(),
            "registry.terraform.io/megaport/megaport",
            InstanceObject.ready(Value.object(Map.of("id", Value.string("x"))))));
  }

  private StoredWorkspaces stored() {
    return new StoredWorkspaces(folder);
  }

  @Test
  void thereAreNoneBeforeTheFirstCommit() {
    assertThat(stored().names()).isEmpty();
    assertThat(stored().branches("default")).isEmpty();
  }

  @Test
  void realAndSandboxBranchesBothCount() {
    write(BranchName.of("default"), StateChange.NONE);
    write(BranchName.sandbox("dev"), record("data.a.b"));
    write(BranchName.of("dev@sandbox"), record("a.b"));
    assertThat(stored().names()).containsExactly("default", "dev", "dev@sandbox");
    assertThat(stored().branches("dev")).singleElement().matches(StoredWorkspaces.Branch::isEmpty);
    assertThat(stored().branches("dev@sandbox")).hasSize(1);
  }

  @Test
  void namesWhatIsManagedAndOpenOrders() {
    StateChange open = StateChange.NONE.withIntent("i1", Value.object(Map.of("a", Value.TRUE)));
    write(BranchName.of("dev"), record("megaport_port.b").and(record("megaport_port.a")).and(open));
    StoredWorkspaces.Branch branch = stored().branches("dev").getFirst();
    assertThat(branch.managed())
        .map(Object::toString)
        .containsExactly("megaport_port.a", "megaport_port.b");
    assertThat(branch.intents()).isEqualTo(1);
    assertThat(branch.isEmpty()).isFalse();
  }

  @Test
  void removesOnlyWhatWasLookedAt() {
    write(BranchName.of("default"), StateChange.NONE);
    write(BranchName.of("dev"), StateChange.NONE);
    StoredWorkspaces.Branch seen = stored().branches("dev").getFirst();
    write(BranchName.of("dev"), record("megaport_port.a"));
    assertThat(stored().delete(seen)).isFalse();
    assertThat(stored().names()).contains("dev");
    assertThat(stored().delete(stored().branches("dev").getFirst())).isTrue();
    assertThat(stored().names()).containsExactly("default");
    write(BranchName.of("dev"), StateChange.NONE);
    assertThat(stored().branches("dev").getFirst().isEmpty()).isTrue();
  }

  @Test
  void everyNameHasABranchOfItsOwnAndComesBack() {
    Random random = new Random(20261124);
    String signs = "abzAZ019-_.~$&+:=@%/ \u00fc\0\\^*?[";
    for (int i = 0; i < 2_000; i++) {
      StringBuilder name = new StringBuilder();
      for (int j = 0; j <= random.nextInt(8); j++) {
        name.append(signs.charAt(random.nextInt(signs.length())));
      }
      for (BranchName branch :
          List.of(BranchName.of(name.toString()), BranchName.sandbox(name.toString()))) {
        assertThat(branch.workspace()).as("%s", branch).contains(name.toString());
        assertThat(BranchName.parse(branch.text())).contains(branch);
        assertThat(org.eclipse.jgit.lib.Repository.isValidRefName(branch.ref()))
            .as("%s", branch)
            .isTrue();
      }
    }
  }

  @Test
  void otherBranchesAreNoWorkspaces() {
    for (String text :
        List.of(
            "main",
            "portwright/",
            "portwright/a/b",
            "portwright/%zz",
            "portwright-saved/x",
            "portwright/%61")) {
      assertThat(BranchName.parse(text)).as(text).isEmpty();
    }
  }
}
