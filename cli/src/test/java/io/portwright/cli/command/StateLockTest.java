package io.portwright.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.portwright.cli.view.Terminal;
import io.portwright.engine.git.Access;
import io.portwright.engine.git.RemoteAddress;
import io.portwright.engine.state.LockHolder;
import io.portwright.engine.state.LockRequest;
import io.portwright.engine.state.LockResult;
import io.portwright.engine.state.LockTime;
import io.portwright.engine.state.MachineTime;
import io.portwright.engine.state.Schemas;
import io.portwright.engine.state.StateLock;
import io.portwright.engine.state.StateStore;
import io.portwright.engine.state.crypt.IdentityFile;
import io.portwright.engine.state.git.BranchName;
import io.portwright.engine.state.git.GitStateStore;
import io.portwright.engine.state.git.Pace;
import io.portwright.engine.state.git.SharedPlace;
import io.portwright.engine.state.git.StateRepository;
import io.portwright.provider.diagnostic.Diagnostic;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person sees of the lock of a state. */
class StateLockTest {
  private static final LockHolder ANN =
      new LockHolder("11aa", "ann@desk", "apply", "0.0.9", Instant.parse("2026-11-25T09:59:00Z"));
  private static final Duration LEASE = Duration.ofSeconds(1);

  @TempDir Path temp;

  @BeforeEach
  void oneObject() throws IOException {
    Files.writeString(temp.resolve("main.tf"), "resource \"terraform_data\" \"a\" {}\n");
  }

  // ---- the store of a folder ----

  private GitStateStore store() {
    return store(BranchName.of("default"));
  }

  private GitStateStore store(BranchName branch) {
    return new GitStateStore(temp.resolve(".portwright"), branch, Schemas.NONE, identity());
  }

  private IdentityFile identity() {
    return new IdentityFile(Map.of(), temp.resolve("home"));
  }

  private StateLock ann() {
    return ann(BranchName.of("default"));
  }

  private StateLock ann(BranchName branch) {
    try (GitStateStore store = store(branch)) {
      LockRequest request =
          new LockRequest(ANN, LEASE, Duration.ZERO, new MachineTime(Clock.systemUTC()), _ -> {});
      return ((LockResult.Locked) store.lock(request)).lock();
    }
  }

  private record Outcome(int code, String out, String err) {}

  private Outcome run(String answer, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = new Program().run(List.of(arguments), surroundings(answer, out, err));
    return new Outcome(code, text(out), text(err));
  }

  private String text(ByteArrayOutputStream stream) {
    return stream
        .toString(StandardCharsets.UTF_8)
        .replace(temp.toString(), "<folder>")
        .replaceAll("(?m) +$", "");
  }

  private Surroundings surroundings(
      String answer, ByteArrayOutputStream out, ByteArrayOutputStream err) {
    return new Surroundings(
        new TreeMap<>(
            Map.of(
                "HOME", temp.resolve("home").toString(),
                "USER", "bob",
                "HOSTNAME", "ci-7",
                "PORTWRIGHT_LEASE", "1s")),
        temp,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        new BufferedReader(new StringReader(answer)),
        !answer.isEmpty(),
        Terminal.plain(200),
        Clock.systemUTC(),
        new Random(20261126),
        Surroundings.Signals.NONE);
  }

