package io.portwright.engine.state.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.git.Access;
import io.portwright.engine.git.Patience;
import io.portwright.engine.git.RemoteAddress;
import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.StoreFailure;
import io.portwright.engine.state.StoreFailure.Reason;
import io.portwright.engine.state.crypt.IdentityFile;
import io.portwright.engine.state.git.SharedSetup.Branch;
import io.portwright.engine.state.git.SharedSetup.Standing;
import io.portwright.provider.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A folder that begins to share, that looks at what others have, and that mends its clone. */
class SharedSetupTest extends StoreFixture {
  private static final BranchName DEFAULT = BranchName.of("default");
  private static final String REF = "refs/heads/portwright/default";
  private static final Random RANDOM = new Random(20261126);

  private Path bare;

  @BeforeEach
  void emptyRepositoryAndOneIdentity() {
    bare = temp.resolve("server/team.git");
    StateRepository.openOrCreate(bare).close();
    identity.readOrCreate();
  }

  private SharedPlace team() {
    Access access =
        new Access(
            new TreeMap<>(),
            temp.resolve("home"),
            new Patience(Duration.ofSeconds(10), Duration.ofSeconds(30)));
    RemoteAddress address = RemoteAddress.read(bare.toString(), temp).orElseThrow();
    return new SharedPlace(address, SharedPlace.PREFIX, access, Pace.of(RANDOM));
  }

  private SharedSetup setup(String who) {
    return new SharedSetup(temp.resolve(who), team());
  }

  private Branch look(String who) {
    return setup(who).look("default").getFirst();
  }

  private static StateChange adds(String name) {
    return StateChange.NONE.with(
        record(
            ResourceAddress.managed("megaport_vxc", name).instance(InstanceKey.NONE),
            Map.of("name", Value.string(name))));
  }

  private CommitId alone(String who, BranchName branch, String name) {
    try (GitStateStore store = new GitStateStore(temp.resolve(who), branch, SCHEMAS, identity)) {
      return updated(store.update(store.read(), adds(name), MESSAGE, ANN)).commit();
    }
  }

  private GitStateStore shared(String who) {
    return GitStateStore.shared(temp.resolve(who), DEFAULT, team(), SCHEMAS, identity);
  }

  private StateSnapshot together(String who, String name) {
    try (GitStateStore store = shared(who)) {
      return updated(store.update(store.read(), adds(name), MESSAGE, ANN));
    }
  }

  @Test
  void nothingAnywhereIsNew() {
    assertThat(look("ann").standing()).isEqualTo(Standing.NEW);
  }

  @Test
  void stateOfOneFolderGoesToTheOthersWithItsHistoryAndKeys() {
    CommitId here = alone("ann", DEFAULT, "a");
    Branch branch = look("ann");
    assertThat(branch.standing()).isEqualTo(Standing.AHEAD);
    assertThat(branch.objects()).isEqualTo(1);
    assertThat(branch.problem().map(StoreFailure::reason)).contains(Reason.UNSHARED);
    setup("ann").share(branch);
    assertThat(look("ann").standing()).isEqualTo(Standing.SHARED);
    try (GitStateStore bob = shared("bob")) {
      assertThat(bob.read().commit()).isEqualTo(here);
      assertThat(bob.keyHolders()).hasSize(1);
    }
  }