  @Test
  void whoeverComesSecondIsToldWhoHasItAndWhatToDo() {
    try (StateLock _ = ann()) {
      Outcome outcome = run("", "apply", "-auto-approve");
      assertThat(outcome.code()).isEqualTo(1);
      assertThat(outcome.out()).isEmpty();
      assertThat(outcome.err())
          .isEqualTo(
              """
              error[STATE-31]: Error acquiring the state lock

              Somebody else changes this state right now. Nothing was changed.

              Lock Info:
                ID:        11aa
                Path:      <folder>/.portwright/store.git (branch portwright/default)
                Operation: apply
                Who:       ann@desk
                Version:   0.0.9
                Created:   2026-11-25 09:59:00 UTC

              The lock ends together with the process that has it. To wait for that:

                  portwright apply -lock-timeout=60s

              """);
    }
    Outcome outcome = run("", "apply", "-auto-approve");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    try (StateStore store = store()) {
      assertThat(store.lockHolder()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "destroy -auto-approve",
        "apply -auto-approve -destroy",
        "recover",
        "state mv terraform_data.a terraform_data.b",
        "state rm terraform_data.a",
        "state push state.tfstate",
        "state repair",
        "state recipients add age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p",
        "state recipients remove Ann"
      })
  void everyCommandThatChangesStateAsksForIt(String line) {
    assertThat(run("", "apply", "-auto-approve").code()).isZero();
    try (StateLock _ = ann()) {
      Outcome outcome = run("", line.split(" "));
      assertThat(outcome.code()).isEqualTo(1);
      assertThat(outcome.err()).contains("STATE-31", "ann@desk", "-lock-timeout");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"workspace delete -force dev", "workspace new dev"})
  void aWorkspaceIsNotMadeOrDeletedWhileSomebodyWorksInIt(String line) {
    if (line.contains("delete")) {
      assertThat(run("", "workspace", "new", "dev").code()).isZero();
      assertThat(run("", "workspace", "select", "default").code()).isZero();
    }
    try (StateLock _ = ann(BranchName.of("dev"))) {
      Outcome refused = run("", line.split(" "));
      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.err()).contains("STATE-31", "ann@desk", "-lock-timeout");
      assertThat(run("", "workspace", "show").out()).isEqualTo("default\n");
      assertThat(run("", (line + " -lock=false").split(" ")).code()).isZero();
    }
  }

  @Test
  void rehearsalsOfAWorkspaceAreLockedWithIt() {
    assertThat(run("", "workspace", "new", "dev", "-sandbox").code()).isZero();
    assertThat(run("", "workspace", "select", "default").code()).isZero();
    try (StateLock _ = ann(BranchName.sandbox("dev"))) {
      assertThat(run("", "workspace", "delete", "dev").err()).contains("STATE-31", "ann@desk");
    }
    assertThat(run("", "workspace", "delete", "dev").code()).isZero();
  }

  @Test
  void aDamagedStoreIsNotRepairedWhileSomebodyWorksInIt() throws IOException {
    assertThat(run("", "apply", "-auto-approve").code()).isZero();
    damage();
    try (StateLock _ = ann()) {
      Outcome refused = run("", "state", "repair", "-auto-approve");
      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.err()).contains("STATE-31", "ann@desk", "state repair -lock-timeout");
    }
    Outcome repaired = run("", "state", "repair", "-auto-approve");
    assertThat(repaired.out()).contains("Repaired.");
  }

  private void damage() throws IOException {
    Path head = temp.resolve(".portwright/store.git/refs/heads/portwright/default");
    Path objects = temp.resolve(".portwright/store.git/objects");
    String tip = Files.readString(head).strip();
    Files.delete(objects.resolve(tip.substring(0, 2)).resolve(tip.substring(2)));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void stateIsNotSharedWhileSomebodyWorksOnEitherSide(boolean here) {
    assertThat(run("", "apply", "-auto-approve").code()).isZero();
    LockTime time = new MachineTime(Clock.systemUTC());
    String[] line = {"init", "-store=" + temp.resolve("team.git"), "-migrate-state"};
    try (GitStateStore there = shared("ann");
        GitStateStore local = store()) {
      LockResult held =
          (here ? local : there).lock(new LockRequest(ANN, LEASE, Duration.ZERO, time, _ -> {}));
      try (StateLock _ = ((LockResult.Locked) held).lock()) {
        Outcome refused = run("", line);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("STATE-31", "ann@desk", "portwright init");
        assertThat(there.lineage()).isEmpty();
      }
    }
    Outcome shared = run("", line);
    assertThat(shared.code()).as(shared.err()).isZero();
    assertThat(shared.out()).contains("Put the state of workspace \"default\" (1 object)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plan -lock=false",
        "apply -lock=false -auto-approve",
        "state mv -lock=false -lock-timeout=5s terraform_data.a terraform_data.b",
        "state rm -dry-run terraform_data.a",
        "state list"
      })
  void whoeverDoesNotWantItDoesNotAsk(String line) {
    assertThat(run("", "apply", "-auto-approve").code()).isZero();
    try (StateLock _ = ann()) {
      Outcome outcome = run("", line.split(" "));
      assertThat(outcome.code()).as(outcome.err()).isZero();
      assertThat(outcome.err()).doesNotContain("ann@desk");
    }
  }

  @Test
  void aPlanSaysWhoWorksOnTheStateAndGoesOn() {
    try (StateLock _ = ann()) {
      Outcome outcome = run("", "plan");
      assertThat(outcome.code()).isZero();
      assertThat(outcome.out()).contains("terraform_data.a will be created");
      assertThat(outcome.err())
          .isEqualTo(
              "ann@desk (apply, since 2026-11-25 09:59:00 UTC) works on this state; what is shown"
                  + " here may change meanwhile.\n");
    }
  }

  @Test
  void whoeverWaitsIsToldForWhom() {
    try (StateLock _ = ann()) {
      Outcome outcome = run("", "apply", "-auto-approve", "-lock-timeout=300ms");
      assertThat(outcome.code()).isEqualTo(1);
      assertThat(outcome.err())
          .startsWith(
              "Waiting, for up to 0.3 s, for the lock of the state: ann@desk (apply, since"
                  + " 2026-11-25 09:59:00 UTC) has it.\n")
          .contains("Somebody else still changes this state after 0.3 s. Nothing was changed.")
          .containsOnlyOnce("Waiting");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "soon", "1d", ""})
  void aTimeThatIsNoneIsRefused(String time) {
    Outcome outcome = run("", "plan", "-lock-timeout=" + time);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("invalid value \"" + time + "\" for flag -lock-timeout: parse error");
  }

  @Test
  void aLockOfALivingProcessIsNotTakenAway() {
    assertThat(run("", "state", "unlock", "-force", "11aa").err()).contains("is not locked");
    try (StateLock ann = ann()) {
      assertThat(run("", "state", "unlock", "-force", "22bb").err())
          .contains("STATE-33", "\"22bb\" is not the ID of the lock", "ID:        11aa");
      assertThat(run("", "force-unlock", "-force", "11aa").err())
          .contains("STATE-33", "alive", "ann@desk");
      assertThat(ann.isHeld()).isTrue();
    }
  }

  // ---- a store that others use too ----

  /** Somebody whose machine was switched off right after it had taken the lock. */
  private record Dead(LockTime alive) implements LockTime {
    @Override
    public Instant wall() {
      return alive.wall();
    }

    @Override
    public long nanos() {
      return alive.nanos();
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
      alive.pause(duration);
    }

    @Override
    public Beating every(Duration period, Runnable call) {
      return () -> {};
    }
  }

  private GitStateStore shared(String who) {
    Path bare = temp.resolve("team.git");
    StateRepository.openOrCreate(bare).close();
    SharedPlace place =
        new SharedPlace(
            RemoteAddress.read(bare.toString(), temp).orElseThrow(),
            SharedPlace.PREFIX,
            Access.of(new TreeMap<>(Map.of("HOME", temp.resolve("home").toString()))),
            Pace.of(new Random(1)));
    return GitStateStore.shared(
        temp.resolve(who), BranchName.of("default"), place, Schemas.NONE, identity());
  }

  @Test
  void aDeadHolderIsNamedThenTakenOverAfterItsLease() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings = surroundings("", new ByteArrayOutputStream(), err);
    LockTime dead = new Dead(new MachineTime(Clock.systemUTC()));
    try (Workbench bench = new Workbench(surroundings, new CommonOptions());
        GitStateStore anns = shared("ann");
        GitStateStore bobs = shared("bob")) {
      assertThat(anns.lock(new LockRequest(ANN, LEASE, Duration.ZERO, dead, _ -> {})))
          .isInstanceOf(LockResult.Locked.class);
      Refusal refusal =
          catchThrowableOfType(
              Refusal.class, () -> new Locking(bench, bobs, "apply").take(Duration.ZERO));
      assertThat(refusal.findings())
          .singleElement()
          .extracting(Diagnostic::detail)
          .asString()
          .contains(
              """
              To wait for it, and to take over from a holder that shows no life for 1.0 s:

                  portwright apply -lock-timeout=2s

              If you know that it is dead and do not want to wait:

                  portwright state unlock 11aa\
              """);
      try (LockedState locked = new Locking(bench, bobs, "apply").take(Duration.ofSeconds(30))) {
        assertThat(text(err))
            .startsWith("Waiting, for up to 30 s, for the lock of the state: ann@desk")
            .contains("Took over the lock of the state from ann@desk (apply, since ");
        assertThat(bobs.lockHolder().map(LockHolder::who)).contains("bob@ci-7");
        assertThat(locked.lease().lost()).isEmpty();
      }
      assertThat(bobs.lockHolder()).isEqualTo(Optional.empty());
    }
  }
}