  @Test
  void whoSharesAfterSomebodyElseIsTold() {
    alone("ann", DEFAULT, "a");
    Branch seen = look("ann");
    together("bob", "b");
    assertThat(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                    StoreFailure.class, () -> setup("ann").share(seen))
                .reason())
        .isEqualTo(Reason.BUSY);
    assertThat(look("ann").standing()).isEqualTo(Standing.APART);
  }

  @Test
  void whatIsGivenUpIsKept() {
    CommitId here = alone("ann", DEFAULT, "a");
    StateSnapshot there = together("bob", "b");
    setup("ann").adopt(look("ann"));
    try (GitStateStore ann = shared("ann")) {
      assertThat(ann.read()).isEqualTo(there);
    }
    assertThat(
            GitCommand.run(temp.resolve("ann/store.git"), "for-each-ref", "refs/portwright/left"))
        .contains(here.hex());
  }

  @Test
  void leavingKeepsWhatWasHere() {
    StateSnapshot there = together("ann", "a");
    setup("ann").abandon();
    try (GitStateStore alone = new GitStateStore(temp.resolve("ann"), DEFAULT, SCHEMAS, identity)) {
      assertThat(alone.read()).isEqualTo(StateSnapshot.EMPTY);
    }
    assertThat(
            GitCommand.run(temp.resolve("ann/store.git"), "for-each-ref", "refs/portwright/left"))
        .contains(there.commit().hex());
  }

  @Test
  void otherWorkspacesOfTheFolderAreLookedAtAndRehearsalsAreNot() {
    alone("ann", BranchName.of("dev"), "a");
    alone("ann", BranchName.sandbox("default"), "b");
    assertThat(setup("ann").look("default"))
        .extracting(Branch::workspace, Branch::standing)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("default", Standing.NEW),
            org.assertj.core.groups.Tuple.tuple("dev", Standing.AHEAD));
  }

  @Test
  void aStrangerIsLockedOutOfWhatIsThereAndOfABeginning() {
    IdentityFile nobody = new IdentityFile(Map.of(), temp.resolve("nobody"));
    assertThat(setup("bob").locked(look("bob"), nobody).map(StoreFailure::reason))
        .contains(Reason.NO_KEY);
    together("ann", "a");
    assertThat(setup("bob").locked(look("bob"), nobody).map(StoreFailure::reason))
        .contains(Reason.NO_IDENTITY);
    assertThat(setup("bob").locked(look("bob"), identity)).isEmpty();
  }

  @Test
  void workspacesAreThoseOverThereAndRemovedOnlyAsSeen() {
    together("ann", "a");
    StoredWorkspaces bob = new StoredWorkspaces(temp.resolve("bob"), Optional.of(team()));
    assertThat(bob.names()).containsExactly("default");
    StoredWorkspaces.Branch seen = bob.branches("default").getFirst();
    assertThat(seen.managed()).hasSize(1);
    together("ann", "b");
    assertThat(bob.delete(seen)).isFalse();
    assertThat(bob.delete(bob.branches("default").getFirst())).isTrue();
    assertThat(GitCommand.run(bare, "for-each-ref")).isEmpty();
    assertThat(bob.names()).isEmpty();
    assertThat(look("bob").standing()).isEqualTo(Standing.NEW);
    assertThat(look("ann").standing()).isEqualTo(Standing.REWRITTEN);
  }

  private List<StoreRepair.Saved> repaired(String who) {
    Path folder = temp.resolve(who);
    try (SharedCopy copy = SharedCopy.fetch(folder, team())) {
      StoreRepair repair =
          new StoreRepair(folder.resolve("store.git"), Optional.of(copy.repository()));
      List<StoreRepair.Saved> outlook = repair.outlook();
      repair.carryOut(outlook, folder.resolve("kept"));
      return outlook;
    }
  }

  @Test
  void aDamagedCloneIsFetchedAnewAndStillRefusesReplay() throws IOException {
    StateSnapshot first = together("ann", "a");
    StateSnapshot second = together("ann", "b");
    CommitId rehearsed = alone("ann", BranchName.sandbox("default"), "c");
    Files.writeString(temp.resolve("ann/store.git").resolve(REF), "");
    assertThat(repaired("ann"))
        .extracting(StoreRepair.Saved::now)
        .containsExactly(Optional.of(second.commit()), Optional.of(rehearsed));
    assertThat(temp.resolve("ann/store.git.fetched")).doesNotExist();
    try (GitStateStore ann = shared("ann")) {
      assertThat(ann.read()).isEqualTo(second);
    }
    GitCommand.run(bare, "update-ref", REF, first.commit().hex());
    assertThat(look("ann").standing()).isEqualTo(Standing.REWRITTEN);
  }

  @Test
  void whatWasSeenAndIsNowhereAnyMoreIsNamed() throws IOException {
    StateSnapshot first = together("ann", "a");
    StateSnapshot second = together("ann", "b");
    GitCommand.run(bare, "update-ref", REF, first.commit().hex());
    String hex = second.commit().hex();
    Path folder = temp.resolve("ann");
    Files.delete(
        folder.resolve("store.git/objects").resolve(hex.substring(0, 2)).resolve(hex.substring(2)));
    try (SharedCopy copy = SharedCopy.fetch(folder, team())) {
      StoreRepair repair =
          new StoreRepair(folder.resolve("store.git"), Optional.of(copy.repository()));
      assertThat(repair.unknown()).containsExactly(second.commit());
    }
  }
}
